import { parseMonth } from '@passeport/calendar';
import { expect, test } from 'vitest';

import { AMV } from '../rights/amv.ts';
import type { MutuelleRights } from '../rights/mutuelle-rights.ts';
import { cutPlan, cutRights, horizonOf } from './horizon.ts';
import { CONTENT, memberOf } from '../samples/office.ts';

const month = parseMonth;

test('the horizon is the first month of the quarter in the year before', () => {
  const horizons = ['2026-01', '2026-03', '2026-04', '2026-12', '1900-01'].map((one) =>
    horizonOf(month(one)),
  );
  expect(horizons).toEqual(['2025-01', '2025-01', '2025-04', '2025-10', '1900-01']);
});

const withGrace = (graceMonths: number) => ({
  terms: AMV.terms.map((terms) => ({ ...terms, graceMonths })),
});

test('what began before the horizon is told as of the horizon, or simply so', () => {
  const [mutuelle] = CONTENT.mutuelles;
  if (mutuelle === undefined) throw new Error('no mutuelle');
  const rights: MutuelleRights = {
    ...mutuelle,
    households: [
      { household: 1, from: month('2019-07'), through: month('2026-12') },
      { household: 2, from: month('2025-01'), through: month('2026-12') },
      { household: 3, from: month('2026-02'), through: month('2026-12') },
      { household: 4, from: month('2019-07'), through: month('2021-12') },
      { household: 5, reason: 'left' },
      { household: 6, from: month('2024-01'), through: month('2024-09') },
      { household: 7, from: month('2024-01'), through: month('2024-10') },
      { household: 8, from: month('2025-03'), through: month('2025-02') },
    ],
    exceptions: [
      { member: memberOf(1, 1), kind: 'died' },
      { member: memberOf(1, 2), kind: 'left' },
      { member: memberOf(1, 3), kind: 'left', from: month('2025-01') },
      { member: memberOf(1, 4), kind: 'left', from: month('2025-02') },
      { member: memberOf(1, 5), kind: 'aged-out', from: month('2020-02') },
      { member: memberOf(1, 6), kind: 'waiting', from: month('2025-01') },
      { member: memberOf(1, 7), kind: 'waiting', from: month('2026-05') },
    ],
  };
  const { households, exceptions } = cutRights(rights, withGrace(3), month('2026-03'));
  expect(households).toEqual([
    { household: 1, from: '2025-01', through: '2026-12' },
    { household: 2, from: '2025-01', through: '2026-12' },
    { household: 3, from: '2026-02', through: '2026-12' },
    { household: 4, reason: 'ended' },
    { household: 5, reason: 'left' },
    // Three months of grace: to the end of December 2024, before the horizon; to January 2025.
    { household: 6, reason: 'ended' },
    { household: 7, from: '2025-01', through: '2024-10' },
    { household: 8, from: '2025-03', through: '2025-02' },
  ]);
  expect(exceptions).toEqual([
    { member: memberOf(1, 1), kind: 'died' },
    { member: memberOf(1, 2), kind: 'left' },
    { member: memberOf(1, 3), kind: 'left' },
    { member: memberOf(1, 4), kind: 'left', from: '2025-02' },
    { member: memberOf(1, 5), kind: 'aged-out' },
    { member: memberOf(1, 7), kind: 'waiting', from: '2026-05' },
  ]);
});

test('terms that ended before the horizon are left out, unless a grace of their own may still count', () => {
  const planWith = (...all: [from: string, graceMonths: number][]) => ({
    ...AMV,
    terms: all.flatMap(([from, graceMonths]) =>
      AMV.terms.map((terms) => ({ ...terms, from: month(from), graceMonths })),
    ),
  });
  const kept = (...all: [string, number][]) =>
    cutPlan(planWith(...all), month('2026-03')).terms.map(({ from }) => from);
  expect(kept(['2020-01', 1])).toEqual(['2020-01']);
  expect(kept(['2020-01', 1], ['2022-01', 1], ['2025-01', 1], ['2026-01', 1])).toEqual([
    '2025-01',
    '2026-01',
  ]);
  expect(kept(['2020-01', 1], ['2022-01', 1], ['2025-02', 1])).toEqual(['2022-01', '2025-02']);
  expect(kept(['2020-01', 1], ['2022-01', 2], ['2024-01', 2])).toEqual(['2020-01', '2022-01', '2024-01']);
});
