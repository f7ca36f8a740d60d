/** The made-up country a day later, seeded: who paid, and whose card died. */
import { fromMonthIndex, toMonthIndex } from '@passeport/calendar';
import { formatMemberNumber } from '@passeport/codes';
import type { DeadEditions, HouseholdCoverage, ListContent, MutuelleRights } from '@passeport/eligibility';
import { householdSize, PUBLISHED, yearEndOf, type Country } from './country.ts';
import { Random } from './random.ts';

/** Of the households: those that pay on that day; of the persons: those whose card dies. */
const PAY_SHARE = 0.003;
const DIE_SHARE = 0.0003;

const NOW = toMonthIndex(PUBLISHED);

/**
 * How likely a household pays that day, against others, by how many months it is paid beyond this one: those that ended
 * lately or are about to end come first, those that ended long ago seldom come back.
 */
export const PAYERS = [
  { name: 'ended long ago', through: -4, weight: 2 },
  { name: 'ended lately', through: -1, weight: 6 },
  { name: 'ends this month', through: 0, weight: 6 },
  { name: 'ends next month', through: 1, weight: 4 },
  { name: 'ends in two months', through: 2, weight: 3 },
  { name: 'ends later', through: Infinity, weight: 0.3 },
] as const;

/** What those who pay pay for: the mutuelle's year to its end (the year after for who is there already), or some months. */
const TO_YEAR_END = 0.6;
const MONTHS_PAID = [
  { months: 1, share: 0.12 },
  { months: 2, share: 0.06 },
  { months: 3, share: 0.08 },
  { months: 6, share: 0.06 },
  { months: 12, share: 0.08 },
];

/** A card that dies is the last one; seldom the next is declared lost before it is on the list. */
export const DIES_TWICE = 0.03;

/** The average weight of a household, from the shares that the country is drawn with. */
const AVERAGE_WEIGHT = averageWeight();

/** Through which month a household was ever covered, as a month index; how long ago a list may not tell. */
export function throughOf(household: HouseholdCoverage): number | undefined {
  if ('through' in household) return toMonthIndex(household.through);
  return household.reason === 'ended' ? -Infinity : undefined;
}

/** Which of `PAYERS` a household is. */
export function payerOf(through: number): number {
  return PAYERS.findIndex((class_) => through - NOW <= class_.through);
}

/** Through which months a household that pays can be covered then, and how likely. */
export function paidThrough(through: number, yearEnd: number): Map<number, number> {
  const from = Math.max(through, NOW - 1);
  const shares = new Map<number, number>([[yearEnd > from ? yearEnd : yearEnd + 12, TO_YEAR_END]]);
  for (const { months, share } of MONTHS_PAID) {
    shares.set(from + months, (shares.get(from + months) ?? 0) + share);
  }
  return shares;
}

/** The same country a day later. Its rights are made anew each time that they are read. */
export function dayLater({ content }: Country): ListContent {
  return { ...content, mutuelles: content.mutuelles.map(changeLazily) };
}

function changeLazily(rights: MutuelleRights, index: number): MutuelleRights {
  const { number, name, union, plan } = rights;
  return {
    number,
    name,
    ...(union !== undefined && { union }),
    plan,
    get households() {
      const random = new Random(6, index);
      return rights.households.map((one) => pay(random, yearEndOf(index), one));
    },
    get deadEditions() {
      return [...kill(new Random(7, index), index, rights).values()];
    },
    get exceptions() {
      return rights.exceptions;
    },
  };
}

function pay(random: Random, yearEnd: number, household: HouseholdCoverage): HouseholdCoverage {
  const through = throughOf(household);
  if (through === undefined) return household;
  const weight = PAYERS[payerOf(through)]?.weight ?? 0;
  if (random.fraction() >= (PAY_SHARE * weight) / AVERAGE_WEIGHT) return household;
  const shares = [...paidThrough(through, yearEnd)];
  const [paid = through] = shares[random.pick(shares.map(([, share]) => share))] ?? [];
  // Who had ended is covered anew from this month on.
  const from = 'from' in household && through >= NOW ? household.from : fromMonthIndex(NOW);
  return { household: household.household, from, through: fromMonthIndex(paid) };
}

function kill(random: Random, index: number, { number, households, deadEditions }: MutuelleRights) {
  const dead = new Map<string, DeadEditions>(deadEditions.map((one) => [one.member, one]));
  for (const { household } of households) {
    const persons = householdSize(index, household);
    for (let person = 1; person <= persons; person += 1) {
      if (random.fraction() >= DIE_SHARE) continue;
      const member = formatMemberNumber({ mutuelle: number, household, person });
      const below = (dead.get(member)?.below ?? 1) + (random.fraction() < DIES_TWICE ? 2 : 1);
      dead.set(member, { member, below });
    }
  }
  return dead;
}

function averageWeight(): number {
  const weightAt = (through: number): number => PAYERS[payerOf(NOW + through)]?.weight ?? 0;
  const average = (from: number, to: number): number => {
    let sum = 0;
    for (let at = from; at <= to; at += 1) sum += weightAt(at);
    return sum / (to - from + 1);
  };
  // As `COVERAGE_SHARES` has them: paid to one of twelve months, lapsed in one of twenty-four, waiting.
  return 0.895 * average(0, 11) + 0.1 * average(-24, -1) + 0.005 * weightAt(12);
}
