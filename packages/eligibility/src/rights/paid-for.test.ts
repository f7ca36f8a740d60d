import { parseBirthDate, parseCalendarDate, parseMonth } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';

import { AWA } from '../samples/desk.ts';
import { AMV } from './amv.ts';
import { isPaidFor } from './paid-for.ts';
import type { PersonFacts } from './person-exception.ts';
import type { Plan } from './plan.ts';

/** Three waiting months, an age limit of 21 years. */
const PLAN: Plan = {
  ...AMV,
  terms: AMV.terms.map((one) => ({ ...one, waitingMonths: 3, ageLimitYears: 21 })),
};

interface Example {
  /** The number of the row in the README's table. */
  row: number;
  story: string;
  birth?: string;
  relation?: string;
  joined?: string;
  status?: PersonFacts['status'];
  since?: string;
  asOf?: string;
  plan?: Plan;
  is: boolean;
}

/** Each line can be checked by hand: March 2026, born in 1990, the household joined in January 2024, unless it says otherwise. */
const examples: Example[] = [
  { row: 1, story: 'a member like any other', is: true },
  { row: 2, story: 'she died', status: 'died', since: '2026-03-10', is: false },
  { row: 3, story: 'she was removed', status: 'removed', since: '2026-03-10', is: false },
  { row: 4, story: 'she left this month', status: 'left', since: '2026-03-10', is: false },
  { row: 5, story: 'a child of 21 years this month', relation: 'child', birth: '2005-03-31', is: false },
  { row: 6, story: 'a child of 21 years next month', relation: 'child', birth: '2005-04-01', is: true },
  { row: 7, story: '… and next month', relation: 'child', birth: '2005-04-01', asOf: '2026-04', is: false },
  { row: 8, story: 'a child of 2005, no day known', relation: 'child', birth: '2005', is: true },
  { row: 9, story: '… in 2027', relation: 'child', birth: '2005', asOf: '2027-01', is: false },
  { row: 10, story: 'a spouse of any age', relation: 'spouse', is: true },
  { row: 11, story: 'a child, no age limit', relation: 'child', plan: AMV, is: true },
  { row: 12, story: 'she waits until May', joined: '2026-02-20', is: true },
  {
    row: 13,
    story: 'her wait would end with the age limit: she will never be covered',
    relation: 'child',
    birth: '2005-05-01',
    joined: '2026-02-20',
    is: false,
  },
  {
    row: 14,
    story: 'waiting until April, past the limit in May',
    relation: 'child',
    birth: '2005-05-01',
    joined: '2026-01-02',
    is: true,
  },
];

describe('whom a household pays for', () => {
  test('the rows are those of the README, in order', () => {
    expect(examples.map(({ row }) => row)).toEqual(examples.map((_, at) => at + 1));
  });

  test.each(examples)('$row. $story', ({ birth = '1990-06-15', relation, joined, since, ...example }) => {
    const { status = 'active', asOf = '2026-03', plan = PLAN, is } = example;
    const person: PersonFacts = {
      member: AWA,
      birth: parseBirthDate(birth),
      status,
      ...(relation !== undefined && { relation }),
      ...(joined !== undefined && { joined: parseCalendarDate(joined) }),
      ...(since !== undefined && { since: parseCalendarDate(since) }),
    };
    const context = { plan, householdJoined: parseMonth('2024-01'), asOf: parseMonth(asOf) };
    expect(isPaidFor(person, context)).toBe(is);
  });
});
