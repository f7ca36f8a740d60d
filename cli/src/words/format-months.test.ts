import { parseMonth } from '@passeport/calendar';
import { expect, test } from 'vitest';
import { formatRuns } from './format-months.ts';

const run = (from: string, through: string) => ({ from: parseMonth(from), through: parseMonth(through) });

test('months that follow one another are said once', () => {
  const runs = [
    run('2025-11', '2026-01'),
    run('2026-03', '2026-05'),
    run('2026-07', '2026-08'),
    run('2026-12', '2026-12'),
  ];
  expect(formatRuns(runs, 'fr')).toBe(
    'novembre 2025 à janvier 2026, mars à mai 2026, juillet et août 2026, décembre 2026',
  );
  expect(formatRuns(runs, 'en')).toBe(
    'November 2025 to January 2026, March to May 2026, July and August 2026, December 2026',
  );
  expect(formatRuns([], 'fr')).toBe('');
});
