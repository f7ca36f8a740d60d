/** Chance that is the same in every run: a small linear congruential generator (Numerical Recipes). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** 0 to 1. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }

  /** A whole number from 0 to `end` less one. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  pick<One>(choices: readonly One[]): One {
    const at = this.below(choices.length);
    for (const chosen of choices.slice(at, at + 1)) return chosen;
    throw new Error('nothing to choose from');
  }
}
