import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { expect, test } from 'vitest';

import { AMV } from './amv.ts';
import { followPlans } from './follow-plans.ts';
import type { Plan, PlanTerms } from './plan.ts';
import { settleAccount } from './settle-account.ts';

const month = parseMonth;

/** Rates a person and month, each from a month on. */
function planOf(code: string, rates: Record<string, number>, change: Partial<PlanTerms> = {}): Plan {
  const [terms] = AMV.terms;
  if (terms === undefined) throw new Error('AMV has terms');
  return {
    code,
    name: `Plan ${code}`,
    terms: Object.entries(rates).map(([from, fcfa]) => ({
      ...terms,
      ...change,
      from: month(from),
      rate: { per: 'person', every: 'month', fcfa, stateFcfa: 0 },
    })),
  };
}

const RURAL = planOf('RURAL', { '2021-01': 200, '2026-01': 300, '2028-01': 400 });
const URBAN = planOf('URBAN', { '2020-01': 500, '2026-06': 575, '2027-06': 600 });
const LATE = planOf('LATE', { '2026-11': 100 });

const ratesOf = ({ terms }: Plan) => terms.map(({ from, rate }) => [from, rate?.fcfa]);

test('each month has the terms of the plan that was the mutuelle’s then', () => {
  const plan = followPlans(RURAL, [{ from: month('2027-01'), plan: URBAN }], month('2027-01'));
  expect(ratesOf(plan)).toEqual([
    ['2021-01', 200],
    ['2026-01', 300],
    ['2027-01', 575],
    ['2027-06', 600],
  ]);
});

test('it is named as the plan of today', () => {
  const following = [{ from: month('2027-01'), plan: URBAN }];
  expect(followPlans(RURAL, following, month('2026-12'))).toMatchObject({
    code: 'RURAL',
    name: 'Plan RURAL',
  });
  expect(followPlans(RURAL, following, month('2027-01'))).toMatchObject({
    code: 'URBAN',
    name: 'Plan URBAN',
  });
  expect(followPlans(RURAL, [], month('2027-01'))).toEqual(RURAL);
});

test('a third plan ends the second, and what that would have changed later', () => {
  const following = [
    { from: month('2026-06'), plan: URBAN },
    { from: month('2027-06'), plan: RURAL },
  ];
  expect(ratesOf(followPlans(RURAL, following, month('2026-01')))).toEqual([
    ['2021-01', 200],
    ['2026-01', 300],
    ['2026-06', 575],
    ['2027-06', 300],
    ['2028-01', 400],
  ]);
});

test('a plan that begins later holds from the month in which the mutuelle has it', () => {
  expect(ratesOf(followPlans(RURAL, [{ from: month('2026-06'), plan: LATE }], month('2026-06')))).toEqual([
    ['2021-01', 200],
    ['2026-01', 300],
    ['2026-06', 100],
  ]);
});

test('the first terms of the first plan hold for all months before, also when they begin after the change', () => {
  const following = [{ from: month('2026-06'), plan: URBAN }];
  const plan = followPlans(LATE, following, month('2026-06'));
  expect(ratesOf(plan)).toEqual([
    ['2026-05', 100],
    ['2026-06', 575],
    ['2027-06', 600],
  ]);
  const always = followPlans(LATE, [{ from: month('1900-01'), plan: URBAN }], month('2026-06'));
  expect(ratesOf(always)[0]).toEqual(['1900-01', 500]);
});

test('months before the change cost what they did, whenever they are paid, and months after it what they do then', () => {
  const plan = followPlans(RURAL, [{ from: month('2027-01'), plan: URBAN }], month('2027-03'));
  const receipt = { persons: 2, number: '1', paidOn: parseCalendarDate('2026-11-05') };
  const settle = (amountFcfa: number, paidOn = receipt.paidOn) =>
    settleAccount({
      receipts: [{ ...receipt, amountFcfa, paidOn, from: month('2026-11'), months: 4 }],
      joined: month('2026-11'),
      plan,
      asOf: month('2027-03'),
      personsIn: () => 2,
    });
  // Two persons: 600 F in November and December, 1,150 F in January and February.
  const advance = settle(2 * 600 + 2 * 1150);
  expect(advance).toMatchObject({ paid: [{ from: '2026-11', through: '2027-02' }], creditFcfa: 0 });
  expect(advance.due).toMatchObject({ fcfa: 1150 });
  // In arrears the old months still cost the old rate.
  const late = settle(1200, parseCalendarDate('2027-03-05'));
  expect(late).toMatchObject({ paid: [{ from: '2026-11', through: '2026-12' }], creditFcfa: 0 });
  expect(late.due).toMatchObject({ fcfa: 3 * 1150 });
});

test('joining fee and waiting are those of the plan in which a household joined', () => {
  const free = planOf('FREE', { '2020-01': 100 }, { joiningFeeFcfa: 0, waitingMonths: 0 });
  const dear = planOf('DEAR', { '2020-01': 100 }, { joiningFeeFcfa: 2500, waitingMonths: 3 });
  const account = (first: Plan, second: Plan, joined: string) =>
    settleAccount({
      receipts: [
        {
          number: '1',
          paidOn: parseCalendarDate('2026-12-05'),
          amountFcfa: 6000,
          persons: 1,
          from: month(joined),
          months: 6,
        },
      ],
      joined: month(joined),
      plan: followPlans(first, [{ from: month('2027-01'), plan: second }], month('2027-01')),
      asOf: month('2027-01'),
      personsIn: () => 1,
    });
  expect(account(free, dear, '2026-12')).toMatchObject({
    joiningFee: { owedFcfa: 0 },
    coverage: { from: '2026-12' },
  });
  expect(account(free, dear, '2027-01')).toMatchObject({
    joiningFee: { owedFcfa: 2500 },
    coverage: { from: '2027-04' },
  });
  expect(account(dear, free, '2026-12')).toMatchObject({
    joiningFee: { owedFcfa: 2500 },
    coverage: { from: '2027-03' },
  });
});
