/** Keeps the last few values that were asked for, and makes each once however many ask at the same time. */
export class LruCache<Input, Value> {
  readonly #values = new Map<string, Promise<Value>>();
  readonly #size: number;
  readonly #make: (key: string, input: Input) => Promise<Value>;

  constructor(size: number, make: (key: string, input: Input) => Promise<Value>) {
    this.#size = size;
    this.#make = make;
  }

  async get(key: string, input: Input): Promise<Value> {
    const value = this.#values.get(key) ?? this.#make(key, input);
    // A map gives its keys in the order of their last setting.
    this.#values.delete(key);
    this.#values.set(key, value);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#size) break;
      this.#values.delete(oldest);
    }
    try {
      return await value;
    } catch (error) {
      // A failure is not kept: the file may be there next time.
      if (this.#values.get(key) === value) this.#values.delete(key);
      throw error;
    }
  }
}
