import type { Slots } from './bit-coder.ts';
import { PROBABILITY_BITS } from './range-coder.ts';

const HALF = 1 << (PROBABILITY_BITS - 1);
const CERTAIN = (1 << PROBABILITY_BITS) - 1;

/**
 * Slots that count what they have seen, all of it: what is rare is foretold as rare, without being told how rare
 * (the estimator of Krichevsky and Trofimov).
 */
export class CountingSlots implements Slots {
  private readonly ones: Uint32Array;
  private readonly seen: Uint32Array;

  constructor(slots: number) {
    this.ones = new Uint32Array(slots);
    this.seen = new Uint32Array(slots);
  }

  probability(slot: number): number {
    const seen = this.seen[slot] ?? 0;
    const share = Math.floor((HALF * (2 * (this.ones[slot] ?? 0) + 1)) / (seen + 1));
    return share < 1 ? 1 : share > CERTAIN ? CERTAIN : share;
  }

  see(slot: number, bit: number): void {
    this.seen[slot] = (this.seen[slot] ?? 0) + 1;
    if (bit === 1) this.ones[slot] = (this.ones[slot] ?? 0) + 1;
  }
}
