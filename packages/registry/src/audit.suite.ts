import { parseCalendarDate } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, householdOf, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import type { By } from './change.ts';
import * as api from './index.ts';
import {
  BY,
  confirmed,
  enrol,
  issue,
  issuedCard,
  memberRow,
  newPhoto,
  numberOf,
  photograph,
  printBatch,
  SHA,
  startOffice,
  TODAY,
} from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const a = numberOf(1, 1);
const b = numberOf(1, 2);
const moved = formatMemberNumber({ mutuelle: parseMutuelleNumber('0402'), household: 1, person: 1 });
const photo = newPhoto(b, { originalSha256: SHA.c });
const list = { issued: '2026-03-02T10:00:00Z', expires: '2026-04-02T10:00:00Z', manifestSha256: SHA.a };
const payment = { row: 1, household: householdOf(a), sourceKey: '1', paidOn: TODAY, amountFcfa: 575 };
const status = { status: 'left', since: TODAY } as const;

/** Every verb that changes something, done once, and the audit lines that it must leave: action and subject. */
const CHANGES: Record<
  string,
  { run: (r: api.Registry, by: By) => Promise<unknown>; lines: [string, string][] }
> = {
  saveOffice: {
    run: (r, by) => {
      const mutuelles = [{ from: parseMutuelleNumber('0401'), to: parseMutuelleNumber('0402') }];
      return api.saveOffice(r, { number: 4, name: 'Ségou', mutuelles }, by);
    },
    lines: [['office.save', 'office']],
  },
  addMutuelle: {
    run: (r, by) => api.addMutuelle(r, { name: 'Jigi', plan: 'AMV' }, by),
    lines: [['mutuelle.add', '0402']],
  },
  importMutuelles: {
    run: (r, by) => api.importMutuelles(r, [{ row: 1, name: 'Sabu', plan: 'AMV' }], by),
    lines: [['mutuelle.add', '0402']],
  },
  importMembers: {
    run: (r, by) => {
      const row = memberRow(parseMutuelleNumber('0401'), 9, { joined: parseCalendarDate('2026-01-05') });
      return api.importMembers(r, [row], by);
    },
    lines: [
      ['household.add', '0401-00002'],
      ['person.add', numberOf(2, 2)],
    ],
  },
  setPersonStatus: { run: (r, by) => api.setPersonStatus(r, b, status, by), lines: [['person.status', b]] },
  mergePersons: {
    run: (r, by) => api.mergePersons(r, { keep: b, drop: a }, by),
    lines: [
      ['card.revoke', `${a}/1`],
      ['person.merge', a],
    ],
  },
  unmergePerson: {
    run: async (r, by) => {
      await api.mergePersons(r, { keep: b, drop: a }, by);
      await api.unmergePerson(r, a, by);
    },
    lines: [
      ['card.revoke', `${a}/1`],
      ['person.merge', a],
      ['card.restore', `${a}/1`],
      ['person.unmerge', a],
    ],
  },
  recordDistinctPersons: {
    run: (r, by) => api.recordDistinctPersons(r, b, a, by),
    lines: [
      ['person.distinct', a],
      ['person.distinct', b],
    ],
  },
  movePersons: {
    run: async (r, by) => {
      const { mutuelle } = await api.addMutuelle(r, { name: 'Jigi', plan: 'AMV' }, by);
      await api.movePersons(r, [b], { mutuelle: mutuelle.number }, by);
    },
    lines: [
      ['mutuelle.add', '0402'],
      ['household.add', '0402-00001'],
      ['person.add', moved],
      ['person.move', b],
      ['person.move', moved],
    ],
  },
  attachPhotos: { run: (r, by) => api.attachPhotos(r, [photo], by), lines: [['photo.attach', b]] },
  reviewPhotos: {
    run: (r, by) => api.reviewPhotos(r, [{ row: 1, member: a, state: 'accepted' }], by),
    lines: [['photo.review', a]],
  },
  recordContributions: {
    run: (r, by) => api.recordContributions(r, [payment], by),
    lines: [['contribution.record', '0401-00001']],
  },
  cancelContribution: {
    run: async (r, by) => {
      const mutuelle = parseMutuelleNumber('0401');
      await api.recordContributions(r, [{ ...payment, receipt: 'R-1' }], by);
      await api.cancelContribution(r, { mutuelle, receipt: 'R-1', reason: 'wrong household' }, by);
    },
    lines: [
      ['contribution.record', '0401-00001'],
      ['contribution.cancel', '0401-00001'],
    ],
  },
  recordIssuedCards: {
    run: (r, by) => api.recordIssuedCards(r, [issuedCard(b)], by),
    lines: [['card.issue', `${b}/1`]],
  },
  revokeCard: {
    run: (r, by) => api.revokeCard(r, formatCardNumber(a, 1), { reason: 'lost' }, by),
    lines: [['card.revoke', `${a}/1`]],
  },
  revokeCards: {
    run: (r, by) => api.revokeCards(r, [{ row: 1, member: a, reason: 'lost' }], by),
    lines: [['card.revoke', `${a}/1`]],
  },
  restoreCard: {
    run: async (r, by) => {
      await api.revokeCard(r, formatCardNumber(a, 1), { reason: 'lost' }, by);
      await api.restoreCard(r, formatCardNumber(a, 1), by);
    },
    lines: [
      ['card.revoke', `${a}/1`],
      ['card.restore', `${a}/1`],
    ],
  },
  replaceCard: {
    run: (r, by) => api.replaceCard(r, formatCardNumber(a, 1), { reason: 'lost' }, by),
    lines: [['card.replace', `${a}/1`]],
  },
  takeBatchNumber: { run: (r, by) => api.takeBatchNumber(r, by), lines: [['batch.number', 'batch 2']] },
  recordPrintBatch: {
    run: (r, by) => api.recordPrintBatch(r, printBatch([formatCardNumber(a, 1)]), by),
    lines: [['batch.record', 'batch 2']],
  },
  confirmBatch: {
    run: (r, by) => api.confirmBatch(r, 1, {}, by),
    lines: [
      ['card.print', `${a}/1`],
      ['batch.confirm', 'batch 1'],
    ],
  },
  resumeBatch: {
    run: (r, by) => {
      const { file, cards } = printBatch([formatCardNumber(a, 1)]);
      return api.resumeBatch(r, 1, { fromSheet: 1, file, cards }, by);
    },
    lines: [['batch.resume', 'batch 1']],
  },
  countCopy: { run: (r, by) => api.countCopy(r, 1, by), lines: [['batch.again', 'batch 1']] },
  spoilPrints: {
    run: async (r, by) => {
      await confirmed(r, 1, by);
      await api.spoilPrints(r, [formatCardNumber(a, 1)], { reason: 'other' }, by);
    },
    lines: [
      ['card.print', `${a}/1`],
      ['batch.confirm', 'batch 1'],
      ['card.spoil', `${a}/1`],
    ],
  },
  markChecked: {
    run: async (r, by) => {
      await confirmed(r, 1, by);
      await api.markChecked(r, 1, [formatCardNumber(a, 1)], by);
    },
    lines: [
      ['card.print', `${a}/1`],
      ['batch.confirm', 'batch 1'],
      ['card.check', `${a}/1`],
    ],
  },
  handOverCards: {
    run: async (r, by) => {
      await confirmed(r, 1, by);
      await api.handOverCards(r, [{ row: 1, card: formatCardNumber(a, 1), on: TODAY }], by);
    },
    lines: [
      ['card.print', `${a}/1`],
      ['batch.confirm', 'batch 1'],
      ['card.hand-over', `${a}/1`],
    ],
  },
  undoHandOvers: {
    run: async (r, by) => {
      await confirmed(r, 1, by);
      await api.handOverCards(r, [{ row: 1, card: formatCardNumber(a, 1), on: TODAY }], by);
      await api.undoHandOvers(r, [formatCardNumber(a, 1)], by);
    },
    lines: [
      ['card.print', `${a}/1`],
      ['batch.confirm', 'batch 1'],
      ['card.hand-over', `${a}/1`],
      ['card.hand-over-undo', `${a}/1`],
    ],
  },
  recordKeyActs: {
    run: (r, by) => {
      const acts = [{ action: 'key.compromise' as const, subject: 'key kpez', after: { since: TODAY } }];
      return api.recordKeyActs(r, acts, by, [{ kid: issuedCard(a).kid, since: TODAY }]);
    },
    lines: [
      ['key.compromise', 'key kpez'],
      ['card.replace', `${a}/1`],
    ],
  },
  nextListSequence: { run: (r, by) => api.nextListSequence(r, by), lines: [['list.sequence', 'list 2']] },
  skipNumbers: {
    run: (r, by) => api.skipNumbers(r, { list: 7, lines: 0, mutuelles: [], dead: [] }, by),
    lines: [['number.skip', 'list 7']],
  },
  recordPublishedList: {
    run: (r, by) => api.recordPublishedList(r, { sequence: 1, ...list }, by),
    lines: [['list.record', 'list 1']],
  },
};

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
  'listBatches',
  'listCards',
  'listContributions',
  'listDistinctPersons',
  'listMutuelles',
  'listPhotos',
  'listPublishedLists',
  'printCounts',
  'readAuditHead',
  'readBatch',
  'readHouseholdAccount',
  'readOffice',
  'undeliveredCards',
];
const OTHERS = ['nameKey', 'RegistryError', 'lockOffice', 'openRegistry'];

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
