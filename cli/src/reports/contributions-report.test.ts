import { parseMonth } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import * as registry from '@passeport/registry';
import { expect, test, vi } from 'vitest';
import { fr } from '../words/fr.ts';
import { reportContributions } from './contributions-report.ts';
import type { ReportRequest } from './report-request.ts';

vi.mock('@passeport/registry', { spy: true });

const mutuelle = parseMutuelleNumber('0417');
const month = parseMonth('2026-10');

/** Of a mutuelle of that number, with these sums in its registry. */
async function report(sums: Omit<registry.ContributionSum, 'mutuelle' | 'month'>[]) {
  vi.mocked(registry.sumContributions).mockResolvedValue(sums.map((sum) => ({ ...sum, mutuelle, month })));
  const scope = {
    asked: {},
    mutuelles: [{ number: mutuelle, name: 'Benkadi' }],
    numbers: [mutuelle],
    isWhole: true,
    includesVillage: () => true,
  };
  const request = { office: {}, scope, months: [month], words: fr, language: 'fr' };
  const topics = await reportContributions(request as unknown as ReportRequest);
  const { byCollector } = fr.reports.contributions;
  return topics.flatMap(({ tables }) => tables).find(({ title }) => title === byCollector);
}

test('how much each collector took, and of that in cash', async () => {
  const table = await report([
    { collector: 'Sékou', method: 'cash', receipts: 2, amountFcfa: 500 },
    { collector: 'SÉKOU ', method: 'mobile-money', receipts: 1, amountFcfa: 300 },
    { collector: 'Sékou', method: 'cash', receipts: 1, amountFcfa: 100 },
    { collector: 'Awa', receipts: 1, amountFcfa: 40 },
    { method: 'cash', receipts: 1, amountFcfa: 7 },
  ]);
  expect(table?.rows.map(([, ...figures]) => figures)).toEqual([
    [4, 900, 600, 300],
    [1, 40, 0, 40],
    [1, 7, 7, 0],
  ]);
  expect(table?.total?.slice(1)).toEqual([6, 947, 607, 340]);
});

test('of many collectors no name is read again for each of the others', async () => {
  const read = vi.mocked(registry.nameKey).mockClear();
  const sums = Array.from({ length: 200 }, (_, at) => ({
    collector: `Collecteur ${at}`,
    method: 'cash' as const,
    receipts: 1,
    amountFcfa: at,
  }));
  expect((await report(sums))?.rows).toHaveLength(200);
  expect(read.mock.calls.length).toBeLessThan(10 * sums.length);
});
