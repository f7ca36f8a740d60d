import {
  addMonths,
  fromMonthIndex,
  parseCalendarDate,
  parseMonth,
  toMonthIndex,
  type Month,
} from '@passeport/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { AMV } from './amv.ts';
import type { PaidRun } from './paid-run.ts';
import { termsAt, type Plan, type PlanTerms } from './plan.ts';
import type { Receipt } from './receipt.ts';
import { RURAL_EXAMPLE } from './rural-example.ts';
import { settleAccount, type Account } from './settle-account.ts';
import { paidMonths } from './settle-receipts.ts';

const month = parseMonth;

/** AMV with other members; `later` begin in July 2026. */
function planOf(change: Partial<PlanTerms>, later?: Partial<PlanTerms>): Plan {
  const terms = AMV.terms.map((one) => ({ ...one, ...change }));
  const more = later && terms.map((one) => ({ ...one, ...later, from: month('2026-07') }));
  return { ...AMV, terms: [...terms, ...(more ?? [])] };
}

/** 7,000 F a year for the household, of which the State pays 2,000. */
const YEARLY = planOf({ rate: { per: 'household', every: 'year', fcfa: 7000, stateFcfa: 2000 } });
const WITH_FEE = planOf({ joiningFeeFcfa: 2500 });
const WITHOUT_RATE: Plan = {
  ...AMV,
  terms: AMV.terms.map(({ rate: _, ...terms }) => terms),
};
const STATE_PAYS_ALL = planOf({ rate: { per: 'person', every: 'month', fcfa: 575, stateFcfa: 575 } });
const DEARER = planOf({}, { rate: { per: 'person', every: 'month', fcfa: 600, stateFcfa: 0 } });

const CHEAPER = planOf({}, { rate: { per: 'person', every: 'month', fcfa: 300, stateFcfa: 0 } });
const LESS_GRACE = planOf({ graceMonths: 2 }, { graceMonths: 0 });

/** `2026-01-10 2300 4p 2026-01 x4`: paid on a day, so much, for so many persons, from a month, for so many months. */
function receiptsOf(lines: string[]): Receipt[] {
  return lines.map((line, at) => {
    const [paidOn = '', amount, persons = '', ...period] = line.split(' ');
    const from = period.find((word) => word.includes('-'));
    const months = period.find((word) => word.startsWith('x'));
    return {
      number: String(at + 1),
      paidOn: parseCalendarDate(paidOn),
      amountFcfa: Number(amount),
      persons: parseInt(persons, 10),
      ...(from !== undefined && { from: month(from) }),
      ...(months !== undefined && { months: Number(months.slice(1)) }),
    };
  });
}

const sayRuns = (runs: readonly PaidRun[]) => runs.map(({ from, through }) => `${from}…${through}`).join(' ');

interface Example {
  /** The number of the row in the README's table. */
  row: number;
  story: string;
  plan?: Plan;
  joined?: string;
  persons?: number;
  /** How many are to be paid for from May on. */
  fromMay?: number;
  asOf?: string;
  receipts: string[];
  paid: string;
  credit: number;
  /** What of the account is looked at besides. */
  more?: (account: Account) => unknown;
  is?: unknown;
}

const fees = ({ joiningFee, entries }: Account) => [joiningFee, entries.map(({ feeFcfa }) => feeFcfa)];
const due = (account: Account) => [sayRuns(account.due.months), account.due.fcfa];
const short = ({ entries }: Account) => entries.map(({ shortFcfa }) => shortFcfa);

