import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { parseHouseholdNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { findReceipt, listContributions } from './contribution.ts';
import { readHouseholdAccount } from './household-account.ts';
import { importMembers } from './import-members.ts';
import type { NewContribution } from './new-contribution.ts';
import { recordContributions } from './record-contributions.ts';
import { setPersonStatus } from './set-person-status.ts';
import { BY, memberRow, numberOf, openWithTwoHouseholds, summary } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const mutuelle = parseMutuelleNumber('0401');
const first = parseHouseholdNumber('0401-00001');
const day = parseCalendarDate;
const payment: NewContribution = {
  row: 2,
  household: first,
  sourceKey: 'book 1/1',
  receipt: 'R-1',
  paidOn: day('2026-01-15'),
  amountFcfa: 27_600,
  persons: 3,
  from: parseMonth('2026-01'),
  months: 12,
  payer: 'Awa Diarra',
  collector: 'Zan',
  method: 'mobile-money',
};
const plain: NewContribution = {
  row: 3,
  household: { mutuelle, householdKey: 'household 1' },
  sourceKey: 'book 1/2',
  paidOn: day('2026-01-16'),
  amountFcfa: 500,
};

export function contributionSuite(engine: TestEngine): void {
  describe('contributions', () => {
    test('are recorded once, under the household number or the register’s key', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const dry = await recordContributions(registry, [payment, plain], BY, { dryRun: true });
      expect(await listContributions(registry)).toEqual([]);
      const done = await recordContributions(registry, [payment, plain], BY);
      expect(done.outcomes).toEqual(dry.outcomes);
      expect(done.outcomes).toEqual([
        { row: 2, outcome: 'added', id: 1, household: first, receipt: 'R-1', persons: 3 },
        { row: 3, outcome: 'added', id: 2, household: '0401-00002', receipt: 'BUR-000001', persons: 4 },
      ]);
      const { row: _, ...kept } = payment;
      const recordedAt = BY.at.toISOString();
      expect(await listContributions(registry, { household: first })).toEqual([
        { id: 1, ...kept, recordedAt },
      ]);
      const again = await recordContributions(registry, [payment, plain], BY);
      expect(again.outcomes).toMatchObject([
        { outcome: 'already', id: 1, differs: [] },
        { outcome: 'already', id: 2, receipt: 'BUR-000001', differs: [] },
      ]);
      const moved = await recordContributions(registry, [{ ...plain, household: first }], BY);
      expect(moved.outcomes).toMatchObject([
        { outcome: 'already', household: '0401-00002', differs: ['household'] },
      ]);
    });

    test('a receipt is one payment, however it is spelled and whatever named it before', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await recordContributions(registry, [payment], BY);
      const same = { ...payment, receipt: ' r-1', sourceKey: 'another book' };
      const spelled = { ...same, collector: 'Bakary' };
      const others: NewContribution[] = [
        { ...same, amountFcfa: 1 },
        { ...same, paidOn: day('2026-01-16') },
        { ...same, persons: 4 },
        { ...same, from: parseMonth('2026-02') },
        { ...same, household: parseHouseholdNumber('0401-00002') },
      ];
      const { outcomes } = await recordContributions(registry, [same, spelled, ...others], BY);
      expect(outcomes.slice(0, 2)).toMatchObject([
        { outcome: 'already', id: 1, differs: [] },
        { outcome: 'already', id: 1, differs: ['collector'] },
      ]);
      expect(summary(outcomes.slice(2))).toEqual(others.map(() => 'refused receipt-taken'));
      expect(outcomes[2]).toMatchObject({ details: { receipt: 'R-1', household: first } });
      expect(await listContributions(registry)).toHaveLength(1);
    });

    test('a receipt that only looks like another is the same paper', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await recordContributions(registry, [payment], BY);
      const spellings = [
        'R\u20111',
        'R\u20131',
        'R-\uff11',
        'R\u200b-1',
        '\u2060r - 1\u3164',
        '\uff32\uff0d1',
      ];
      const rows = spellings.map((receipt) => ({
        ...payment,
        receipt,
        sourceKey: receipt,
        household: parseHouseholdNumber('0401-00002'),
      }));
      const own = { ...plain, receipt: '\u200bBUR\u2010000009' };
      const { outcomes } = await recordContributions(registry, [...rows, own], BY);
      expect(summary(outcomes)).toEqual([
        ...rows.map(() => 'refused receipt-taken'),
        'refused receipt-reserved',
      ]);
      expect(await listContributions(registry)).toHaveLength(1);
    });

    test('a later one gets the next id and the next own receipt; what was there already takes none', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const more = { ...plain, sourceKey: 'book 1/3' };
      await recordContributions(registry, [plain], BY);
      await recordContributions(registry, [plain, { ...plain, sourceKey: '' }], BY);
      await recordContributions(registry, [plain, more, more], BY);
      const rows = await listContributions(registry);
      expect(rows.map(({ id, sourceKey, receipt }) => [id, sourceKey, receipt])).toEqual([
        [1, 'book 1/2', 'BUR-000001'],
        [2, 'book 1/3', 'BUR-000002'],
      ]);
    });

    test('is for the persons who were members on its day, and for one at least', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await setPersonStatus(registry, numberOf(1, 2), { status: 'left', since: day('2026-02-01') }, BY);
      const late = memberRow(mutuelle, 8, {
        householdKey: 'household 0',
        head: false,
        joined: day('2026-02-15'),
      });
      await importMembers(registry, [late], BY);
      const on = (date: string): NewContribution => {
        const { receipt: _, persons: __, ...rest } = payment;
        return { ...rest, sourceKey: date, paidOn: day(date) };
      };
      const rows = ['2026-01-31', '2026-02-01', '2026-02-15'].map(on);
      await recordContributions(registry, rows, BY);
      expect((await listContributions(registry)).map(({ persons }) => persons)).toEqual([4, 3, 4]);
      for (const person of [1, 2, 3, 4, 5])
        await setPersonStatus(
          registry,
          numberOf(1, person),
          { status: 'left', since: day('2025-01-01') },
          BY,
        );
      const [last] = (await recordContributions(registry, [on('2026-03-01')], BY)).outcomes;
      expect(last).toMatchObject({ persons: 1 });
      // What was paid stays paid for as many as it was.
      expect((await listContributions(registry)).map(({ persons }) => persons)).toEqual([4, 3, 4, 1]);
    });

    test('without a number of persons, is for as many as the caller finds in the household of that day', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await setPersonStatus(registry, numberOf(1, 2), { status: 'died', since: day('2026-01-20') }, BY);
      const { persons: _, ...open } = payment;
      const later = { ...open, sourceKey: 'later', receipt: 'R-3' };
      const rows = [open, { ...payment, sourceKey: 'said', receipt: 'R-2' }, later, plain];
      const asked: unknown[] = [];
      const { outcomes } = await recordContributions(registry, rows, BY, {
        countPersons: ({ sourceKey }, household, then, before) => {
          const paid = before.map(({ receipt, persons }) => `${receipt}: ${persons}`);
          asked.push([sourceKey, household, then.members.length, then.members[1], paid]);
          return sourceKey === plain.sourceKey ? 0 : 2;
        },
      });
      expect(outcomes.map((one) => 'persons' in one && one.persons)).toEqual([2, 3, 2, 1]);
      // She died later: on that day she was a member like the others.
      const second = { member: numberOf(1, 2), birth: '1985-04-30', status: 'active' };
      expect(asked).toEqual([
        [open.sourceKey, first, 4, second, []],
        ['later', first, 4, second, [`${payment.receipt}: 2`, 'R-2: 3']],
        [plain.sourceKey, '0401-00002', 4, { ...second, member: numberOf(2, 2) }, []],
      ]);
    });

    test('refuses an unknown household, a receipt twice, and what is no payment', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const rows: [NewContribution, string][] = [
        [payment, 'added'],
        [{ ...payment, sourceKey: 'same receipt', amountFcfa: 5 }, 'refused receipt-taken'],
        [{ ...plain, household: parseHouseholdNumber('0401-00009') }, 'refused household-unknown'],
        [{ ...plain, household: { mutuelle, householdKey: '?' } }, 'refused household-unknown'],
        [{ ...plain, household: parseHouseholdNumber('0402-00001') }, 'refused household-unknown'],
        [{ ...plain, receipt: 'bur-000009' }, 'refused receipt-reserved'],
        [{ ...plain, amountFcfa: 0 }, 'refused value-refused'],
        [{ ...plain, amountFcfa: -575 }, 'refused value-refused'],
        [{ ...plain, amountFcfa: 10.5 }, 'refused value-refused'],
        [{ ...plain, amountFcfa: 100_000_001 }, 'refused value-refused'],
        [{ ...plain, months: 0 }, 'refused value-refused'],
        [{ ...plain, persons: 0 }, 'refused value-refused'],
        [{ ...plain, persons: 100 }, 'refused value-refused'],
        [{ ...plain, method: JSON.parse('"gold"') }, 'refused value-refused'],
        [{ ...plain, sourceKey: '' }, 'refused text-refused'],
        [{ ...plain, receipt: 'R\n2' }, 'refused text-refused'],
        [{ ...plain, payer: '\u202egold' }, 'refused text-refused'],
      ];
      const { outcomes } = await recordContributions(
        registry,
        rows.map(([row]) => row),
        BY,
      );
      expect(summary(outcomes)).toEqual(rows.map(([, expected]) => expected));
      expect(outcomes[3]).toMatchObject({ details: { household: '?', mutuelle: '0401' } });
    });

    test('are listed by mutuelle, household and day, and found by their receipt', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await recordContributions(registry, [payment, plain], BY);
      const ids = async (filter: Parameters<typeof listContributions>[1]): Promise<number[]> =>
        (await listContributions(registry, filter)).map(({ id }) => id);
      expect(await ids({ mutuelle })).toEqual([1, 2]);
      expect(await ids({ mutuelle: parseMutuelleNumber('0402') })).toEqual([]);
      expect(await ids({ household: first })).toEqual([1]);
      expect(await ids({ from: day('2026-01-16') })).toEqual([2]);
      expect(await ids({ from: day('2026-01-15'), to: day('2026-01-15') })).toEqual([1]);
      expect(await findReceipt(registry, mutuelle, 'r - 1')).toMatchObject({ id: 1, receipt: 'R-1' });
      expect(await findReceipt(registry, parseMutuelleNumber('0402'), 'R-1')).toBeUndefined();
    });

    test('and everybody of a household make its account', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await recordContributions(registry, [payment, plain], BY);
      const account = await readHouseholdAccount(registry, first);
      expect(account?.persons.map(({ member }) => member)).toEqual([1, 2, 3, 4].map((n) => numberOf(1, n)));
      expect(account?.contributions.map(({ receipt }) => receipt)).toEqual(['R-1']);
      expect(account).not.toHaveProperty('joined');
      expect(await readHouseholdAccount(registry, parseHouseholdNumber('0401-00009'))).toBeUndefined();
    });
  });
}
