import { parseMonth } from '@passeport/calendar';
import { formatCardNumber, householdOf, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import * as api from '../index.ts';
import { CHANGES } from '../testing/audited-verbs.ts';
import { a, b, c, startWithFour } from '../testing/card-fixtures.ts';
import {
  accepted,
  BY,
  confirmed,
  enrol,
  issue,
  memberRow,
  numberOf,
  printBatch,
  TODAY,
} from '../testing/fixtures.ts';
import type { TestEngine } from '../testing/test-engine.ts';
import { mutuelleRow, readRows, streamOf, taken } from '../testing/transfer-fixtures.ts';
import type { TransferRow } from './transfer-rows.ts';

const MUTUELLE = parseMutuelleNumber('0401');
const OTHER = parseMutuelleNumber('0402');

/** Office 4, whose mutuelle 0401 has a bit of everything. */
async function openGiver(engine: TestEngine): Promise<api.Registry> {
  const { registry } = await startWithFour(engine);
  const payment = { row: 1, household: householdOf(a), paidOn: TODAY, amountFcfa: 575 };
  const payments = [
    { ...payment, sourceKey: '1', receipt: 'R-1' },
    { ...payment, sourceKey: '2' },
  ];
  await api.recordContributions(registry, payments, BY);
  await api.cancelContribution(registry, { mutuelle: MUTUELLE, receipt: 'R-1', reason: 'twice' }, BY);
  const cards = await issue(registry, [a, b, c]);
  await api.recordPrintBatch(registry, printBatch(cards), BY);
  await confirmed(registry, 1);
  await api.handOverCards(registry, [{ row: 1, card: formatCardNumber(a, 1), on: TODAY }], BY);
  await api.replaceCard(registry, formatCardNumber(b, 1), { reason: 'lost' }, BY);
  await api.recordDistinctPersons(registry, a, b, BY);
  await api.addMutuelle(registry, { name: 'Jigi', plan: 'AMV' }, BY);
  await api.movePersons(registry, [c], { mutuelle: OTHER }, BY);
  await api.givePlan(registry, MUTUELLE, { plan: 'KAFO', from: parseMonth('2027-01') }, BY);
  return registry;
}

/** Office 5, which has the numbers 0401 and 0500, and numbered things of its own. */
async function openTaker(engine: TestEngine): Promise<api.Registry> {
  const registry = await engine.open(await engine.freshPlace());
  const own = parseMutuelleNumber('0500');
  const office = { number: 5, name: 'Sikasso', mutuelles: [{ from: own, to: own }] };
  await api.saveOffice(registry, office, BY);
  await api.addMutuelle(registry, { name: 'Sabu', plan: 'AMV' }, BY);
  const members = await enrol(registry, own, 2);
  await api.recordPrintBatch(registry, printBatch(await issue(registry, members)), BY);
  const range = { from: MUTUELLE, to: MUTUELLE };
  await api.saveOffice(registry, { ...office, mutuelles: [range, ...office.mutuelles] }, BY, [range]);
  return registry;
}

/** Without what each office numbers by itself, and the audits. */
function withoutOwnNumbers(rows: readonly TransferRow[]): object[] {
  const OWN = new Set(['id', 'issue_number', 'number', 'batch', 'path', 'revoked_after_list']);
  return rows
    .filter(({ table }) => table !== 'former_audit')
    .map(({ table, row }) => ({
      table,
      row: Object.fromEntries(
        Object.entries(row).filter(([name]) => table === 'mutuelles' || !OWN.has(name)),
      ),
    }));
}

async function expectClosed(work: Promise<unknown>): Promise<void> {
  await expect(work).rejects.toMatchObject({ code: 'mutuelle-closed', details: { mutuelle: '0401' } });
}

export function transferSuite(engine: TestEngine): void {
  describe('a mutuelle that is given to another office', () => {
    test('is not closed while a batch with its cards waits, nor when it is not there', async () => {
      const { registry } = await startWithFour(engine);
      await api.recordPrintBatch(registry, printBatch(await issue(registry, [a])), BY);
      await expect(api.closeMutuelles(registry, [MUTUELLE], BY)).rejects.toMatchObject({
        code: 'mutuelle-in-batch',
        details: { batch: 1 },
      });
      await expect(api.closeMutuelles(registry, [OTHER], BY)).rejects.toThrow('mutuelle-unknown');
      await confirmed(registry, 1);
      const { closedAt } = await api.closeMutuelles(registry, [MUTUELLE], BY);
      const later = { ...BY, at: new Date('2027-01-01T00:00:00Z') };
      expect(await api.closeMutuelles(registry, [MUTUELLE], later)).toEqual({ closedAt });
      await expect(api.closeMutuelles(registry, [MUTUELLE, OTHER], BY)).rejects.toThrow('mutuelle-closed');
    });

    test('closed, is changed by no verb, and gets no card', async () => {
      const registry = await openGiver(engine);
      await api.closeMutuelles(registry, [MUTUELLE], BY);
      const lines = await api.readAuditHead(registry);
      const person = (n: number) => [memberRow(MUTUELLE, n)];
      const paid = { row: 1, household: householdOf(a), sourceKey: 'new', paidOn: TODAY, amountFcfa: 575 };
      await expectClosed(api.importMembers(registry, person(9), BY));
      await expectClosed(api.recordContributions(registry, [paid], BY));
      await expectClosed(api.setPersonStatus(registry, b, { status: 'left', since: TODAY }, BY));
      await expectClosed(api.revokeCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY));
      await expectClosed(api.movePersons(registry, [b], { mutuelle: OTHER }, BY));
      await expectClosed(api.mergePersons(registry, { keep: a, drop: b }, BY));
      await expectClosed(CHANGES['attachPhotos']?.run(registry, BY) ?? Promise.resolve());
      expect(
        await api.cardsToIssue(registry, { today: TODAY, withoutPhoto: true, mutuelle: MUTUELLE }),
      ).toEqual([]);
      expect(await api.readAuditHead(registry)).toEqual(lines);
      // What was stolen is replaced by who has the mutuelle now.
      const stolen = await api.recordKeyActs(registry, [], BY, [{ kid: 'k-1_', since: TODAY }]);
      expect(stolen.replaced).toEqual([]);
      expect(await api.findMutuelle(registry, MUTUELLE)).toMatchObject({ closed: BY.at.toISOString() });
      // The rest of the office goes on.
      await api.importMembers(
        registry,
        [memberRow(OTHER, 1, { sourceKey: 'else', householdKey: 'else' })],
        BY,
      );
    });

    test('opened again, goes on beyond the numbers that the other office would give', async () => {
      const registry = await openGiver(engine);
      await api.closeMutuelles(registry, [MUTUELLE], BY);
      await api.reopenMutuelles(registry, [MUTUELLE], BY);
      const { outcomes } = await api.importMembers(registry, [memberRow(MUTUELLE, 8)], BY);
      expect(accepted(outcomes[0]).member).toBe(numberOf(1002, 1));
      await expect(api.reopenMutuelles(registry, [MUTUELLE], BY)).rejects.toThrow('mutuelle-not-closed');
      await api.closeMutuelles(registry, [MUTUELLE], BY);
      const mutuelles = [{ from: OTHER, to: parseMutuelleNumber('0499') }];
      await api.saveOffice(registry, { number: 4, name: 'UTM Ségou', mutuelles }, BY);
      await expect(api.reopenMutuelles(registry, [MUTUELLE], BY)).rejects.toThrow('mutuelle-outside-office');
    });

    test('is there, whole, and goes on with the next numbers', async () => {
      const giver = await openGiver(engine);
      await api.closeMutuelles(giver, [MUTUELLE], BY);
      const rows = await readRows(giver, '0401');
      expect(await readRows(giver, '0401')).toEqual(rows);
      const taker = await openTaker(engine);
      const done = await api.takeMutuelles(taker, taken('0401', { office: 4 }), streamOf(rows), BY);
      expect(done).toMatchObject({
        rows: { persons: 4, cards: 3, contributions: 3, moves: 1 },
        replaced: [],
      });
      const arrived = await readRows(taker, '0401');
      expect(withoutOwnNumbers(arrived)).toEqual(withoutOwnNumbers(rows));
      expect(arrived.filter(({ table }) => table === 'former_audit')).toEqual([
        ...rows.filter(({ table }) => table === 'former_audit'),
        expect.objectContaining({ row: expect.objectContaining({ office: 5, action: 'mutuelle.take' }) }),
      ]);
      expect(await api.checkTables(taker)).toEqual([]);
      expect((await api.checkAudit(taker)).fault).toBeUndefined();
      expect(await api.listBatches(taker)).toMatchObject([{ number: 1 }, { number: 2, state: 'confirmed' }]);
      expect(await api.findMutuelle(taker, MUTUELLE)).toMatchObject({
        formerOffice: 4,
        plan: 'AMV',
        laterPlans: [{ from: '2027-01', plan: 'KAFO' }],
      });

      const { outcomes } = await api.importMembers(taker, [memberRow(MUTUELLE, 8)], BY);
      expect(accepted(outcomes[0]).member).toBe(numberOf(2, 1));
      const paid = { row: 1, household: householdOf(a), sourceKey: 'new', paidOn: TODAY, amountFcfa: 575 };
      const recorded = await api.recordContributions(taker, [paid], BY);
      expect(recorded.outcomes).toMatchObject([{ outcome: 'added', receipt: 'BUR-000003' }]);
      const due = await api.cardsToIssue(taker, { today: TODAY, mutuelle: MUTUELLE });
      expect(due.map(({ person, edition }) => formatCardNumber(person.member, edition))).toEqual([`${b}/2`]);
    });

    test('has the plans that its plans are called here', async () => {
      const giver = await openGiver(engine);
      await api.closeMutuelles(giver, [MUTUELLE], BY);
      const taker = await openTaker(engine);
      const plans = new Map([
        ['KAFO', 'KAFO-2'],
        ['AMV', 'AMV-2'],
      ]);
      await api.takeMutuelles(taker, taken('0401', { plans }), streamOf(await readRows(giver, '0401')), BY);
      expect(await api.findMutuelle(taker, MUTUELLE)).toMatchObject({
        plan: 'AMV-2',
        laterPlans: [{ from: '2027-01', plan: 'KAFO-2' }],
      });
      const [line] = await api.listAudit(taker, { action: 'mutuelle.take' });
      expect(line?.after).toMatchObject({ plans: { KAFO: 'KAFO-2', AMV: 'AMV-2' } });
    });

    test('brings no card that no desk would take, nor one that it has had', async () => {
      const giver = await openGiver(engine);
      await api.closeMutuelles(giver, [MUTUELLE], BY);
      const rows = await readRows(giver, '0401');
      const taker = await openTaker(engine);
      const believes = ({ member }: { member: string }) => Promise.resolve(member !== a);
      const { replaced } = await api.takeMutuelles(taker, taken('0401', { believes }), streamOf(rows), BY);
      expect(replaced).toEqual([`${a}/1`]);
      const again = api.takeMutuelles(taker, taken('0401'), streamOf(rows), BY);
      await expect(again).rejects.toThrow('mutuelle-number-taken');
    });

    test('is refused as a whole when it is not what it should be', async () => {
      const giver = await openGiver(engine);
      const rows = await readRows(giver, '0401');
      const taker = await openTaker(engine);
      const before = await api.readAuditHead(taker);
      const persons = rows.filter(({ table }) => table === 'persons');
      const changed = (table: string, change: object) =>
        rows.map((one) => (one.table === table ? { ...one, row: { ...one.row, ...change } } : one));
      const bad: unknown[][] = [
        [],
        [...rows, ...persons.slice(0, 1)],
        rows.filter(({ table }) => table !== 'households'),
        rows.filter(({ table }) => table !== 'print_batches'),
        changed('persons', { mutuelle: '0500' }),
        changed('persons', { member: numberOf(9, 9) }),
        changed('cards', { edition: 2 }),
        changed('cards', { extra: 1 }),
        changed('contributions', { amount_fcfa: 1.5 }),
        changed('mutuelles', { name: 'Ben\u0000kadi' }),
        changed('mutuelles', { later_plans: '[]' }),
        changed('mutuelles', { later_plans: '[{"from":"2027-13","plan":"KAFO"}]' }),
        changed('mutuelles', { later_plans: '[{"plan":"KAFO","from":"2027-01"}]' }),
        changed('mutuelles', {
          later_plans: '[{"from":"2027-01","plan":"KAFO"},{"from":"2027-01","plan":"AMV"}]',
        }),
        changed('former_audit', { subject: 'office' }),
        [...rows, { table: 'published_lists', row: { sequence: 1 } }],
        [...rows, mutuelleRow('0500')],
      ];
      for (const given of bad)
        await expect(api.takeMutuelles(taker, taken('0401'), streamOf(given), BY)).rejects.toThrow(
          'transfer-malformed',
        );
      const offers = ({ plan, laterPlans }: { plan: string; laterPlans: object[] }) =>
        plan !== 'AMV' || laterPlans.length !== 1;
      await expect(
        api.takeMutuelles(taker, taken('0401', { offers }), streamOf(rows), BY),
      ).rejects.toMatchObject({ code: 'transfer-malformed', details: { field: 'plan_code' } });
      const twin = changed('mutuelles', { name: ' sabu ', union_name: null });
      const clash = api.takeMutuelles(taker, taken('0401'), streamOf(twin), BY);
      await expect(clash).rejects.toThrow('mutuelle-name-taken');
      const outside = api.takeMutuelles(taker, taken('0402'), streamOf(rows), BY);
      await expect(outside).rejects.toThrow('mutuelle-outside-office');
      expect(await api.findMutuelle(taker, MUTUELLE)).toBeUndefined();
      expect(await api.readAuditHead(taker)).toEqual(before);
    });
  });
}
