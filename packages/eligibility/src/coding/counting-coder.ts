import type { BitCoder } from './bit-models.ts';
import { PROBABILITY_BITS, RangeDecoder, RangeEncoder } from './range-coder.ts';

const HALF = 1 << (PROBABILITY_BITS - 1);
const CERTAIN = (1 << PROBABILITY_BITS) - 1;

/**
 * Slots that count what they have seen, all of it: what is rare is foretold as rare, without being told how rare
 * (the estimator of Krichevsky and Trofimov).
 */
class CountingSlots {
  private readonly ones: Uint32Array;
  private readonly seen: Uint32Array;

  constructor(slots: number) {
    this.ones = new Uint32Array(slots);
    this.seen = new Uint32Array(slots);
  }

  /** Of a one, in 32,768ths. */
  probability(slot: number): number {
    const seen = this.seen[slot] ?? 0;
    const share = Math.floor((HALF * (2 * (this.ones[slot] ?? 0) + 1)) / (seen + 1));
    return share < 1 ? 1 : share > CERTAIN ? CERTAIN : share;
  }

  count(slot: number, bit: number): void {
    this.seen[slot] = (this.seen[slot] ?? 0) + 1;
    if (bit === 1) this.ones[slot] = (this.ones[slot] ?? 0) + 1;
  }
}

export class CountingEncoder implements BitCoder {
  private readonly slots: CountingSlots;
  private readonly range = new RangeEncoder();

  constructor(slots: number) {
    this.slots = new CountingSlots(slots);
  }

  bit(slot: number, bit: number): number {
    this.range.encode(bit, this.slots.probability(slot));
    this.slots.count(slot, bit);
    return bit;
  }

  even(bit: number): number {
    this.range.encode(bit, HALF);
    return bit;
  }

  finish(): Uint8Array {
    return this.range.finish();
  }
}

export class CountingDecoder implements BitCoder {
  private readonly slots: CountingSlots;
  private readonly range: RangeDecoder;

  constructor(slots: number, bytes: Uint8Array) {
    this.slots = new CountingSlots(slots);
    this.range = new RangeDecoder(bytes);
  }

  bit(slot: number, _bit: number): number {
    const bit = this.range.decode(this.slots.probability(slot));
    this.slots.count(slot, bit);
    return bit;
  }

  even(_bit: number): number {
    return this.range.decode(HALF);
  }

  /** Whether the bytes are the only ones that tell the bits read. */
  isExact(): boolean {
    return this.range.isExact();
  }
}