/** Each line can be checked by hand: AMV unless it says otherwise (575 F a person a month); March 2026, four persons. */
const examples: Example[] = [
  {
    row: 1,
    story: 'nothing paid',
    receipts: [],
    paid: '',
    credit: 0,
    more: due,
    is: ['2026-03…2026-03', 2300],
  },
  {
    row: 2,
    story: 'a year for four persons: 4 × 12 × 575 = 27,600',
    receipts: ['2026-01-10 27600 4p 2026-01 x12'],
    paid: '2026-01…2026-12',
    credit: 0,
    more: ({ coverage, coveredThrough }) => [coverage, coveredThrough],
    is: [{ from: '2026-01', through: '2026-12' }, '2026-12'],
  },
  {
    row: 3,
    story: 'part of it: whole months in order, the rest is kept',
    receipts: ['2026-01-10 10000 4p 2026-01 x12'],
    paid: '2026-01…2026-04',
    credit: 800,
    more: short,
    is: [8 * 2300 - 800],
  },
  {
    row: 4,
    story: 'the rest counts with the next payment: 800 + 1,500 = one month',
    receipts: ['2026-01-10 10000 4p 2026-01 x12', '2026-04-02 1500 4p'],
    paid: '2026-01…2026-05',
    credit: 0,
  },
  {
    row: 5,
    story: 'without a period, a household that joined in January pays from January on',
    joined: '2026-01',
    receipts: ['2026-03-05 6900 4p'],
    paid: '2026-01…2026-03',
    credit: 0,
  },
  {
    row: 6,
    story: 'without a period and joining never written down: from the month of the payment on',
    receipts: ['2026-03-05 6900 4p'],
    paid: '2026-03…2026-05',
    credit: 0,
  },
  {
    row: 7,
    story: 'months paid already are passed over, but not beyond the period; the rest is kept',
    receipts: ['2026-01-10 4600 4p 2026-02 x2', '2026-01-11 9200 4p 2026-01 x4'],
    paid: '2026-01…2026-04',
    credit: 4600,
    more: ({ entries }) => entries.map(({ bought, months }) => [sayRuns(bought), months]),
    is: [
      ['2026-02…2026-03', 2],
      ['2026-01…2026-01 2026-04…2026-04', 2],
    ],
  },
  {
    row: 8,
    story: 'from a month on, as far as the money goes',
    receipts: ['2026-01-10 7000 4p 2026-06'],
    paid: '2026-06…2026-08',
    credit: 100,
    more: due,
    is: ['', 0],
  },
  {
    row: 9,
    story: 'so many months, without saying which: from the first month not bought on',
    receipts: ['2026-01-10 2300 4p 2026-01 x1', '2026-01-20 9200 4p x2'],
    paid: '2026-01…2026-03',
    credit: 4600,
  },
  {
    row: 10,
    story: 'money without a period buys at most sixty months ahead of its day',
    receipts: ['2026-01-10 57500 1p'],
    paid: '2026-01…2031-01',
    credit: 57500 - 61 * 575,
  },
  {
    row: 11,
    story: 'the joining fee comes first: 2,500 of 7,100, the rest two months',
    plan: WITH_FEE,
    joined: '2026-01',
    receipts: ['2026-01-10 7100 4p 2026-01 x12'],
    paid: '2026-01…2026-02',
    credit: 0,
    more: fees,
    is: [{ owedFcfa: 2500, paidFcfa: 2500 }, [2500]],
  },
  {
    row: 12,
    story:
      'too little for the joining fee: nothing is bought, and the rest of the fee is due with the months',
    plan: WITH_FEE,
    joined: '2026-01',
    receipts: ['2026-01-10 1000 4p'],
    paid: '',
    credit: 0,
    more: due,
    is: ['2026-01…2026-03', 1500 + 3 * 2300],
  },
  {
    row: 13,
    story: 'no joining fee for a household that joined before the plan, or nobody knows when',
    plan: WITH_FEE,
    joined: '2019-12',
    receipts: ['2026-01-10 2300 4p 2026-01 x1'],
    paid: '2026-01…2026-01',
    credit: 0,
    more: fees,
    is: [{ owedFcfa: 0, paidFcfa: 0 }, [0]],
  },
  {
    row: 14,
    story: 'rural, 6,900 F a person a year of which the State pays 3,450: four persons pay 1,150 a month',
    plan: RURAL_EXAMPLE,
    receipts: ['2026-01-10 13800 4p 2026-01 x12'],
    paid: '2026-01…2026-12',
    credit: 0,
    more: ({ stateFcfa, entries, coveredThrough }) => [stateFcfa, entries[0]?.householdFcfa, coveredThrough],
    is: [13800, 13800, '2027-01'],
  },
  {
    row: 15,
    story:
      'a year of 5,000 F is 416 F and 8 twelfths a month: 3,000 F buy seven months, 83 F and 4 twelfths are kept',
    plan: YEARLY,
    receipts: ['2026-01-10 3000 4p 2026-01 x12'],
    paid: '2026-01…2026-07',
    credit: 83,
    more: ({ entries, stateFcfa }) => [entries[0]?.householdFcfa, entries[0]?.shortFcfa, stateFcfa],
    is: [2917, 2000, 1166],
  },
  {
    row: 16,
    story: '… and with the other 2,000 F the year is paid to the franc',
    plan: YEARLY,
    receipts: ['2026-01-10 3000 4p 2026-01 x12', '2026-02-10 2000 4p 2026-01 x12'],
    paid: '2026-01…2026-12',
    credit: 0,
    more: ({ entries, stateFcfa }) => [entries.map(({ householdFcfa }) => householdFcfa), stateFcfa],
    is: [[2917, 2083], 2000],
  },
  {
    row: 17,
    story: 'the rate rises in July: six months at 575 F, then 600 F',
    plan: DEARER,
    receipts: [`2026-01-10 ${6 * 575 + 2 * 600} 1p 2026-01`],
    paid: '2026-01…2026-08',
    credit: 0,
    more: ({ next }) => next,
    is: { month: '2026-09', fcfa: 2400 },
  },
  {
    row: 18,
    story: 'a child is born: what was paid for four stays paid, what is due is for five',
    persons: 5,
    asOf: '2026-05',
    receipts: ['2026-01-10 6900 4p 2026-01 x3'],
    paid: '2026-01…2026-03',
    credit: 0,
    more: due,
    is: ['2026-04…2026-05', 2 * 5 * 575],
  },
  {
    row: 19,
    story: 'a plan without a rate: the months that a receipt names are bought, whatever the amount',
    plan: WITHOUT_RATE,
    receipts: ['2026-01-10 5000 4p 2026-01 x6', '2026-02-10 1000 4p'],
    paid: '2026-01…2026-06',
    credit: 6000,
    more: ({ next }) => next,
    is: { month: '2026-07', fcfa: 0 },
  },
  {
    row: 20,
    story: 'the State pays all: the months that a receipt names',
    plan: STATE_PAYS_ALL,
    receipts: ['2026-01-10 0 4p 2026-01 x2'],
    paid: '2026-01…2026-02',
    credit: 0,
    more: ({ stateFcfa }) => stateFcfa,
    is: 2 * 4 * 575,
  },
  {
    row: 21,
    story: 'receipts count in the order of their days, whatever the order of the sheet',
    receipts: ['2026-02-10 2300 4p', '2026-01-10 2300 4p 2026-01 x1'],
    paid: '2026-01…2026-02',
    credit: 0,
    more: ({ entries }) => entries.map(({ receipt, bought }) => [receipt.number, sayRuns(bought)]),
    is: [
      ['2', '2026-01…2026-01'],
      ['1', '2026-02…2026-02'],
    ],
  },
  {
    row: 22,
    story: 'months missed are due, less the credit; the months to come are not',
    joined: '2026-01',
    asOf: '2026-06',
    receipts: ['2026-01-10 2300 4p 2026-01 x1', '2026-04-01 5000 4p 2026-04 x2'],
    paid: '2026-01…2026-01 2026-04…2026-05',
    credit: 400,
    more: due,
    is: ['2026-02…2026-03 2026-06…2026-06', 3 * 2300 - 400],
  },
  {
    row: 23,
    story: 'who joins in the plan’s first month owes the fee',
    plan: WITH_FEE,
    joined: '2020-01',
    asOf: '2020-01',
    receipts: [],
    paid: '',
    credit: 0,
    more: due,
    is: ['2020-01…2020-01', 2300 + 2500],
  },
  {
    row: 24,
    story: 'whole months in order: no cheaper one is bought over one that lacks money',
    plan: CHEAPER,
    receipts: ['2026-05-10 3500 4p 2026-05 x4'],
    paid: '2026-05…2026-05',
    credit: 1200,
    more: short,
    is: [2300 + 2 * 1200 - 1200],
  },
  {
    row: 25,
    story: 'a part of a franc that is due is a franc',
    plan: YEARLY,
    receipts: [],
    paid: '',
    credit: 0,
    more: due,
    is: ['2026-03…2026-03', 417],
  },
  {
    row: 26,
    story: 'grace is that of the last month paid: two months in June, none from July on',
    plan: LESS_GRACE,
    receipts: ['2026-05-10 4600 4p 2026-05 x2'],
    paid: '2026-05…2026-06',
    credit: 0,
    more: ({ coveredThrough }) => coveredThrough,
    is: '2026-08',
  },
  {
    row: 27,
    story: 'a child passes the age limit in May: that month costs one person less',
    persons: 5,
    fromMay: 4,
    receipts: ['2026-01-10 11500 5p 2026-01 x4'],
    paid: '2026-01…2026-04',
    credit: 0,
    more: (account) => [due(account), account.next],
    is: [['', 0], { month: '2026-05', fcfa: 2300 }],
  },
  {
    row: 28,
    story: '… months in arrears are due for those who are to be paid for today, as a receipt buys them',
    persons: 5,
    fromMay: 4,
    joined: '2026-03',
    asOf: '2026-06',
    receipts: ['2026-06-10 4600 4p'],
    paid: '2026-03…2026-04',
    credit: 0,
    more: due,
    is: ['2026-05…2026-06', 2 * 2300],
  },
  {
    row: 29,
    story: '… in arrears for months before she passed it, too',
    persons: 5,
    fromMay: 4,
    joined: '2026-03',
    asOf: '2026-06',
    receipts: [],
    paid: '',
    credit: 0,
    more: due,
    is: ['2026-03…2026-06', 4 * 2300],
  },
  {
    row: 30,
    story: 'what was paid for five stays paid for five',
    persons: 5,
    fromMay: 4,
    asOf: '2026-06',
    receipts: ['2026-01-10 17250 5p 2026-01 x6'],
    paid: '2026-01…2026-06',
    credit: 0,
    more: ({ next }) => next,
    is: { month: '2026-07', fcfa: 2300 },
  },
];

