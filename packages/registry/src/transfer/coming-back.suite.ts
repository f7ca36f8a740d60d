import { formatCardNumber, householdOf, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import * as api from '../index.ts';
import { a, b, c, d, startWithFour } from '../testing/card-fixtures.ts';
import {
  accepted,
  BY,
  confirmed,
  issue,
  issuedCard,
  memberRow,
  numberOf,
  photograph,
  printBatch,
  TODAY,
} from '../testing/fixtures.ts';
import type { TestEngine } from '../testing/test-engine.ts';
import { readRows, streamOf, taken } from '../testing/transfer-fixtures.ts';
import type { TransferRow } from './transfer-rows.ts';

const MUTUELLE = parseMutuelleNumber('0401');
const RANGE = { from: MUTUELLE, to: MUTUELLE };
const OWN = { from: parseMutuelleNumber('0402'), to: parseMutuelleNumber('0499') };
const FIRST = { number: 4, name: 'UTM Ségou' };
const SECOND = { number: 5, name: 'Sikasso' };
const payment = { row: 1, household: householdOf(a), paidOn: TODAY, amountFcfa: 575 };
const later = { ...BY, at: new Date('2027-03-02T10:00:00Z') };

/** Office 4 gave 0401 to office 5, which worked on it for a year and gives it back: both, and what travels. */
async function goAndWork(engine: TestEngine) {
  const { registry: first } = await startWithFour(engine);
  await api.recordContributions(first, [{ ...payment, sourceKey: '1', receipt: 'R-1' }], BY);
  const cards = await issue(first, [a, b, c]);
  await issue(first, [d]);
  await api.revokeCard(first, formatCardNumber(d, 1), { reason: 'stolen' }, BY);
  await photograph(first, [a, b]);
  await api.addMutuelle(first, { name: 'Jigi', plan: 'AMV' }, BY);
  const elsewhere = memberRow(OWN.from, 1, { sourceKey: 'else', householdKey: 'else', head: true });
  const { outcomes } = await api.importMembers(first, [elsewhere], BY);
  const other = await issue(first, [accepted(outcomes[0]).member]);
  await api.recordPrintBatch(first, printBatch([...cards, ...other]), BY);
  await confirmed(first, 1);
  await api.handOverCards(first, [{ row: 1, card: formatCardNumber(a, 1), on: TODAY }], BY);
  await api.mergePersons(first, { keep: a, drop: c }, BY);
  await api.closeMutuelles(first, [MUTUELLE], BY);
  await api.saveOffice(first, { ...FIRST, mutuelles: [OWN] }, BY);

  const second = await engine.open(await engine.freshPlace());
  await api.saveOffice(second, { ...SECOND, mutuelles: [RANGE] }, BY, [RANGE]);
  await api.takeMutuelles(second, taken('0401', { office: 4 }), streamOf(await readRows(first, '0401')), BY);
  await api.unmergePerson(second, c, later);
  await api.undoHandOvers(second, [formatCardNumber(a, 1)], later);
  await api.replaceCard(second, formatCardNumber(b, 1), { reason: 'lost' }, later);
  await api.recordIssuedCards(second, [issuedCard(b, 2)], later);
  await api.recordPrintBatch(second, printBatch([formatCardNumber(b, 2)]), later);
  await confirmed(second, 2);
  await api.recordContributions(second, [{ ...payment, sourceKey: '2', receipt: 'R-2' }], later);
  await api.cancelContribution(second, { mutuelle: MUTUELLE, receipt: 'R-1', reason: 'twice' }, later);
  await api.importMembers(second, [memberRow(MUTUELLE, 8), memberRow(MUTUELLE, 9)], later);
  await api.setPersonStatus(second, numberOf(1, 4), { status: 'left', since: TODAY }, later);
  await api.closeMutuelles(second, [MUTUELLE], later);
  const rows = await readRows(second, '0401');
  await api.saveOffice(first, { ...FIRST, mutuelles: [RANGE, OWN] }, later, [RANGE]);
  return { first, second, rows };
}

const back = (registry: api.Registry, rows: readonly TransferRow[]) =>
  api.takeMutuelles(registry, taken('0401', { office: 5 }), streamOf(rows), later);

/** What a mutuelle is, without what each office numbers by itself, and the audits. */
function withoutOwnNumbers(rows: readonly TransferRow[]): object[] {
  const own = new Set(['id', 'issue_number', 'number', 'batch', 'path', 'revoked_after_list']);
  return rows
    .filter(({ table }) => table !== 'former_audit')
    .map(({ table, row }) => ({
      table,
      row: Object.fromEntries(
        Object.entries(row).filter(([name]) => table === 'mutuelles' || !own.has(name)),
      ),
    }))
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

const linesOf = (rows: readonly TransferRow[]): string[] =>
  rows.flatMap((one) =>
    one.table === 'former_audit' ? [`${one.row.office} ${one.row.id} ${one.row.sha256}`] : [],
  );

export function comingBackSuite(engine: TestEngine): void {
  describe('a mutuelle that comes back to the office that gave it', () => {
    test('is what it was at the other one, open, with nothing lost or doubled', async () => {
      const { first, rows } = await goAndWork(engine);
      const before = await api.listCards(first, { mutuelle: MUTUELLE });
      const numberOfIssue = async () => {
        const found = new Map<string, number>();
        for await (const { card, issueNumber } of api.cardsInOrderOfIssue(first))
          found.set(card, issueNumber);
        return found;
      };
      const numbers = await numberOfIssue();
      const heads = linesOf(await readRows(first, '0401'));
      await back(first, rows);
      const now = await readRows(first, '0401');
      expect(withoutOwnNumbers(now)).toEqual(withoutOwnNumbers(rows));
      expect(new Set(linesOf(now)).size).toBe(linesOf(now).length);
      for (const line of [...heads, ...linesOf(rows)]) expect(linesOf(now)).toContain(line);
      const after = await numberOfIssue();
      for (const { card } of before) expect(after.get(card)).toBe(numbers.get(card));
      expect(await api.findMutuelle(first, MUTUELLE)).not.toHaveProperty('closed');
      expect(await api.checkTables(first)).toEqual([]);
      expect((await api.checkAudit(first)).fault).toBeUndefined();
      // The paper of before is the same batch, with the other mutuelle's card; that of there is another.
      expect((await api.readBatch(first, 1)).cards).toHaveLength(4);
      expect((await api.listBatches(first)).map(({ number }) => number)).toEqual([1, 2]);
    });

    test('goes on with the numbers, receipts and editions that follow', async () => {
      const { first, rows } = await goAndWork(engine);
      await back(first, rows);
      const { outcomes } = await api.importMembers(
        first,
        [memberRow(MUTUELLE, 20), memberRow(MUTUELLE, 11)],
        later,
      );
      expect(outcomes.map((one) => accepted(one).member)).toEqual([numberOf(3, 1), numberOf(2, 3)]);
      await api.replaceCard(first, formatCardNumber(b, 2), { reason: 'lost' }, later);
      const due = await api.cardsToIssue(first, { members: [b], withoutPhoto: true, today: TODAY });
      expect(due).toMatchObject([{ edition: 3 }]);
      const persons: number[] = [];
      for await (const row of api.coverageRows(first, MUTUELLE)) persons.push(row.persons);
      expect(persons, 'one of the first household has left').toEqual([3, 3, 1]);
    });

    test('into an office that was restored meanwhile: numbers passed over there are given by nobody', async () => {
      const { first, rows } = await goAndWork(engine);
      const died = { member: numberOf(700, 1), status: 'died' as const, since: TODAY };
      await api.skipNumbers(first, { list: 0, lines: 0, mutuelles: [], dead: [], ended: [died] }, later);
      const told = { member: died.member, mutuelle: MUTUELLE, below: 3, status: 'active' as const };
      await back(first, [...rows, { table: 'lost_numbers', row: { ...told, since: null } }]);
      expect(await api.listLostPersons(first, MUTUELLE), 'who died here is not made active').toEqual([died]);
      const { outcomes } = await api.importMembers(
        first,
        [memberRow(MUTUELLE, 20), memberRow(MUTUELLE, 11)],
        later,
      );
      expect(outcomes.map((one) => accepted(one).member)).toEqual([numberOf(1002, 1), numberOf(2, 3)]);
      const persons: number[] = [];
      for await (const row of api.coverageRows(first, MUTUELLE)) persons.push(row.persons);
      expect(persons, 'one of the first household has left').toEqual([3, 3, 1]);
    });

    test('into an office that was restored meanwhile: its own audit lines of after the backup come back', async () => {
      const { first, second, rows } = await goAndWork(engine);
      const own = rows.find(
        ({ table, row }) => table === 'former_audit' && 'office' in row && row.office === 4,
      );
      if (own?.table !== 'former_audit') throw new Error('no line of its own');
      // The next number here, and one that it has given to another line since.
      const lost = [
        { ...own.row, id: 900, sha256: 'd'.repeat(64) },
        { ...own.row, sha256: 'e'.repeat(64) },
      ];
      await back(first, [...rows, ...lost.map((row) => ({ table: 'former_audit', row }) as const)]);
      const lines = (all: readonly TransferRow[]) =>
        all.flatMap(({ table, row }) => (table === 'former_audit' ? [row] : []));
      const now = lines(await readRows(first, '0401'));
      expect(now).toEqual(expect.arrayContaining(lost));
      expect(new Set(now.map(({ sha256 }) => sha256)).size, 'none twice').toBe(now.length);
      // It can go on from there.
      await api.closeMutuelles(first, [MUTUELLE], later);
      const there = await readRows(first, '0401');
      await api.takeMutuelles(second, taken('0401', { office: 4 }), streamOf(there), later);
      expect(lines(await readRows(second, '0401'))).toEqual(expect.arrayContaining(lost));
    });

    test('goes away again, and comes back again', async () => {
      const { first, second, rows } = await goAndWork(engine);
      await back(first, rows);
      await api.recordContributions(first, [{ ...payment, sourceKey: '3', receipt: 'R-3' }], later);
      await api.closeMutuelles(first, [MUTUELLE], later);
      const there = await readRows(first, '0401');
      await api.takeMutuelles(second, taken('0401', { office: 4 }), streamOf(there), later);
      expect(withoutOwnNumbers(await readRows(second, '0401'))).toEqual(withoutOwnNumbers(there));
      await api.closeMutuelles(second, [MUTUELLE], later);
      const again = await readRows(second, '0401');
      await back(first, again);
      expect(withoutOwnNumbers(await readRows(first, '0401'))).toEqual(withoutOwnNumbers(again));
      const lines = linesOf(await readRows(first, '0401'));
      expect(new Set(lines).size).toBe(lines.length);
      expect((await api.listBatches(first)).map(({ number }) => number)).toEqual([1, 2]);
    });

    test('is refused as a whole when something that is here is missing or another, and while it is open', async () => {
      const { first, rows } = await goAndWork(engine);
      const before = [await api.readAuditHead(first), await readRows(first, '0401')];
      const without = (table: string, field: string, value: unknown) =>
        rows.filter((one) => one.table !== table || new Map(Object.entries(one.row)).get(field) !== value);
      const changed = (table: string, field: string, value: unknown, change: object) =>
        rows.map((one) =>
          one.table === table && new Map(Object.entries(one.row)).get(field) === value
            ? { ...one, row: { ...one.row, ...change } }
            : one,
        );
      const alive = {
        state: 'printed',
        revoked_at: null,
        revoked_from: null,
        revoked_after_list: null,
        reason: null,
      };
      const noCard = without('cards', 'card', `${c}/1`).filter(
        ({ row }) => !('card' in row) || row.card !== `${c}/1`,
      );
      for (const given of [
        noCard,
        without('contributions', 'receipt', 'R-1').filter(
          ({ table, row }) => table !== 'contributions' || !('cancels' in row) || row.cancels === null,
        ),
        changed('contributions', 'receipt', 'R-1', { payer: 'Un autre' }),
        changed('cards', 'card', `${a}/1`, { qr_text: 'PS1:99' }),
        changed('cards', 'card', formatCardNumber(d, 1), alive),
        changed('persons', 'member', a, { added: '2020-01-01' }),
        changed('households', 'household', 1, { added: '2020-01-01' }),
      ])
        await expect(back(first, given as TransferRow[])).rejects.toThrow('mutuelle-diverged');
      expect([await api.readAuditHead(first), await readRows(first, '0401')]).toEqual(before);
      await back(first, rows);
      await expect(back(first, rows)).rejects.toThrow('mutuelle-number-taken');
    });
  });
}
