import { AdaptiveSlots } from '../coding/adaptive-slots.ts';
import type { BitCoder, BitCounter } from '../coding/bit-coder.ts';
import { codeTree, MAGNITUDE_BITS, mantissaSlots } from '../coding/code-number.ts';
import { BELOW_MAGNITUDE, KIND_BITS, PERSON_MAGNITUDE, type PageSlots } from './page-slots.ts';

/**
 * What the slots of a file's pages begin with: 0 no ones in the whole file, 255 no zeros, else the share of ones in
 * 256ths; -1 for a slot that is not used.
 */
export type Priors = Int16Array;

const UNUSED = -1;

const ALL_ONES = 255;

/** Slots of the file's header that priors are coded with. */
const USED = 0;
const CERTAIN = 1;
const WHICH = 2;
const SHARE = 3;
export const PRIOR_SLOTS = SHARE + 256;

/** As much as this is taken to have been seen of a prior, in bits: what a page itself shows still weighs. */
const PRIOR_WEIGHT = 96;

/** The priors of what a file's pages hold. */
export function findPriors({ zeros, ones }: BitCounter): Priors {
  const priors = blankPriors(zeros.length);
  for (let slot = 0; slot < zeros.length; slot += 1) {
    const no = zeros[slot] ?? 0;
    const yes = ones[slot] ?? 0;
    if (no + yes === 0) continue;
    const share = Math.floor((512 * yes + no + yes) / (2 * (no + yes)));
    priors[slot] = yes === 0 ? 0 : no === 0 ? ALL_ONES : Math.min(Math.max(share, 1), ALL_ONES - 1);
  }
  return priors;
}

/** So many slots that are not used. */
export function blankPriors(slots: number): Priors {
  return new Int16Array(slots).fill(UNUSED);
}

/** The models that every page of a file begins with. */
export function modelsOf(priors: Priors): AdaptiveSlots {
  const probabilities = new Uint16Array(priors.length).fill(8);
  for (let slot = 0; slot < priors.length; slot += 1) {
    const prior = priors[slot] ?? UNUSED;
    if (prior > 0) probabilities[slot] = prior === ALL_ONES ? 32_760 : prior * 128;
  }
  return new AdaptiveSlots(probabilities, new Uint8Array(priors.length).fill(PRIOR_WEIGHT));
}

/**
 * Codes the priors of the slots that are used. Only the first slot of a tree has a mark of its use: a prior that is
 * neither 0 nor 255 says that both branches are there.
 */
export function codePriors(coder: BitCoder, slots: PageSlots, given: Priors): Priors {
  const priors = blankPriors(slots.count);
  const code = (slot: number): number => {
    const prior = codePrior(coder, given[slot] ?? 0);
    priors[slot] = prior;
    return prior;
  };
  const isThere = (slot: number): boolean => coder.bit(USED, given[slot] === UNUSED ? 0 : 1) === 1;
  const flags = (slot: number, count = 1): void => {
    for (let at = slot; at < slot + count; at += 1) if (isThere(at)) code(at);
  };
  const branches = (base: number, bits: number, visit: (value: number) => void, node = 1): void => {
    if (node >= 1 << bits) {
      visit(node - (1 << bits));
      return;
    }
    const prior = code(base + node);
    if (prior !== ALL_ONES) branches(base, bits, visit, node * 2);
    if (prior !== 0) branches(base, bits, visit, node * 2 + 1);
  };
  const number = (base: number, maxMagnitude: number, visit: (value: number) => void = () => {}): void => {
    if (!isThere(base + 1)) return;
    branches(base, MAGNITUDE_BITS, (magnitude) => {
      if (magnitude > maxMagnitude) return;
      branches(mantissaSlots(base, magnitude), magnitude, (rest) => visit((1 << magnitude) + rest - 1));
    });
  };

  flags(slots.usual, 3);
  flags(slots.covered, 3);
  flags(slots.ended);
  flags(slots.left);
  number(slots.through, slots.monthMagnitude, (through) => code(slots.expectedFrom + through));
  flags(slots.usualFrom);
  number(slots.from, slots.monthMagnitude);
  flags(slots.persons, 3);
  flags(slots.morePersons);
  number(slots.firstPerson, PERSON_MAGNITUDE);
  number(slots.nextPerson, PERSON_MAGNITUDE);
  flags(slots.dead);
  number(slots.below, BELOW_MAGNITUDE);
  flags(slots.deadAndExcepted);
  if (isThere(slots.kind + 1)) branches(slots.kind, KIND_BITS, () => {});
  flags(slots.leftFrom);
  number(slots.leftMonth, slots.monthMagnitude);
  flags(slots.agedOutFrom);
  number(slots.agedOutMonth, slots.monthMagnitude);
  number(slots.waitingMonth, slots.monthMagnitude);
  return priors;
}

/** A prior: whether it is 0 or 255, and which; else itself. */
function codePrior(coder: BitCoder, prior: number): number {
  const isCertain = prior === 0 || prior === ALL_ONES;
  if (coder.bit(CERTAIN, isCertain ? 1 : 0) === 1) {
    return coder.bit(WHICH, prior === 0 ? 0 : 1) === 1 ? ALL_ONES : 0;
  }
  return codeTree(coder, SHARE, 8, prior);
}