/** The months that receipts buy, one after the other; a coin is the twelfth of a franc. */
function payByCoins(receipts: Receipt[], plan: Plan, joined: Month | undefined): number[] {
  const paid = new Set<number>();
  const owed = joined !== undefined && joined >= (plan.terms[0]?.from ?? '');
  let feeLeft = owed ? 12 * termsAt(plan, joined).joiningFeeFcfa : 0;
  let purse = 0;
  for (const { amountFcfa, persons, from, months, paidOn } of receipts) {
    for (purse += 12 * amountFcfa; purse > 0 && feeLeft > 0; purse -= 1) feeLeft -= 1;
    const day = toMonthIndex(month(paidOn.slice(0, 7)));
    const next = paid.size > 0 ? Math.max(...paid) + 1 : joined === undefined ? day : toMonthIndex(joined);
    const first = from === undefined ? next : toMonthIndex(from);
    const last = months === undefined ? day + 60 : first + months - 1;
    for (let at = first; at <= last; at += 1) {
      const { rate = { per: 'person', every: 'year', fcfa: 0, stateFcfa: 0 } } = termsAt(
        plan,
        fromMonthIndex(at),
      );
      const heads = rate.per === 'person' ? Math.max(persons, 1) : 1;
      const price = heads * (rate.fcfa - rate.stateFcfa) * (rate.every === 'month' ? 12 : 1);
      if (paid.has(at)) continue;
      if (price > purse || (price === 0 && months === undefined)) break;
      purse -= price;
      paid.add(at);
    }
  }
  return [...paid].sort((a, b) => a - b);
}

