import { parseMonth } from '@passeport/calendar';
import { expect, test } from 'vitest';
import { subtractRuns } from './subtract-runs.ts';

const runs = (...texts: string[]) =>
  texts.map((text) => {
    const [from = '', through = ''] = text.split('…');
    return { from: parseMonth(from), through: parseMonth(through) };
  });

test.each([
  [['2026-01…2026-06'], ['2026-03…2026-03'], ['2026-01…2026-02', '2026-04…2026-06']],
  [['2026-01…2026-03', '2026-05…2026-05'], [], ['2026-01…2026-03', '2026-05…2026-05']],
  [['2025-12…2026-01'], ['2025-01…2026-12'], []],
])('%j without %j', (all, others, left) => {
  expect(subtractRuns(runs(...all), runs(...others))).toEqual(runs(...left));
});
