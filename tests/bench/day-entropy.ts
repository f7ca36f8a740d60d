/**
 * How few bits could tell what a day changed, to a reader who has the country as it was: which of the households that
 * are alike paid (the binary logarithm of how many such sets there are), through which month then (Shannon's entropy of
 * the distribution drawn from), which persons' cards died, as if it were known how many persons a household has, and
 * below which edition. Left out: how many there are of each, names, numbers and signatures.
 */
import type { ListContent } from '@passeport/eligibility';
import { yearEndOf, type Country } from './country.ts';
import { DIES_TWICE, paidThrough, PAYERS, payerOf, throughOf } from './day-later.ts';

export interface DayBound {
  paid: number;
  died: number;
  /** In bytes. */
  coverageBytes: number;
  deadEditionsBytes: number;
}

/** The bound of the changes from `before` to `after`, the same country a day later. */
export function dayBound({ content: before, persons }: Country, after: ListContent): DayBound {
  const classes = PAYERS.map(() => ({ households: 0, paid: 0 }));
  let valueBits = 0;
  let died = 0;
  for (const [index, old] of before.mutuelles.entries()) {
    const rights = after.mutuelles[index];
    if (rights === undefined) continue;
    const yearEnd = yearEndOf(index);
    const below = new Map(old.deadEditions.map((one) => [one.member, one.below]));
    const households = old.households;
    for (const [at, now] of rights.households.entries()) {
      const was = households[at];
      const through = was && throughOf(was);
      if (through === undefined) continue;
      const one = classes[payerOf(through)];
      if (one === undefined) continue;
      one.households += 1;
      if (throughOf(now) === through) continue;
      one.paid += 1;
      valueBits += entropyOf([...paidThrough(through, yearEnd).values()]);
    }
    died += rights.deadEditions.filter(({ member, below: then }) => below.get(member) !== then).length;
  }
  const whichBits = classes.reduce((sum, { households, paid }) => sum + log2Choose(households, paid), 0);
  const deadBits = log2Choose(persons, died) + died * entropyOf([DIES_TWICE, 1 - DIES_TWICE]);
  return {
    paid: classes.reduce((sum, { paid }) => sum + paid, 0),
    died,
    coverageBytes: Math.ceil((whichBits + valueBits) / 8),
    deadEditionsBytes: Math.ceil(deadBits / 8),
  };
}

function entropyOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum - share * Math.log2(share), 0);
}

/** The binary logarithm of the number of ways to choose `k` of `n`. */
function log2Choose(n: number, k: number): number {
  let bits = 0;
  for (let at = 1; at <= k; at += 1) bits += Math.log2((n - k + at) / at);
  return bits;
}