describe('a household’s account', () => {
  test('the rows are those of the README, in order', () => {
    expect(examples.map(({ row }) => row)).toEqual(examples.map((_, at) => at + 1));
  });

  test.each(examples)('$row. $story', ({ plan = AMV, joined, persons = 4, asOf = '2026-03', ...example }) => {
    const joining = joined === undefined ? {} : { joined: month(joined) };
    const receipts = receiptsOf(example.receipts);
    const account = settleAccount({
      receipts,
      plan,
      ...joining,
      asOf: month(asOf),
      personsIn: (at) => (at < month('2026-05') ? persons : (example.fromMay ?? persons)),
    });
    expect({ paid: sayRuns(account.paid), creditFcfa: account.creditFcfa }).toEqual({
      paid: example.paid,
      creditFcfa: example.credit,
    });
    if (example.more !== undefined) expect(example.more(account)).toEqual(example.is);
    expect(paidMonths({ receipts, plan, ...joining })).toEqual(account.paid);
  });

  test.each<[string, Partial<Receipt>]>([
    ['half a franc', { amountFcfa: 0.5 }],
    ['less than nothing', { amountFcfa: -1 }],
    ['a hundred persons', { persons: 100 }],
    ['no month', { months: 0 }],
    ['more than a hundred years', { months: 1201 }],
    ['no number at all', { months: Number.NaN }],
  ])('a receipt over %s is refused', (_, wrong) => {
    const receipts = receiptsOf(['2026-01-10 2300 4p 2026-01 x1']).map((one) => ({ ...one, ...wrong }));
    expect(() => paidMonths({ receipts, plan: AMV })).toThrow(
      expect.objectContaining({ code: 'contribution-invalid' }),
    );
  });

  test('on one day by number, 9 before 10; without numbers as given', () => {
    const [receipt] = receiptsOf(['2026-01-10 2300 4p']);
    if (receipt === undefined) throw new Error('no receipt');
    const order = (numbers: string[]) =>
      settleAccount({
        receipts: numbers.map((number, at) => ({ ...receipt, number, amountFcfa: at })),
        plan: AMV,
        asOf: month('2026-01'),
        personsIn: () => 1,
      }).entries.map(({ receipt: { number, amountFcfa } }) => `${number}${amountFcfa}`);
    expect(order(['BK-10', 'BK-9', 'AB-99'])).toEqual(['AB-992', 'BK-91', 'BK-100']);
    expect(order(['', '', ''])).toEqual(['0', '1', '2']);
  });

  const anyReceipt = fc.record(
    {
      number: fc.constantFrom('1', '2', '3'),
      paidOn: fc.constantFrom('2025-01-15', '2025-11-02', '2026-02-28').map(parseCalendarDate),
      amountFcfa: fc.integer({ min: 0, max: 60_000 }),
      persons: fc.integer({ min: 0, max: 9 }),
      from: fc.integer({ min: 0, max: 30 }).map((n): Month => addMonths(month('2024-06'), n)),
      months: fc.integer({ min: 1, max: 24 }),
    },
    { requiredKeys: ['number', 'paidOn', 'amountFcfa', 'persons'] },
  );
  const accounts = fc.record({
    receipts: fc.array(anyReceipt, { maxLength: 6 }),
    plan: fc.constantFrom(AMV, YEARLY, WITH_FEE, DEARER, RURAL_EXAMPLE, WITHOUT_RATE, STATE_PAYS_ALL),
    joined: fc.constantFrom(month('2019-05'), month('2025-01'), undefined),
    asOf: fc.constant(month('2026-03')),
    personsIn: fc.integer({ min: 0, max: 9 }).map((persons) => () => persons),
  });

  test('not a franc is lost, none is invented, and no month is bought twice', () => {
    fc.assert(
      fc.property(accounts, (input) => {
        const account = settleAccount(input);
        let credit = 0;
        for (const entry of account.entries) {
          const { receipt, feeFcfa, householdFcfa, creditFcfa } = entry;
          expect(credit + receipt.amountFcfa).toBe(feeFcfa + householdFcfa + creditFcfa);
          expect(
            Math.min(feeFcfa, householdFcfa, creditFcfa, entry.shortFcfa, entry.stateFcfa),
          ).toBeGreaterThanOrEqual(0);
          credit = creditFcfa;
        }
        expect(account.creditFcfa).toBe(credit);
        const months = (runs: readonly PaidRun[]) =>
          runs.reduce((sum, { from, through }) => sum + toMonthIndex(through) - toMonthIndex(from) + 1, 0);
        expect(months(account.paid)).toBe(
          account.entries.reduce((sum, { months: bought }) => sum + bought, 0),
        );
        expect(account.stateFcfa).toBe(account.entries.reduce((sum, { stateFcfa }) => sum + stateFcfa, 0));
        // Apart and in order.
        account.paid.forEach(({ from, through }, at) => {
          expect(from <= through).toBe(true);
          const before = account.paid[at - 1];
          if (before !== undefined)
            expect(toMonthIndex(from)).toBeGreaterThan(toMonthIndex(before.through) + 1);
        });
        // What is due and what is paid make up all the months from joining on.
        const first = input.joined ?? account.paid[0]?.from ?? input.asOf;
        const all = Math.max(toMonthIndex(input.asOf) - toMonthIndex(first) + 1, 0);
        const paidSoFar = account.paid
          .filter(({ from }) => from <= input.asOf)
          .map(({ from, through }) => ({
            from: from < first ? first : from,
            through: through > input.asOf ? input.asOf : through,
          }))
          .filter(({ from, through }) => from <= through);
        expect(months(account.due.months) + months(paidSoFar)).toBe(all);
      }),
    );
  });

  test('month by month, as a treasurer would with coins, the same months are bought', () => {
    fc.assert(
      fc.property(accounts, (input) => {
        const { entries, paid } = settleAccount(input);
        const inOrder = entries.map(({ receipt }) => receipt);
        const months = paid.flatMap(({ from, through }) => {
          const first = toMonthIndex(from);
          return Array.from({ length: toMonthIndex(through) - first + 1 }, (_, at) => first + at);
        });
        expect(months).toEqual(payByCoins(inOrder, input.plan, input.joined));
      }),
    );
  });

  test('the order in which receipts are given does not matter when days and numbers differ', () => {
    fc.assert(
      fc.property(accounts, ({ receipts, ...input }) => {
        const own = receipts.map((receipt, at) => ({ ...receipt, number: String(at) }));
        expect(settleAccount({ ...input, receipts: [...own].reverse() })).toEqual(
          settleAccount({ ...input, receipts: own }),
        );
      }),
    );
  });
});
