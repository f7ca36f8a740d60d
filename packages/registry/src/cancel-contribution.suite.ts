import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { parseHouseholdNumber, parseMutuelleNumber } from '@passeport/codes';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { cancelContribution } from './cancel-contribution.ts';
import { findReceipt, listContributions } from './contribution.ts';
import type { NewContribution } from './new-contribution.ts';
import { recordContributions } from './record-contributions.ts';
import type { Registry } from './registry.ts';
import { BY, openWithTwoHouseholds, refusal, summary } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const mutuelle = parseMutuelleNumber('0401');
const payment: NewContribution = {
  row: 1,
  household: parseHouseholdNumber('0401-00001'),
  sourceKey: 'book 1/1',
  receipt: 'R-1',
  paidOn: parseCalendarDate('2026-01-15'),
  amountFcfa: 6_900,
  from: parseMonth('2026-01'),
  months: 3,
};
const wrong = { mutuelle, receipt: 'r-1 ', reason: 'autre ménage' };

export function cancellationSuite(engine: TestEngine): void {
  const openWithPayment = async (): Promise<Registry> => {
    const registry = await openWithTwoHouseholds(engine);
    await recordContributions(registry, [payment], BY);
    return registry;
  };

  describe('cancelling a contribution', () => {
    test('adds a counter-entry and leaves what was there', async () => {
      const registry = await openWithPayment();
      const { cancelled, counterEntry } = await cancelContribution(registry, wrong, BY);
      expect(cancelled).toMatchObject({
        id: 1,
        receipt: 'R-1',
        amountFcfa: 6_900,
        cancelledBy: 'BUR-000001',
      });
      expect(counterEntry).toMatchObject({
        id: 2,
        household: payment.household,
        receipt: 'BUR-000001',
        paidOn: '2026-03-02',
        amountFcfa: -6_900,
        persons: 4,
        from: '2026-01',
        months: 3,
        cancels: 'R-1',
        reason: 'autre ménage',
      });
      expect(await listContributions(registry)).toEqual([cancelled, counterEntry]);
      expect(await findReceipt(registry, mutuelle, 'bur-000001')).toEqual(counterEntry);
    });

    test('is done once, to a payment that is there, with a reason', async () => {
      const registry = await openWithPayment();
      const cancel = (changes: Partial<typeof wrong>) =>
        refusal(cancelContribution(registry, { ...wrong, ...changes }, BY));
      expect(await cancel({ receipt: 'R-2' })).toMatchObject({ code: 'receipt-unknown' });
      expect(await cancel({ mutuelle: parseMutuelleNumber('0402') })).toMatchObject({
        code: 'receipt-unknown',
      });
      expect(await cancel({ reason: ' ' })).toMatchObject({ code: 'text-refused' });
      await cancelContribution(registry, wrong, BY);
      expect(await cancel({})).toMatchObject({ code: 'receipt-cancelled', details: { receipt: 'R-1' } });
      expect(await cancel({ receipt: 'BUR-000001' })).toMatchObject({ code: 'receipt-is-counter-entry' });
      expect(await listContributions(registry)).toHaveLength(2);
    });

    test('does not free the receipt’s number, nor bring the payment back when its sheet comes again', async () => {
      const registry = await openWithPayment();
      await cancelContribution(registry, wrong, BY);
      const rows: NewContribution[] = [
        payment,
        { ...payment, sourceKey: 'new', receipt: 'R-1' },
        { ...payment, sourceKey: 'new', receipt: 'bur-000001' },
        { ...payment, sourceKey: 'new', receipt: 'R-2' },
      ];
      const { outcomes } = await recordContributions(registry, rows, BY);
      expect(summary(outcomes)).toEqual([
        'refused receipt-cancelled',
        'refused receipt-cancelled',
        'refused receipt-taken',
        'added',
      ]);
    });
  });

  describe('the database itself', () => {
    test('changes no contribution and deletes none', async () => {
      const registry = await openWithPayment();
      const before = await listContributions(registry);
      for (const statement of [
        sql`update contributions set amount_fcfa = 1`,
        sql`delete from contributions`,
        sql`delete from contributions where receipt = 'R-1'`,
      ])
        await expect(statement.execute(registry.db)).rejects.toThrow('a contribution is never');
      expect(await listContributions(registry)).toEqual(before);
    });

    test.each([
      ['id', '1'],
      ['receipt_key', "'r-1'"],
      ['source_key', "'book 1/1'"],
    ])('takes none in the place of one of the same %s', async (column, value) => {
      const registry = await openWithPayment();
      const before = await listContributions(registry);
      const row = {
        id: '9',
        mutuelle: "'0401'",
        household: '1',
        paid_on: "'2026-01-15'",
        amount_fcfa: '1',
        persons: '1',
        receipt: "'R'",
        receipt_key: "'r'",
        source_key: "'x'",
        recorded_at: "'x'",
        [column]: value,
      };
      // SQLite would let go of the other unasked.
      const verb = engine.name === 'sqlite' ? 'insert or replace' : 'insert';
      const statement = `${verb} into contributions (${Object.keys(row).join()}) values (${Object.values(row).join()})`;
      await expect(sql.raw(statement).execute(registry.db)).rejects.toThrow(/never replaced|duplicate key/);
      expect(await listContributions(registry)).toEqual(before);
    });

    test.each([
      ['of another amount', { amount_fcfa: -1 }],
      ['of another household', { household: 2 }],
      ['of a receipt that is not there', { cancels: 'r-9' }],
      ['that gives money', { amount_fcfa: 6_900 }],
      ['without a reason', { reason: null }],
      ['of a counter-entry', { cancels: 'bur-000001', amount_fcfa: 6_900 }],
      ['a second time', {}],
    ])('takes no counter-entry %s', async (_, changes) => {
      const registry = await openWithPayment();
      const { counterEntry } = await cancelContribution(registry, wrong, BY);
      const row = {
        id: 9,
        mutuelle,
        household: 1,
        paid_on: counterEntry.paidOn,
        amount_fcfa: -6_900,
        persons: 4,
        receipt: 'X-1',
        receipt_key: 'x-1',
        source_key: 'x',
        cancels: 'r-1',
        reason: 'x',
        recorded_at: BY.at.toISOString(),
        ...changes,
      };
      await expect(registry.db.insertInto('contributions').values(row).execute()).rejects.toThrow(
        /counter-entry|constraint|replaced/i,
      );
      expect(await listContributions(registry)).toHaveLength(2);
    });
  });
}
