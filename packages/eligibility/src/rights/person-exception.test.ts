import { addDays, parseBirthDate, parseCalendarDate, parseMonth } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';

import { AMV } from './amv.ts';
import { firstBirthWithinAgeLimit, personException, type PersonFacts } from './person-exception.ts';
import type { Plan, PlanTerms } from './plan.ts';
import { AWA } from '../samples/desk.ts';

interface Example {
  /** The number of the row in the README's table. */
  row: number;
  story: string;
  birth?: string;
  relation?: string;
  joined?: string;
  status?: PersonFacts['status'];
  since?: string;
  /** Or `unknown`. */
  householdJoined?: string;
  asOf?: string;
  plan?: Plan;
  is: string;
}

function planOf(change: Partial<PlanTerms> = {}, later?: Partial<PlanTerms>): Plan {
  const usual = { waitingMonths: 3, newbornMonths: 2, ageLimitYears: 21 };
  const terms = AMV.terms.map((one) => ({ ...one, ...usual, ...change }));
  const more = later && terms.map((one) => ({ ...one, ...later, from: parseMonth('2026-05') }));
  return { ...AMV, terms: [...terms, ...(more ?? [])] };
}

/**
 * Each line can be checked by hand. March 2026; three waiting months, two for new-borns, an age limit of 21 years; her household
 * joined in January 2024, she was born in 1990, unless a line says otherwise.
 */
const examples: Example[] = [
  { row: 1, story: 'a member like any other', is: 'none' },
  { row: 2, story: 'she died', status: 'died', since: '2026-02-10', is: 'died' },
  { row: 3, story: 'she was removed', status: 'removed', is: 'removed' },
  {
    row: 4,
    story: 'left on 10 March: covered to the end of March',
    status: 'left',
    since: '2026-03-10',
    is: 'left 2026-04',
  },
  {
    row: 5,
    story: 'left on the last day of February',
    status: 'left',
    since: '2026-02-28',
    is: 'left 2026-03',
  },
  { row: 6, story: 'left, nobody knows when', status: 'left', is: 'left' },
  {
    row: 7,
    story: 'a child of 21 years this month',
    relation: 'child',
    birth: '2005-03-31',
    is: 'aged-out 2026-03',
  },
  {
    row: 8,
    story: 'a child of 21 years in May: listed already',
    relation: 'child',
    birth: '2005-05-01',
    is: 'aged-out 2026-05',
  },
  {
    row: 9,
    story: 'a child of 21 years in June: not yet',
    relation: 'child',
    birth: '2005-06-01',
    is: 'none',
  },
  {
    row: 10,
    story: 'a child of 2005, no day known: covered all of 2026',
    relation: 'child',
    birth: '2005',
    is: 'none',
  },
  {
    row: 11,
    story: '… and not from January 2027 on',
    relation: 'child',
    birth: '2005',
    asOf: '2026-11',
    is: 'aged-out 2027-01',
  },
  { row: 12, story: 'a spouse has no age limit', relation: 'spouse', is: 'none' },
  { row: 13, story: 'a plan without an age limit', relation: 'child', plan: AMV, is: 'none' },
  {
    row: 14,
    story: 'the limit falls to 18 years in May, she is 19',
    relation: 'child',
    birth: '2006-08-01',
    plan: planOf({}, { ageLimitYears: 18 }),
    is: 'aged-out 2026-05',
  },
  { row: 15, story: 'added in February 2026: covered from May', joined: '2026-02-20', is: 'waiting 2026-05' },
  { row: 16, story: 'added in December 2025: her waiting is over', joined: '2025-12-20', is: 'none' },
  { row: 17, story: 'joined with her household', joined: '2024-01-31', is: 'none' },
  {
    row: 18,
    story: 'joined, and nobody knows when her household did',
    joined: '2026-02-20',
    householdJoined: 'unknown',
    is: 'waiting 2026-05',
  },
  {
    row: 19,
    story: 'a new-born, declared in the second month after',
    birth: '2026-01-03',
    joined: '2026-03-30',
    is: 'none',
  },
  {
    row: 20,
    story: 'a child declared in the third month after',
    birth: '2025-12-30',
    joined: '2026-03-01',
    is: 'waiting 2026-06',
  },
  {
    row: 21,
    story: 'a child of 2026, no day known: a new-born',
    birth: '2026',
    joined: '2026-03-01',
    is: 'none',
  },
  {
    row: 22,
    story: 'to be added in May, no waiting in the plan',
    plan: AMV,
    joined: '2026-05-02',
    is: 'waiting 2026-05',
  },
  {
    row: 23,
    story: 'the waiting months of the month in which she joined',
    joined: '2026-02-20',
    plan: planOf({ waitingMonths: 6 }, { waitingMonths: 1 }),
    is: 'waiting 2026-08',
  },
  {
    row: 24,
    story: 'past the age limit in May, then left in March: the earlier',
    relation: 'child',
    birth: '2005-05-01',
    status: 'left',
    since: '2026-03-10',
    is: 'left 2026-04',
  },
  {
    row: 25,
    story: 'past the age limit in February, left in March',
    relation: 'child',
    birth: '2005-02-01',
    status: 'left',
    since: '2026-03-10',
    is: 'aged-out 2026-02',
  },
  {
    row: 26,
    story: 'still waiting when she left: no rights at all',
    joined: '2026-03-02',
    status: 'left',
    since: '2026-03-10',
    is: 'left',
  },
  {
    row: 27,
    story: 'waiting until April, past the age limit in May: the waiting first',
    joined: '2026-01-02',
    relation: 'child',
    birth: '2005-05-01',
    is: 'waiting 2026-04',
  },
  {
    row: 28,
    story: 'left a year ago and died',
    status: 'died',
    joined: '2026-02-20',
    relation: 'child',
    is: 'died',
  },
];

