/**
 * A binary range coder, carry and all, in whole numbers below 2^53: every engine gives the same bytes. A probability
 * is that of a one, in 32,768ths, 1 to 32,767.
 */
export const PROBABILITY_BITS = 15;

// Fields are `private` here, not `#`: for the browsers of old phones those are built into WeakMaps, three times slower.

const TOP = 0x1_0000_0000;
/** Below this the range gives out a byte. */
const LOW_RANGE = 0x100_0000;

/** Writes bits; one encoder makes one run of bytes. */
export class RangeEncoder {
  private low = 0;
  private range = TOP - 1;
  private held = 0;
  /** How many bytes are held back until it is known whether a carry reaches them: `#held`, then 0xff each. */
  private holding = 0;
  private out = new Uint8Array(256);
  private length = 0;

  encode(bit: number, probability: number): void {
    const ones = (this.range >>> PROBABILITY_BITS) * probability;
    if (bit === 1) this.range = ones;
    else {
      this.low += ones;
      this.range -= ones;
    }
    while (this.range < LOW_RANGE) {
      this.range = (this.range * 256) >>> 0;
      this.shift();
    }
  }

  /** The bytes, as few as tell the bits: the reader takes zeros after the end. */
  finish(): Uint8Array {
    this.low = roundest(this.low, this.range);
    for (let left = 5; left > 0; left -= 1) this.shift();
    let end = this.length;
    while (end > 0 && this.out[end - 1] === 0) end -= 1;
    // The first byte held, before anything was written, is no byte of ours: it is always zero.
    return this.out.slice(Math.min(1, end), end);
  }

  private shift(): void {
    if (this.low < 0xff00_0000 || this.low >= TOP) {
      const carry = this.low >= TOP ? 1 : 0;
      this.put(this.held + carry);
      for (; this.holding > 0; this.holding -= 1) this.put(0xff + carry);
      this.held = (this.low >>> 24) & 0xff;
    } else {
      this.holding += 1;
    }
    this.low = ((this.low & 0xff_ffff) << 8) >>> 0;
  }

  private put(byte: number): void {
    if (this.length === this.out.length) {
      const grown = new Uint8Array(this.length * 2);
      grown.set(this.out);
      this.out = grown;
    }
    this.out[this.length++] = byte & 0xff;
  }
}

/** The number from `low` on, and less than `range` above it, that ends in the most zero bytes; the lowest of those. */
function roundest(low: number, range: number): number {
  for (let step = TOP; step > 1; step /= 256) {
    const rounded = Math.ceil(low / step) * step;
    if (rounded < low + range) return rounded;
  }
  return low;
}

/** Reads what `RangeEncoder` wrote, when it is asked with the same probabilities; any bytes give some bits. */
export class RangeDecoder {
  private readonly bytes: Uint8Array;
  private at = 0;
  /** How far the number that the bytes spell is above the range's lower end. */
  private code = 0;
  private range = TOP - 1;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    for (let left = 4; left > 0; left -= 1) this.code = ((this.code << 8) | this.next()) >>> 0;
  }

  /** Whether the bytes are those that `finish` gives for the bits read so far: no other bytes tell the same bits. */
  isExact(): boolean {
    if (this.bytes[this.bytes.length - 1] === 0 || this.at < this.bytes.length) return false;
    let tail = 0;
    for (let at = this.at - 4; at < this.at; at += 1) tail = ((tail << 8) | (this.bytes[at] ?? 0)) >>> 0;
    const low = (tail - this.code + TOP) % TOP;
    return roundest(low, this.range) % TOP === tail;
  }

  decode(probability: number): number {
    const ones = (this.range >>> PROBABILITY_BITS) * probability;
    let bit = 0;
    if (this.code < ones) {
      this.range = ones;
      bit = 1;
    } else {
      this.code -= ones;
      this.range -= ones;
    }
    while (this.range < LOW_RANGE) {
      this.range = (this.range << 8) >>> 0;
      this.code = ((this.code << 8) | this.next()) >>> 0;
    }
    return bit;
  }

  private next(): number {
    return this.bytes[this.at++] ?? 0;
  }
}
