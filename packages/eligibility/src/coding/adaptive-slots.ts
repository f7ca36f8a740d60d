import type { Slots } from './bit-coder.ts';
import { PROBABILITY_BITS } from './range-coder.ts';

const ONE = 1 << PROBABILITY_BITS;
const HALF = ONE / 2;
/** No bit is ever held for more certain than this, of 32,768. */
const LEAST = 8;
const MAX_SEEN = 255;
/** By how much of the way a slot moves to the bit just seen, after so many: one over (seen + 3/2), in 32,768ths. */
const STEPS = Uint16Array.from({ length: MAX_SEEN + 1 }, (_, seen) => Math.floor((2 * ONE) / (2 * seen + 3)));

/** Slots that move toward each bit they see, ever less, and that can begin with something foretold. */
export class AdaptiveSlots implements Slots {
  private readonly probabilities: Uint16Array;
  private readonly seen: Uint8Array;

  /** The probabilities of ones, one a slot, and how much each is taken to have seen. */
  constructor(probabilities: Uint16Array, seen: Uint8Array) {
    this.probabilities = probabilities;
    this.seen = seen;
  }

  /** So many slots that have seen nothing. */
  static fresh(count: number): AdaptiveSlots {
    return new AdaptiveSlots(new Uint16Array(count).fill(HALF), new Uint8Array(count));
  }

  copy(): AdaptiveSlots {
    return new AdaptiveSlots(this.probabilities.slice(), this.seen.slice());
  }

  probability(slot: number): number {
    return this.probabilities[slot] ?? HALF;
  }

  see(slot: number, bit: number): void {
    const probability = this.probabilities[slot] ?? HALF;
    const count = this.seen[slot] ?? 0;
    const moved =
      probability + ((((bit === 1 ? ONE : 0) - probability) * (STEPS[count] ?? 0)) >> PROBABILITY_BITS);
    this.probabilities[slot] = moved < LEAST ? LEAST : moved > ONE - LEAST ? ONE - LEAST : moved;
    if (count < MAX_SEEN) this.seen[slot] = count + 1;
  }
}
