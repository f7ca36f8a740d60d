import { addDays, parseCalendarDate } from '@passeport/calendar';
import { cardParts, formatCardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { listCards } from './card.ts';
import { doubtPrints } from './doubt-prints.ts';
import { handOverCards } from './hand-over-cards.ts';
import { listAudit } from './list-audit.ts';
import { markChecked } from './mark-checked.ts';
import { recordPrintBatch } from './record-print-batch.ts';
import { revokeCard } from './revoke-card.ts';
import { setPersonStatus } from './set-person-status.ts';
import { spoilPrints } from './spoil-prints.ts';
import { undeliveredCards } from './undelivered-cards.ts';
import { undoHandOvers } from './undo-hand-overs.ts';
import { BY, confirmed, numberOf, printBatch, summary, TODAY } from './testing/fixtures.ts';
import { openWithCards } from './testing/print-fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function handOverSuite(engine: TestEngine): void {
  describe('handing cards over', () => {
    test('is for cards on paper, of living members, once', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c, d] = cards;
      await recordPrintBatch(registry, printBatch([a, b, c]), BY);
      await confirmed(registry, 1);
      await revokeCard(registry, b, { reason: 'lost' }, BY);
      await setPersonStatus(registry, cardParts(c).member, { status: 'died', since: TODAY }, BY);
      const stranger = formatCardNumber(numberOf(9, 1), 1);
      const rows = [a, b, c, d, stranger, a].map((card, row) => ({ row, card, on: TODAY, delegate: 'Awa' }));
      const expected = [
        'added',
        'refused card-already-dead',
        'refused member-not-active',
        'refused card-not-printed',
        'refused card-unknown',
        'already',
      ];
      expect(summary((await handOverCards(registry, rows, BY, { dryRun: true })).outcomes)).toEqual(expected);
      expect((await listCards(registry)).map(({ state }) => state)).not.toContain('handed-over');
      expect(summary((await handOverCards(registry, rows, BY)).outcomes)).toEqual(expected);
      expect((await listCards(registry))[0]).toMatchObject({ card: a, state: 'handed-over' });
      const later = [{ row: 1, card: a, on: parseCalendarDate('2026-03-01') }];
      expect((await handOverCards(registry, later, BY)).outcomes).toEqual([
        { row: 1, outcome: 'already', card: a, differs: ['on', 'delegate'] },
      ]);
      const tomorrow = [{ row: 1, card: a, on: addDays(TODAY, 1) }];
      expect(summary((await handOverCards(registry, tomorrow, BY)).outcomes)).toEqual([
        'refused value-refused',
      ]);
      const hostile = [{ row: 1, card: a, on: TODAY, delegate: 'A\u202Ewa' }];
      expect(summary((await handOverCards(registry, hostile, BY)).outcomes)).toEqual([
        'refused text-refused',
      ]);
    });

    test('leaves out a card whose paper was found bad, until it is found right, looked at, or printed again', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c] = cards;
      await recordPrintBatch(registry, printBatch([a, b, c]), BY);
      expect(await doubtPrints(registry, 1, { bad: [a, b, c], right: [] }, BY)).toMatchObject({
        doubted: [a, b, c],
      });
      expect(await doubtPrints(registry, 1, { bad: [a, b, c], right: [a] }, BY)).toEqual({
        doubted: [],
        cleared: [],
      });
      await confirmed(registry, 1);
      const hand = async (card: typeof a, isLookedAt = false) =>
        summary((await handOverCards(registry, [{ row: 0, card, on: TODAY, isLookedAt }], BY)).outcomes);
      expect(await hand(a)).toEqual(['refused card-in-doubt']);
      await markChecked(registry, 1, [a], BY);
      expect(await hand(a), 'a later look finds it bad').toEqual(['refused card-in-doubt']);
      await doubtPrints(registry, 1, { bad: [], right: [a] }, BY);
      expect(await hand(a)).toEqual(['added']);
      expect(await hand(b, true)).toEqual(['added']);
      await spoilPrints(registry, [c], { reason: 'misprint' }, BY);
      await recordPrintBatch(registry, printBatch([c]), BY);
      await confirmed(registry, 2);
      expect(await hand(c)).toEqual(['added']);
      const stranger = formatCardNumber(numberOf(9, 1), 1);
      await expect(doubtPrints(registry, 1, { bad: [stranger], right: [] }, BY)).rejects.toMatchObject({
        code: 'card-not-in-batch',
      });
    });

    test('can be undone: the card waits again as it was, and both are in the audit', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c] = cards;
      await recordPrintBatch(registry, printBatch([a, b, c]), BY);
      await confirmed(registry, 1);
      await markChecked(registry, 1, [b], BY);
      const rows = [a, b].map((card, row) => ({ row, card, on: TODAY, delegate: 'Awa' }));
      await handOverCards(registry, rows, BY);
      // One that nobody has spoils the whole correction.
      await expect(undoHandOvers(registry, [a, c], BY)).rejects.toMatchObject({
        code: 'card-not-handed-over',
        details: { card: c },
      });
      expect((await listCards(registry))[0]).toMatchObject({ card: a, state: 'handed-over' });
      expect(await undoHandOvers(registry, [a, b, a], BY)).toEqual({ undone: [a, b] });
      expect((await listCards(registry)).slice(0, 2).map(({ state }) => state)).toEqual([
        'printed',
        'checked',
      ]);
      expect((await undeliveredCards(registry)).map(({ card }) => card)).toEqual([a, b, c]);
      expect(
        (await listAudit(registry)).find(({ action }) => action === 'card.hand-over-undo'),
      ).toMatchObject({
        subject: a,
        before: { state: 'handed-over', on: TODAY, delegate: 'Awa' },
        after: { state: 'printed' },
      });
      expect(summary((await handOverCards(registry, rows, BY)).outcomes)).toEqual(['added', 'added']);
      await revokeCard(registry, a, { reason: 'lost' }, BY);
      await expect(undoHandOvers(registry, [a], BY)).rejects.toMatchObject({ code: 'card-already-dead' });
    });

    test('leaves the others undelivered, since the day on which they were confirmed', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c] = cards;
      await recordPrintBatch(registry, printBatch([a, b, c]), BY);
      expect(await undeliveredCards(registry)).toEqual([]);
      await confirmed(registry, 1);
      await handOverCards(registry, [{ row: 1, card: a, on: TODAY }], BY);
      expect(await undeliveredCards(registry)).toMatchObject([
        { card: b, state: 'printed', status: 'active', printedAt: BY.at.toISOString() },
        { card: c },
      ]);
      expect(await undeliveredCards(registry, { village: 'Dioro' })).toEqual([]);
    });
  });
}
