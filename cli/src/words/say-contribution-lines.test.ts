import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { parseHouseholdNumber } from '@passeport/codes';
import type { Contribution } from '@passeport/registry';
import { expect, test } from 'vitest';
import { sayContributionLines } from './say-contribution-lines.ts';

const payment: Contribution = {
  id: 1,
  household: parseHouseholdNumber('0417-00123'),
  sourceKey: '1',
  receipt: '12',
  paidOn: parseCalendarDate('2026-02-05'),
  amountFcfa: 6900,
  persons: 4,
  recordedAt: '2026-02-05T09:00:00.000Z',
};
const from = parseMonth('2026-02');

test.each([
  ['nothing', {}, /4 p\.\s*$/],
  ['months, one after the other', { from, months: 3 }, /février à avril 2026/],
  ['one month', { from, months: 1 }, /4 p\. +février 2026/],
  ['a month, as far as the money goes', { from }, /4 p\. +à partir de février 2026/],
  ['so many months, from the next one on', { months: 12 }, /4 p\. +12 mois/],
])('a payment for %s', (_, period, said) => {
  const [, line = ''] = sayContributionLines([{ ...payment, ...period }], 'fr');
  expect(line.replaceAll('\u00a0', ' ')).toMatch(said);
});