describe('what is particular to a person', () => {
  test('the rows are those of the README, in order', () => {
    expect(examples.map(({ row }) => row)).toEqual(examples.map((_, at) => at + 1));
  });

  test.each(examples)('$row. $story', ({ birth = '1990-06-15', householdJoined = '2024-01', ...example }) => {
    const { relation, joined, status = 'active', since, asOf = '2026-03', plan = planOf(), is } = example;
    const person = {
      member: AWA,
      birth: parseBirthDate(birth),
      status,
      ...(relation !== undefined && { relation }),
      ...(joined !== undefined && { joined: parseCalendarDate(joined) }),
      ...(since !== undefined && { since: parseCalendarDate(since) }),
    };
    const household = householdJoined === 'unknown' ? undefined : parseMonth(householdJoined);
    const exception = personException(person, { plan, householdJoined: household, asOf: parseMonth(asOf) });
    const [kind = 'none', from] = is.split(' ');
    expect(exception).toEqual(
      kind === 'none' ? undefined : { member: AWA, kind, ...(from !== undefined && { from }) },
    );
  });
});

describe('which children may have passed an age limit', () => {
  const said = (plan: Plan, birth: string) =>
    personException(
      { member: AWA, birth: parseBirthDate(birth), relation: 'child', status: 'active' },
      { plan, asOf: parseMonth('2026-03') },
    );

  test.each<[string, Plan, string | undefined]>([
    ['those of 21 years by the end of May', planOf(), '2005-06-01'],
    ['those of 18 years, the limit from May on', planOf({}, { ageLimitYears: 18 }), '2008-06-01'],
    ['none without a limit', AMV, undefined],
  ])('%s', (_, plan, day) => {
    const first = firstBirthWithinAgeLimit(plan, parseMonth('2026-03'));
    expect(first).toBe(day);
    if (first === undefined) return;
    expect(said(plan, first)).toBeUndefined();
    expect(said(plan, addDays(first, -1))).toMatchObject({ kind: 'aged-out' });
  });
});
