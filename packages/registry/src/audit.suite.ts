import { formatCardNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import * as api from './index.ts';
import { BY, enrol, issue, photograph, printBatch, startOffice } from './testing/fixtures.ts';
import { a, b, CHANGES, payment, status } from './testing/audited-verbs.ts';
import type { TestEngine } from './testing/test-engine.ts';

const READS = [
  'sumContributions',
  'householdHeads',
  'countPersons',
  'countCards',
  'browseUnreadyPersons',
  'browsePersons',
  'browsePhotoHashes',
  'checkTables',
  'lastListSequence',
  'checkAudit',
  'cardsInOrderOfIssue',
  'cardsToIssue',
  'counts',
  'coverageRows',
  'deadEditions',
  'findCard',
  'findMutuelle',
  'findPersons',
  'findReceipt',
  'listAudit',
  'listTakenTransfers',
  'listBatches',
  'listCards',
  'listContributions',
  'listDistinctPersons',
  'listLostPersons',
  'listMutuelles',
  'listPhotos',
  'listPublishedLists',
  'printCounts',
  'readAuditHead',
  'readBatch',
  'readHouseholdAccount',
  'readOffice',
  'readTransfer',
  'undeliveredCards',
];
const OTHERS = [
  'isOwnReceipt',
  'mutuelleOfPayment',
  'nameKey',
  'RegistryError',
  'lockOffice',
  'openRegistry',
];

/** One mutuelle, a and b enrolled, a's card issued and in batch 1, list number 1 taken. */
async function openFurnished(engine: TestEngine): Promise<api.Registry> {
  const registry = await engine.open();
  await enrol(registry, await startOffice(registry), 2);
  await photograph(registry, [a]);
  const cards = await issue(registry, [a]);
  await api.recordPrintBatch(registry, printBatch(cards), BY);
  await api.nextListSequence(registry, BY);
  return registry;
}

export function auditSuite(engine: TestEngine): void {
  describe('audit', () => {
    test('knows every verb of this package', () => {
      const verbs = Object.entries(api).flatMap(([name, value]) => (typeof value === 'function' ? name : []));
      expect(verbs.toSorted()).toEqual([...Object.keys(CHANGES), ...READS, ...OTHERS].toSorted());
    });

    test.each(Object.entries(CHANGES))(
      '%s leaves a line for each thing it changed',
      async (_, { run, lines }) => {
        const registry = await openFurnished(engine);
        const before = (await api.listAudit(registry)).at(-1)?.id ?? 0;
        const by = { actor: 'moussa', at: new Date('2026-05-06T07:08:09.123Z') };
        await run(registry, by);
        const written = await api.listAudit(registry, { after: before });
        expect(written.map(({ action, subject }) => [action, subject])).toEqual(lines);
        for (const [index, line] of written.entries()) {
          expect(line).toMatchObject({
            id: before + 1 + index,
            actor: 'moussa',
            at: '2026-05-06T07:08:09.123Z',
          });
          expect(line.after).toBeTypeOf('object');
        }
      },
    );

    test('says what was there before', async () => {
      const registry = await openFurnished(engine);
      await api.setPersonStatus(registry, b, status, BY);
      await api.setPersonStatus(registry, b, { ...status, status: 'died' }, BY);
      await api.setPersonStatus(registry, b, { ...status, status: 'died' }, BY);
      const [first, second, ...more] = await api.listAudit(registry, { subject: b, action: 'person.status' });
      expect(first).toMatchObject({ before: { status: 'active' }, after: status });
      expect(second).toMatchObject({ before: status, after: { ...status, status: 'died' } });
      expect(more).toEqual([]);
    });

    test('is read of one thing, or of all that is numbered inside it', async () => {
      const registry = await openFurnished(engine);
      const read = async (filter: Parameters<typeof api.listAudit>[1]) =>
        new Set((await api.listAudit(registry, filter)).map(({ subject }) => subject));
      expect(await read({ subject: a })).toEqual(new Set([a]));
      expect(await read({ within: a })).toEqual(new Set([a, `${a}/1`]));
      expect(await read({ within: a.slice(0, 10) })).toEqual(new Set([a.slice(0, 10), a, b, `${a}/1`]));
      for (const nothing of [a.slice(0, -1), '%', ''])
        expect(await read({ within: nothing })).toEqual(new Set());
    });

    test('is read in pieces', async () => {
      const registry = await openFurnished(engine);
      const all = await api.listAudit(registry);
      const pieces: api.AuditLine[] = [];
      for (let after = 0; ;) {
        const piece = await api.listAudit(registry, { after, limit: 2 });
        pieces.push(...piece);
        after = piece.at(-1)?.id ?? 0;
        if (piece.length < 2) break;
      }
      expect(pieces).toEqual(all);
      expect(all.map(({ id }) => id)).toEqual(all.map((_, index) => index + 1));
    });

    test('a change that fails leaves no line', async () => {
      const registry = await openFurnished(engine);
      const before = await api.listAudit(registry);
      const cards = [formatCardNumber(a, 1), formatCardNumber(b, 1)];
      await expect(api.recordPrintBatch(registry, printBatch(cards), BY)).rejects.toThrow('card-unknown');
      expect(await api.listAudit(registry)).toEqual(before);
    });
  });

  describe('counts', () => {
    test('are of the whole registry or of one mutuelle', async () => {
      const registry = await openFurnished(engine);
      const other = await api.addMutuelle(registry, { name: 'Jigi', plan: 'AMV' }, BY);
      const wrong = { ...payment, sourceKey: '2', receipt: 'R-2' };
      await api.recordContributions(registry, [payment, wrong], BY);
      const cancelled = { mutuelle: parseMutuelleNumber('0401'), receipt: 'R-2', reason: 'twice' };
      await api.cancelContribution(registry, cancelled, BY);
      await api.setPersonStatus(registry, b, status, BY);
      const whole = {
        mutuelles: 2,
        households: 1,
        persons: { active: 1, left: 1, died: 0, removed: 0 },
        photos: 1,
        cards: { requested: 1, printed: 0, checked: 0, 'handed-over': 0, revoked: 0 },
        contributions: { count: 1, amountFcfa: 575 },
        batches: 1,
        lists: 0,
      };
      expect(await api.counts(registry)).toEqual(whole);
      const first = parseMutuelleNumber('0401');
      expect(await api.counts(registry, { mutuelle: first })).toEqual({ ...whole, mutuelles: 1 });
      expect(await api.counts(registry, { mutuelle: other.mutuelle.number })).toMatchObject({
        mutuelles: 1,
        households: 0,
        persons: { active: 0 },
        photos: 0,
        contributions: { count: 0, amountFcfa: 0 },
      });
    });
  });
}
