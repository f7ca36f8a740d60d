/** A made-up country, seeded: its mutuelles, and what a list says of each, made when it is asked for. */
import { fromMonthIndex, toMonthIndex, parseMonth, type Month } from '@passeport/calendar';
import { formatMemberNumber, formatMutuelleNumber } from '@passeport/codes';
import {
  AMV,
  cutPlan,
  cutRights,
  type ListContent,
  type Plan,
  type PlanTerms,
  type MutuelleRights,
  type PersonException,
} from '@passeport/eligibility';
import { Random } from './random.ts';

const MUTUELLES = 8000;
const HOUSEHOLDS = 2_500_000;
/** The month in which the list is published. */
export const PUBLISHED: Month = parseMonth('2026-11');
/** When it is published, opened, and judged by. */
export const NOW = new Date('2026-11-22T10:00:00Z');

/** AMV's terms since the beginning, with what lets persons wait and age out. */
export const TERMS = {
  from: parseMonth('2020-01'),
  joiningFeeFcfa: 0,
  rate: { per: 'person', every: 'month', fcfa: 575, stateFcfa: 0 },
  waitingMonths: 3,
  graceMonths: 0,
  newbornMonths: 0,
  ageLimitYears: 21,
  care: AMV.terms[0]?.care ?? [],
  exclusions: AMV.terms[0]?.exclusions ?? [],
} as const satisfies PlanTerms;
/** What every mutuelle of the country offers. */
export const PLAN: Plan = { code: 'NATIONAL', name: 'Assurance maladie volontaire', terms: [{ ...TERMS }] };

/** A household has one person and, twice, 0 to 7 more, each as likely: 8 on average, 15 at most. */
const MORE_PERSONS = 8;
/** How often each number of persons occurs, from 0 on. */
export const SIZE_SHARES = triangularShares();

/** Of the households: paid like most, paid to another month, lapsed, waiting. */
export const COVERAGE_SHARES = [0.695, 0.2, 0.1, 0.005];
/** Paid to another month: this month or one of the eleven to come, each as likely. */
export const SPREAD_MONTHS = 12;
/** Lapsed: one of so many months past, each as likely. */
export const LAPSED_MONTHS = 24;
/** Waiting: covered from one of the next so many months on, for a year. */
export const WAITING_MONTHS = 3;
export const DEAD_SHARE = 0.01;
/** Of the dead editions: below 2, 3, 4. */
export const BELOW_SHARES = [0.9, 0.08, 0.02];
export const EXCEPTION_SHARE = 0.002;
/** Left, died, aged out, waiting, removed. */
export const EXCEPTION_KINDS = ['left', 'died', 'aged-out', 'waiting', 'removed'] as const;
export const EXCEPTION_SHARES = [0.3, 0.25, 0.2, 0.2, 0.05];
/** Left or aged out in one of the months past; waiting until one of the months to come; each as likely. */
export const EXCEPTION_MONTHS = { left: 12, 'aged-out': 12, waiting: 3 };

export interface Country {
  content: ListContent;
  persons: number;
  households: number;
  /** How many households each mutuelle has. */
  sizes: number[];
}

/** A country of so many mutuelles of 8,000. Their rights are made anew each time that they are read. */
export function makeCountry(scale: number): Country {
  const random = new Random(20);
  const count = Math.max(4, Math.round(MUTUELLES * scale));
  // Log-normal: half of the mutuelles have fewer than 170 households, the largest some ten thousand.
  const weights = Array.from({ length: count }, () => Math.exp(1.1 * random.normal()));
  const unit = (HOUSEHOLDS * scale) / weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.min(99_999, Math.max(10, Math.round(weight * unit))));
  let persons = 0;
  const mutuelles = sizes.map((size, index) => {
    for (let household = 1; household <= size; household += 1) persons += householdSize(index, household);
    return lazyMutuelle(index, size);
  });
  const households = sizes.reduce((sum, size) => sum + size, 0);
  return {
    content: { mutuelles, plans: [cutPlan(PLAN, PUBLISHED)], centres: [] },
    persons,
    households,
    sizes,
  };
}

const FIRST = [
  'Benkadi',
  'Jigiya',
  'Kafo',
  'Nyèta',
  'Sabugnuma',
  'Badenya',
  'Yèrèdèmè',
  'Sigida',
  'Kènèya',
  'Dèmè',
];
const SYLLABLES = [
  ['Ko', 'Sé', 'Ba', 'Nio', 'Dia', 'Ma', 'Tou', 'San', 'Bla', 'Cin', 'Bou', 'Fa', 'Ka', 'Do', 'Yo', 'Sira'],
  ['no', 'gou', 'ra', 'la', 'bali', 'ma', 'si', 'kry', 'roué', 'mbou', 'ti', 'dou', 'ssi', 'lo', 'na', 'ga'],
  [
    'bougou',
    'la',
    'dougou',
    'koro',
    'ni',
    'kala',
    'so',
    'ba',
    'rou',
    'woro',
    'sébé',
    'gala',
    '',
    'ka',
    'ya',
    'ma',
  ],
];

