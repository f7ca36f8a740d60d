import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { parseHouseholdNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { listContributions } from './contribution.ts';
import { coverageRows, type CoverageRow } from './coverage-rows.ts';
import { importMembers } from './import-members.ts';
import type { NewContribution } from './new-contribution.ts';
import { recordContributions } from './record-contributions.ts';
import type { Registry } from './registry.ts';
import { setPersonStatus } from './set-person-status.ts';
import { BY, enrol, memberRow, numberOf, startOffice, summary } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const first = parseHouseholdNumber('0401-00001');
const payment: NewContribution = {
  row: 2,
  payer: first,
  sourceKey: 'book 1/1',
  receipt: 'R-1',
  paidOn: parseCalendarDate('2026-01-15'),
  amountFcfa: 27_600,
  from: parseMonth('2026-01'),
  months: 12,
};

async function openWithTwoHouseholds(engine: TestEngine): Promise<Registry> {
  const registry = await engine.open();
  await enrol(registry, await startOffice(registry), 8);
  return registry;
}

export function contributionSuite(engine: TestEngine): void {
  describe('contributions', () => {
    test('are recorded once, under the household number or the register’s key', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const mutuelle = parseMutuelleNumber('0401');
      const second: NewContribution = {
        row: 3,
        payer: { mutuelle, householdKey: 'household 1' },
        sourceKey: 'book 1/2',
        paidOn: parseCalendarDate('2026-01-16'),
        amountFcfa: 500,
      };
      const dry = await recordContributions(registry, [payment, second], BY, { dryRun: true });
      expect(await listContributions(registry)).toEqual([]);
      const done = await recordContributions(registry, [payment, second], BY);
      expect(done.outcomes).toEqual(dry.outcomes);
      expect(done.outcomes).toEqual([
        { row: 2, outcome: 'added', id: 1, household: first },
        { row: 3, outcome: 'added', id: 2, household: '0401-00002' },
      ]);
      const { row: _, payer: __, ...kept } = payment;
      const recordedAt = BY.at.toISOString();
      expect(await listContributions(registry, { household: first })).toEqual([
        { id: 1, household: first, ...kept, recordedAt },
      ]);
      expect(await listContributions(registry, { mutuelle })).toHaveLength(2);
      const again = await recordContributions(registry, [{ ...payment, amountFcfa: 1 }, second], BY);
      expect(again.outcomes).toMatchObject([
        { outcome: 'already', id: 1, differs: ['amountFcfa'] },
        { outcome: 'already', id: 2, differs: [] },
      ]);
      const moved = await recordContributions(registry, [{ ...second, payer: first }], BY);
      expect(moved.outcomes).toMatchObject([
        { outcome: 'already', household: '0401-00002', differs: ['payer'] },
      ]);
    });

    test('a later one gets the next id; what was there already takes none', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const second = { ...payment, sourceKey: 'b', receipt: 'R-2' };
      await recordContributions(registry, [payment], BY);
      await recordContributions(registry, [payment, { ...payment, sourceKey: '' }], BY);
      await recordContributions(registry, [payment, second, second], BY);
      expect((await listContributions(registry)).map(({ id, sourceKey }) => [id, sourceKey])).toEqual([
        [1, 'book 1/1'],
        [2, 'b'],
      ]);
    });

    test('refuses an unknown payer, a receipt twice, and what is no payment', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const rows: NewContribution[] = [
        payment,
        { ...payment, sourceKey: 'same receipt' },
        { ...payment, sourceKey: 'nobody', receipt: 'R-2', payer: parseHouseholdNumber('0401-00009') },
        {
          ...payment,
          sourceKey: 'no key',
          payer: { mutuelle: parseMutuelleNumber('0401'), householdKey: '?' },
        },
        { ...payment, sourceKey: 'no mutuelle', payer: parseHouseholdNumber('0402-00001') },
        { ...payment, sourceKey: 'nothing', amountFcfa: 0 },
        { ...payment, sourceKey: 'cents', amountFcfa: 10.5 },
        { ...payment, sourceKey: 'fortune', amountFcfa: 100_000_001 },
        { ...payment, sourceKey: 'no months', months: 0 },
        { ...payment, sourceKey: '' },
        { ...payment, sourceKey: 'receipt', receipt: 'R\n2' },
      ];
      const { outcomes } = await recordContributions(registry, rows, BY);
      expect(summary(outcomes)).toEqual([
        'added',
        'refused receipt-taken',
        'refused household-unknown',
        'refused household-unknown',
        'refused household-unknown',
        'refused value-refused',
        'refused value-refused',
        'refused value-refused',
        'refused value-refused',
        'refused text-refused',
        'refused text-refused',
      ]);
      expect(outcomes[3]).toMatchObject({ details: { household: '?', mutuelle: '0401' } });
      const again = await recordContributions(registry, [{ ...payment, sourceKey: 'later' }], BY);
      expect(summary(again.outcomes)).toEqual(['refused receipt-taken']);
    });
  });

  describe('coverage rows', () => {
    test('say what each household paid and who left it', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const since = parseCalendarDate('2026-02-01');
      await recordContributions(registry, [payment, { ...payment, sourceKey: '2', receipt: 'R-2' }], BY);
      await setPersonStatus(registry, numberOf(2, 3), { status: 'died', since }, BY);
      const { paidOn, amountFcfa, from, months } = payment;
      const paid = { paidOn, amountFcfa, from, months };
      expect(await readAll(registry)).toEqual([
        { household: 1, activePersons: 4, contributions: [paid, paid], exceptions: [] },
        {
          household: 2,
          activePersons: 3,
          contributions: [],
          exceptions: [{ member: numberOf(2, 3), kind: 'died', since }],
        },
      ]);
    });

    test('come in pages without loss, and the registry can be used between two rows', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const joined = parseMonth('2025-01');
      const rows = Array.from({ length: 2_001 }, (_, n) =>
        memberRow(mutuelle, n, { householdKey: `h${n}`, joined }),
      );
      await importMembers(registry, rows, BY);
      const households: number[] = [];
      for await (const row of coverageRows(registry, mutuelle)) {
        if (row.household === 500) await recordContributions(registry, [payment], BY);
        expect(row).toMatchObject({ joined, activePersons: 1 });
        households.push(row.household);
      }
      expect(households).toEqual(Array.from({ length: 2_001 }, (_, index) => index + 1));
    });

    test('are none for an empty or unknown mutuelle', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      expect(await readAll(registry)).toEqual([]);
    });
  });
}

async function readAll(registry: Registry): Promise<CoverageRow[]> {
  const rows: CoverageRow[] = [];
  for await (const row of coverageRows(registry, parseMutuelleNumber('0401'))) rows.push(row);
  return rows;
}
