/**
 * How few bits could tell the made-up country's rights: the entropy (Shannon) of the very distributions that it is drawn
 * from, none of which a list is told. Left out, so that the bound is a strict one: how many households a mutuelle has,
 * every name, plan and health centre, and the signatures.
 */
import { toMonthIndex } from '@passeport/calendar';
import { horizonOf } from '@passeport/eligibility';
import {
  BELOW_SHARES,
  COVERAGE_SHARES,
  DEAD_SHARE,
  EXCEPTION_KINDS,
  EXCEPTION_MONTHS,
  EXCEPTION_SHARE,
  EXCEPTION_SHARES,
  LAPSED_MONTHS,
  PUBLISHED,
  SIZE_SHARES,
  SPREAD_MONTHS,
  WAITING_MONTHS,
} from './country.ts';

/** Of the months in which households lapsed, those after the list's horizon. */
const TOLD_MONTHS = toMonthIndex(PUBLISHED) - toMonthIndex(horizonOf(PUBLISHED));

/** Bits of one choice among shares that make 1. */
function entropyOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log2(share) : sum), 0);
}

const among = (share: number, count: number) => Array<number>(count).fill(share / count);

/**
 * Coverage, in bits. A mutuelle's year is one of twelve. Given it, a household's months are one of 29 pairs: those of
 * most, which one of the months of the spread ones gives too; the eleven others; those of the lapsed that a list tells, and
 * all others as one; those of the waiting. The month from which she is covered follows from the month through which.
 */
export function coverageBits(households: number, mutuelles: number): number {
  const [like = 0, spread = 0, lapsed = 0, waiting = 0] = COVERAGE_SHARES;
  const one = spread / SPREAD_MONTHS;
  const shares = [
    like + one,
    ...among(spread - one, SPREAD_MONTHS - 1),
    ...among((lapsed * TOLD_MONTHS) / LAPSED_MONTHS, TOLD_MONTHS),
    (lapsed * (LAPSED_MONTHS - TOLD_MONTHS)) / LAPSED_MONTHS,
    ...among(waiting, WAITING_MONTHS),
  ];
  return households * entropyOf(shares) + mutuelles * Math.log2(12);
}

/** Dead editions, in bits: which members, and for each below which edition. */
export function deadBits(households: number): number {
  return households * (subsetBits(DEAD_SHARE) + averageChosen(DEAD_SHARE) * entropyOf(BELOW_SHARES));
}

/** Exceptions, in bits: which members, and for each of which kind and month. */
export function exceptionBits(households: number): number {
  let each = entropyOf(EXCEPTION_SHARES);
  EXCEPTION_KINDS.forEach((kind, index) => {
    if (kind in EXCEPTION_MONTHS) {
      const months = EXCEPTION_MONTHS[kind as keyof typeof EXCEPTION_MONTHS];
      each += (EXCEPTION_SHARES[index] ?? 0) * Math.log2(months);
    }
  });
  return households * (subsetBits(EXCEPTION_SHARE) + averageChosen(EXCEPTION_SHARE) * each);
}

/** How many persons of a household are chosen, on average, each with probability `share`. */
function averageChosen(share: number): number {
  return share * SIZE_SHARES.reduce((sum, often, persons) => sum + often * persons, 0);
}

/**
 * Which persons of a household are chosen, each with probability `share`, in bits. How many persons it has is not in the
 * list, so is not known: a set of k persons whose highest is m has the same probability as every other such set,
 * P(k, m) = Σ over n ≥ m of P(size n) share^k (1 − share)^(n − k), and there are C(m − 1, k − 1) of them.
 */
function subsetBits(share: number): number {
  const probability = (chosen: number, highest: number) =>
    SIZE_SHARES.reduce(
      (sum, often, size) =>
        size >= highest ? sum + often * share ** chosen * (1 - share) ** (size - chosen) : sum,
      0,
    );
  const largest = SIZE_SHARES.length - 1;
  let bits = entropyTerm(probability(0, 0));
  for (let highest = 1; highest <= largest; highest += 1) {
    for (let chosen = 1; chosen <= highest; chosen += 1) {
      bits += binomial(highest - 1, chosen - 1) * entropyTerm(probability(chosen, highest));
    }
  }
  return bits;
}

function entropyTerm(probability: number): number {
  return probability > 0 ? -probability * Math.log2(probability) : 0;
}

function binomial(n: number, k: number): number {
  let ways = 1;
  for (let at = 1; at <= k; at += 1) ways = (ways * (n - k + at)) / at;
  return ways;
}
