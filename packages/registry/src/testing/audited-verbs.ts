import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, householdOf, parseMutuelleNumber } from '@passeport/codes';
import type { By } from '../change.ts';
import * as api from '../index.ts';
import { mutuelleRow, streamOf, taken } from './transfer-fixtures.ts';
import { confirmed, issuedCard, memberRow, newPhoto, numberOf, printBatch, SHA, TODAY } from './fixtures.ts';

export const a = numberOf(1, 1);
export const b = numberOf(1, 2);
const moved = formatMemberNumber({ mutuelle: parseMutuelleNumber('0402'), household: 1, person: 1 });
const MUTUELLE = parseMutuelleNumber('0401');
const photo = newPhoto(b, { originalSha256: SHA.c });
const list = { issued: '2026-03-02T10:00:00Z', expires: '2026-04-02T10:00:00Z', manifestSha256: SHA.a };
export const payment = { row: 1, household: householdOf(a), sourceKey: '1', paidOn: TODAY, amountFcfa: 575 };
export const status = { status: 'left', since: TODAY } as const;

/** Every verb that changes something, done once, and the audit lines that it must leave: action and subject. */
export const CHANGES: Record<
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
  givePlan: {
    run: (r, by) => api.givePlan(r, MUTUELLE, { plan: 'KAFO', from: parseMonth('2027-01') }, by),
    lines: [['mutuelle.plan', '0401']],
  },
  closeMutuelles: {
    run: async (r, by) => {
      await confirmed(r, 1, by);
      await api.closeMutuelles(r, [MUTUELLE], by);
    },
    lines: [
      ['card.print', `${a}/1`],
      ['batch.confirm', 'batch 1'],
      ['mutuelle.close', '0401'],
    ],
  },
  closeGivenAway: {
    run: (r, by) => api.closeGivenAway(r, [MUTUELLE], by),
    lines: [['mutuelle.close', '0401']],
  },
  reopenMutuelles: {
    run: async (r, by) => {
      await confirmed(r, 1, by);
      await api.closeMutuelles(r, [MUTUELLE], by);
      await api.reopenMutuelles(r, [MUTUELLE], by);
    },
    lines: [
      ['card.print', `${a}/1`],
      ['batch.confirm', 'batch 1'],
      ['mutuelle.close', '0401'],
      ['mutuelle.reopen', '0401'],
    ],
  },
  takeMutuelles: {
    run: (r, by) => api.takeMutuelles(r, taken('0402'), streamOf([mutuelleRow('0402')]), by),
    lines: [['mutuelle.take', '0402']],
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
  forgetDistinctPersons: {
    run: async (r, by) => {
      await api.recordDistinctPersons(r, a, b, by);
      await api.forgetDistinctPersons(r, b, a, by);
    },
    lines: [
      ['person.distinct', a],
      ['person.distinct', b],
      ['person.distinct-undo', a],
      ['person.distinct-undo', b],
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
  doubtPrints: {
    run: (r, by) => api.doubtPrints(r, 1, { bad: [formatCardNumber(a, 1)], right: [] }, by),
    lines: [['card.doubt', `${a}/1`]],
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
  revokeLostCard: {
    run: async (r, by) => {
      await api.skipNumbers(r, { list: 0, lines: 0, mutuelles: [], dead: [], ended: [] }, by);
      await api.revokeLostCard(r, formatCardNumber(b, 2), { reason: 'lost' }, by);
    },
    lines: [
      ['number.skip', 'list 0'],
      ['card.revoke', `${b}/2`],
    ],
  },
  recoverCards: {
    run: async (r, by) => {
      await api.skipNumbers(r, { list: 0, lines: 0, mutuelles: [], dead: [], ended: [] }, by);
      await api.recoverCards(r, [issuedCard(a, 2)], by);
    },
    lines: [
      ['number.skip', 'list 0'],
      ['card.revoke', `${a}/1`],
      ['card.recover', `${a}/2`],
    ],
  },
  skipNumbers: {
    run: (r, by) => api.skipNumbers(r, { list: 7, lines: 0, mutuelles: [], dead: [], ended: [] }, by),
    lines: [['number.skip', 'list 7']],
  },
  recordPublishedList: {
    run: (r, by) => api.recordPublishedList(r, { sequence: 1, ...list }, by),
    lines: [['list.record', 'list 1']],
  },
};
