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

const ONE = 1 << PROBABILITY_BITS;
const HALF = ONE / 2;
/** No bit is ever held for more certain than this, of 32,768. */
const LEAST = 8;
const MAX_SEEN = 255;
/** By how much of the way a slot moves to the bit just seen, after so many: one over (seen + 3/2), in 32,768ths. */
const STEPS = Uint16Array.from({ length: MAX_SEEN + 1 }, (_, seen) => Math.floor((2 * ONE) / (2 * seen + 3)));

/** The probabilities of ones, one a slot, and how much each has seen. */
export interface BitModels {
  probabilities: Uint16Array;
  seen: Uint8Array;
}

/** Slots that have seen nothing. */
export function freshModels(slots: number): BitModels {
  return { probabilities: new Uint16Array(slots).fill(HALF), seen: new Uint8Array(slots) };
}

/** Moves a slot toward the bit that it has just seen. */
export function learn({ probabilities, seen }: BitModels, slot: number, bit: number): void {
  const probability = probabilities[slot] ?? HALF;
  const count = seen[slot] ?? 0;
  const moved =
    probability + ((((bit === 1 ? ONE : 0) - probability) * (STEPS[count] ?? 0)) >> PROBABILITY_BITS);
  probabilities[slot] = moved < LEAST ? LEAST : moved > ONE - LEAST ? ONE - LEAST : moved;
  if (count < MAX_SEEN) seen[slot] = count + 1;
}

export class BitEncoder implements BitCoder {
  private readonly models: BitModels;
  private readonly range = new RangeEncoder();

  constructor(models: BitModels) {
    this.models = models;
  }

  bit(slot: number, bit: number): number {
    this.range.encode(bit, this.models.probabilities[slot] ?? HALF);
    learn(this.models, slot, bit);
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
  private readonly models: BitModels;
  private readonly range: RangeDecoder;
  private readonly counter: BitCounter | undefined;

  constructor(models: BitModels, bytes: Uint8Array, counter?: BitCounter) {
    this.models = models;
    this.range = new RangeDecoder(bytes);
    this.counter = counter;
  }

  bit(slot: number, _bit: number): number {
    const bit = this.range.decode(this.models.probabilities[slot] ?? HALF);
    learn(this.models, slot, bit);
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
