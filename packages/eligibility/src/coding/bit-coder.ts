import { PROBABILITY_BITS, RangeDecoder, RangeEncoder } from './range-coder.ts';

/**
 * Codes the bits of a format, each in the slot that has seen its like. The encoder takes the bit given; the decoder
 * disregards it and returns the one that it reads. So a format is written once, as a function of a coder.
 */
export interface BitCoder {
  bit(slot: number, bit: number): number;
  /** A bit of which nothing can be foreseen. */
  even(bit: number): number;
}

/** What slots foretell of their next bit, by what they have seen. */
export interface Slots {
  /** Of a one, in 32,768ths: 1 to 32,767. */
  probability(slot: number): number;
  see(slot: number, bit: number): void;
}

const HALF = 1 << (PROBABILITY_BITS - 1);

export class BitEncoder implements BitCoder {
  private readonly slots: Slots;
  private readonly range = new RangeEncoder();

  constructor(slots: Slots) {
    this.slots = slots;
  }

  bit(slot: number, bit: number): number {
    this.range.encode(bit, this.slots.probability(slot));
    this.slots.see(slot, bit);
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

/** Writes nothing, and counts the zeros and ones of each slot. */
export class BitCounter implements BitCoder {
  readonly zeros: Uint32Array;
  readonly ones: Uint32Array;

  constructor(slots: number) {
    this.zeros = new Uint32Array(slots);
    this.ones = new Uint32Array(slots);
  }

  bit(slot: number, bit: number): number {
    const counts = bit === 1 ? this.ones : this.zeros;
    counts[slot] = (counts[slot] ?? 0) + 1;
    return bit;
  }

  even(bit: number): number {
    return bit;
  }
}

/** Reads, and counts what it reads when it is given a counter. */
export class BitDecoder implements BitCoder {
  private readonly slots: Slots;
  private readonly range: RangeDecoder;
  private readonly counter: BitCounter | undefined;

  constructor(slots: Slots, bytes: Uint8Array, counter?: BitCounter) {
    this.slots = slots;
    this.range = new RangeDecoder(bytes);
    this.counter = counter;
  }

  bit(slot: number, _bit: number): number {
    const bit = this.range.decode(this.slots.probability(slot));
    this.slots.see(slot, bit);
    this.counter?.bit(slot, bit);
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
