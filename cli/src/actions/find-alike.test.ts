import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import type { Receipt } from '@passeport/eligibility';
import { expect, test } from 'vitest';
import { findAlike } from './find-alike.ts';

const receipt = (number: string, more: Partial<Receipt> = {}): Receipt => ({
  number,
  paidOn: parseCalendarDate('2026-11-20'),
  amountFcfa: 6900,
  persons: 4,
  ...more,
});
const [october, november] = [{ from: parseMonth('2026-10') }, { from: parseMonth('2026-11') }];

test.each([
  ['the same day and sum', receipt('2'), receipt('1'), '1'],
  ['another sum', receipt('2'), receipt('1', { amountFcfa: 6901 }), undefined],
  ['another day', receipt('2'), receipt('1', { paidOn: parseCalendarDate('2026-11-19') }), undefined],
  ['the same month', receipt('2', october), receipt('1', october), '1'],
  ['another month', receipt('2', november), receipt('1', october), undefined],
  ['a month that one of them does not name', receipt('2', november), receipt('1'), '1'],
  ['a month that the other does not name', receipt('2'), receipt('1', october), '1'],
])('%s', (_, given, before, alike) => {
  expect(findAlike(given, [before, given])?.number).toBe(alike);
  // Of two alike only the later one is told.
  expect(findAlike(given, [given, before])).toBeUndefined();
});
