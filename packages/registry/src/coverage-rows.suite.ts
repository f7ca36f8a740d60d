import { parseBirthDate, parseCalendarDate, parseMonth } from '@passeport/calendar';
import { parseHouseholdNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { cancelContribution } from './cancel-contribution.ts';
import { coverageRows, type CoverageRow } from './coverage-rows.ts';
import { importMembers } from './import-members.ts';
import { recordContributions } from './record-contributions.ts';
import type { Registry } from './registry.ts';
import { setPersonStatus } from './set-person-status.ts';
import { BY, memberRow, numberOf, openWithTwoHouseholds, startOffice } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const mutuelle = parseMutuelleNumber('0401');
const day = parseCalendarDate;
const paid = {
  paidOn: day('2026-01-15'),
  amountFcfa: 27_600,
  persons: 4,
  from: parseMonth('2026-01'),
  months: 12,
};
const payment = {
  row: 1,
  household: parseHouseholdNumber('0401-00001'),
  sourceKey: '1',
  receipt: 'R-1',
  ...paid,
};

export function coverageSuite(engine: TestEngine): void {
  describe('coverage rows', () => {
    test('say what each household paid, without what was cancelled, and who left it', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const since = day('2026-02-01');
      const { from: _, months: __, ...unplanned } = payment;
      const second = { ...payment, sourceKey: '2', receipt: 'R-2' };
      const third = { ...unplanned, sourceKey: '3', receipt: 'R-3' };
      await recordContributions(registry, [payment, second, third], BY);
      await cancelContribution(registry, { mutuelle, receipt: 'R-2', reason: 'deux fois' }, BY);
      await setPersonStatus(registry, numberOf(2, 3), { status: 'died', since }, BY);
      expect(await readAll(registry)).toEqual([
        {
          household: 1,
          persons: 4,
          receipts: [
            { number: 'R-1', ...paid },
            { number: 'R-3', paidOn: paid.paidOn, amountFcfa: 27_600, persons: 4 },
          ],
          special: [],
        },
        {
          household: 2,
          persons: 3,
          receipts: [],
          special: [{ member: numberOf(2, 3), birth: '1962', status: 'died', since }],
        },
      ]);
    });

    test('name those who may be exceptions once, and nobody else', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      const child = (n: number, birth: string) =>
        memberRow(mutuelle, n, { head: false, relation: 'child', birth: parseBirthDate(birth) });
      await importMembers(
        registry,
        [
          memberRow(mutuelle, 0, { birth: parseBirthDate('1960') }),
          child(1, '2005'),
          child(2, '2005-03-02'),
          child(3, '2004-12-31'),
        ],
        BY,
      );
      await importMembers(
        registry,
        [child(100, '2001')].map((row) => ({ ...row, householdKey: 'household 0' })),
        { ...BY, at: new Date('2026-06-01T08:00:00Z') },
      );
      await setPersonStatus(registry, numberOf(1, 5), { status: 'left', since: day('2026-03-02') }, BY);
      const special = async (childrenBornBefore?: string) =>
        (await readAll(registry, childrenBornBefore)).map((row) => [
          row.persons,
          row.special.map(({ member }) => member).toSorted(),
        ]);
      expect(await special()).toEqual([[4, [numberOf(1, 5)]]]);
      expect(await special('2005-03-02')).toEqual([[4, [2, 4, 5].map((n) => numberOf(1, n))]]);
      expect((await readAll(registry))[0]?.special).toEqual([
        {
          member: numberOf(1, 5),
          birth: '2001',
          relation: 'child',
          joined: '2026-06-01',
          status: 'left',
          since: '2026-03-02',
        },
      ]);
    });

    test('come in pages without loss, and the registry can be used between two rows', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      const joined = day('2025-01-05');
      const rows = Array.from({ length: 4_001 }, (_, n) =>
        memberRow(mutuelle, n, { householdKey: `h${n}`, head: false, joined }),
      );
      await importMembers(registry, rows, BY);
      const households: number[] = [];
      for await (const row of coverageRows(registry, mutuelle)) {
        if (row.household === 500) await recordContributions(registry, [payment], BY);
        expect([row.joined, row.persons]).toEqual(['2025-01', 1]);
        households.push(row.household);
      }
      expect(households).toEqual(Array.from({ length: 4_001 }, (_, index) => index + 1));
    });

    test('are none for an empty or unknown mutuelle', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      expect(await readAll(registry)).toEqual([]);
    });
  });
}

async function readAll(registry: Registry, childrenBornBefore?: string): Promise<CoverageRow[]> {
  const rows: CoverageRow[] = [];
  const options = childrenBornBefore === undefined ? {} : { childrenBornBefore: day(childrenBornBefore) };
  for await (const row of coverageRows(registry, mutuelle, options)) rows.push(row);
  return rows;
}