function village(random: Random): string {
  return SYLLABLES.map((some) => some[random.below(some.length)]).join('');
}

function lazyMutuelle(index: number, size: number): MutuelleRights {
  const random = new Random(1, index);
  const name = `${FIRST[random.below(FIRST.length)]} de ${village(random)}`;
  const union = `Union de cercle de ${village(new Random(2, Math.floor(index / 160)))}`;
  const number = formatMutuelleNumber(index + 1);
  const make = () =>
    cutRights({ number, name, plan: PLAN.code, ...drawRights(index, size) }, PLAN, PUBLISHED);
  // A list is made of one mutuelle after the other: what is read of one is kept until the next is read.
  return {
    number,
    name,
    union,
    plan: PLAN.code,
    get households() {
      return keep(index, make).households;
    },
    get deadEditions() {
      return keep(index, make).deadEditions;
    },
    get exceptions() {
      return keep(index, make).exceptions;
    },
  };
}

/** What a list says of a mutuelle, besides its name and plan. */
export type Rights = Pick<MutuelleRights, 'households' | 'deadEditions' | 'exceptions'>;
let kept: { index: number; rights: Rights } | undefined;

function keep(index: number, make: () => Rights): Rights {
  if (kept?.index !== index) kept = { index, rights: make() };
  return kept.rights;
}

/** What is so in a mutuelle of so many households; `index` counts from 0. A list tells of it what is not long past. */
export function drawRights(index: number, size: number): Rights {
  const number = formatMutuelleNumber(index + 1);
  const random = new Random(4, index);
  const now = toMonthIndex(PUBLISHED);
  const yearEnd = drawYearEnd(random);
  const households: MutuelleRights['households'][number][] = [];
  const deadEditions: MutuelleRights['deadEditions'][number][] = [];
  const exceptions: PersonException[] = [];
  for (let household = 1; household <= size; household += 1) {
    households.push({ household, ...coverage(random, now, yearEnd) });
    const persons = householdSize(index, household);
    for (let person = 1; person <= persons; person += 1) {
      const isDead = random.fraction() < DEAD_SHARE;
      const isExcepted = random.fraction() < EXCEPTION_SHARE;
      if (!isDead && !isExcepted) continue;
      const member = formatMemberNumber({ mutuelle: number, household, person });
      if (isDead) deadEditions.push({ member, below: 2 + random.pick(BELOW_SHARES) });
      if (isExcepted) exceptions.push({ member, ...exception(random, now) });
    }
  }
  return { households, deadEditions, exceptions };
}

/** The last month of a mutuelle's year, as a month index: twelve months that the month of publishing is one of. */
export function yearEndOf(mutuelle: number): number {
  return drawYearEnd(new Random(4, mutuelle));
}

function drawYearEnd(random: Random): number {
  return toMonthIndex(PUBLISHED) + random.below(12);
}

function coverage(random: Random, now: number, yearEnd: number): { from: Month; through: Month } {
  switch (random.pick(COVERAGE_SHARES)) {
    case 0:
      return months(yearEnd - 11, yearEnd);
    case 1:
      return months(yearEnd - 11, now + random.below(SPREAD_MONTHS));
    case 2: {
      // She was paid from the beginning of the mutuelle's year in which she stopped.
      const through = now - 1 - random.below(LAPSED_MONTHS);
      return months(yearEnd - 11 - 12 * Math.max(0, Math.ceil((yearEnd - 11 - through) / 12)), through);
    }
    default: {
      const from = now + 1 + random.below(WAITING_MONTHS);
      return months(from, from + 11);
    }
  }
}

function months(from: number, through: number): { from: Month; through: Month } {
  return { from: fromMonthIndex(from), through: fromMonthIndex(through) };
}

type WithoutMember<Entry> = Entry extends unknown ? Omit<Entry, 'member'> : never;

function exception(random: Random, now: number): WithoutMember<PersonException> {
  const kind = EXCEPTION_KINDS[random.pick(EXCEPTION_SHARES)] ?? 'died';
  switch (kind) {
    case 'died':
    case 'removed':
      return { kind };
    case 'left':
    case 'aged-out':
      return { kind, from: fromMonthIndex(now - random.below(EXCEPTION_MONTHS[kind])) };
    case 'waiting':
      return { kind, from: fromMonthIndex(now + 1 + random.below(EXCEPTION_MONTHS.waiting)) };
  }
}

/** How many persons a household has; `mutuelle` counts from 0. */
export function householdSize(mutuelle: number, household: number): number {
  let bits = Math.imul(mutuelle + 1, 0x9e3779b1) ^ Math.imul(household, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  bits ^= bits >>> 15;
  return 1 + (bits & (MORE_PERSONS - 1)) + ((bits >>> 3) & (MORE_PERSONS - 1));
}

function triangularShares(): number[] {
  const shares = Array<number>(2 * MORE_PERSONS).fill(0);
  for (let one = 0; one < MORE_PERSONS; one += 1) {
    for (let two = 0; two < MORE_PERSONS; two += 1) {
      shares[1 + one + two] = (shares[1 + one + two] ?? 0) + 1 / MORE_PERSONS ** 2;
    }
  }
  return shares;
}
