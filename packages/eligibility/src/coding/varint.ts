/** The bytes cannot be read as they should be; the caller turns it into an error with a code of its own. */
export class BytesError extends Error {
  override readonly name = 'BytesError';
}

/** The largest number written: four groups of seven bits. */
export const MAX_VARINT = 0x0fff_ffff;

/** Writes bytes and unsigned LEB128 integers, one after the other. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** Unsigned LEB128: groups of seven bits, lowest first, the high bit set on all but the last. */
  varint(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > MAX_VARINT) throw new RangeError(`varint: ${value}`);
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what `ByteWriter` writes. Throws `BytesError` at the end of the bytes and for a second spelling. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new BytesError('ends early');
    this.#at += 1;
    return value;
  }

  varint(max: number = MAX_VARINT): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const group = this.byte();
      value |= (group & 0x7f) << shift;
      if (group < 0x80) {
        if (group === 0 && shift > 0) throw new BytesError('integer with a needless byte');
        if (value > max) throw new BytesError(`integer above ${max}`);
        return value;
      }
    }
    throw new BytesError('integer too long');
  }

  /** A view of the next `length` bytes, not a copy. */
  bytes(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw new BytesError('ends early');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** A view of all that follows. */
  rest(): Uint8Array {
    return this.bytes(this.#bytes.length - this.#at);
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new BytesError('bytes after the end');
  }
}
