import { formatCardNumber, type CardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { listCards } from './card.ts';
import { confirmBatch } from './confirm-batch.ts';
import { countCopy } from './count-copy.ts';
import { listBatches, readBatch } from './print-batch.ts';
import { recordPrintBatch, takeBatchNumber, type NewPrintBatch } from './record-print-batch.ts';
import { revokeCard } from './revoke-card.ts';
import { BY, confirmed, numberOf, printBatch as batch, refusal, SHA } from './testing/fixtures.ts';
import { openWithCards } from './testing/print-fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const file = { path: 'lot-0001.pdf', sha256: SHA.a, pages: 2 };

export function printingSuite(engine: TestEngine): void {
  describe('print batches', () => {
    test('keep their cards by sheet and place', async () => {
      const { registry, cards } = await openWithCards(engine);
      const made = await recordPrintBatch(registry, batch(cards.toReversed(), { printer: 'HP' }), BY);
      const createdAt = BY.at.toISOString();
      const expected = {
        number: 1,
        template: 'passeport',
        layout: 'a4-2x5',
        printer: 'HP',
        sheets: 2,
        cardCount: 4,
        state: 'made',
        createdAt,
        files: [{ part: 1, ...file, firstSheet: 1, copies: 1, createdAt }],
      };
      expect(made).toEqual({ ...expected, printedBefore: [] });
      expect(await listBatches(registry)).toEqual([expected]);
      const printed = await listCards(registry, { batch: 1 });
      expect(printed.map(({ card }) => card)).toEqual(cards.toReversed());
      const whole = await readBatch(registry, 1);
      expect(whole).toMatchObject({ settings: '{}', geometry: '{}' });
      expect(whole.cards[2]).toEqual({
        card: cards[1],
        sheet: 2,
        place: 1,
        outcome: 'waiting',
        state: 'requested',
      });
      expect(await refusal(readBatch(registry, 2))).toEqual({ code: 'batch-unknown', details: { batch: 2 } });
    });

    test('take a number beforehand, which nobody else gets', async () => {
      const { registry, cards } = await openWithCards(engine);
      const number = await takeBatchNumber(registry, BY);
      expect(await recordPrintBatch(registry, batch(cards), BY)).toMatchObject({ number: number + 1 });
      expect(await recordPrintBatch(registry, batch(cards, { number }), BY)).toMatchObject({ number });
      const again = recordPrintBatch(registry, batch(cards, { number }), BY);
      expect(await refusal(again)).toMatchObject({ code: 'batch-number-taken' });
      const notTaken = number + 2;
      const unknown = recordPrintBatch(registry, batch(cards, { number: notTaken }), BY);
      expect(await refusal(unknown)).toEqual({ code: 'batch-number-unknown', details: { batch: notTaken } });
    });

    test('say which cards another batch has', async () => {
      const { registry, cards } = await openWithCards(engine);
      await recordPrintBatch(registry, batch(cards.slice(0, 2)), BY);
      const { printedBefore } = await recordPrintBatch(registry, batch(cards.slice(1, 3)), BY);
      expect(printedBefore).toEqual([{ card: cards[1], batch: 1 }]);
    });

    test('are written down wholly or not at all', async () => {
      const { registry, cards } = await openWithCards(engine);
      const unknown = formatCardNumber(numberOf(9, 1), 1);
      const code = async (given: NewPrintBatch) =>
        (await refusal(recordPrintBatch(registry, given, BY))).code;
      expect(await code(batch([...cards, unknown]))).toBe('card-unknown');
      expect(await code(batch([...cards, cards[0]]))).toBe('card-twice');
      expect(await code(batch([]))).toBe('value-refused');
      expect(await code(batch(cards, { file: { ...file, pages: 0 } }))).toBe('value-refused');
      expect(await code(batch(cards, { file: { ...file, sha256: 'x' } }))).toBe('value-refused');
      expect(await code(batch(cards, { layout: '' }))).toBe('text-refused');
      expect(await code(batch(cards, { printer: 'a\nb' }))).toBe('text-refused');
      expect(await code({ ...batch([]), cards: [{ card: cards[0], sheet: 0, place: 1 }] })).toBe(
        'value-refused',
      );
      await revokeCard(registry, cards[0], { reason: 'lost' }, BY);
      expect(await code(batch(cards))).toBe('card-already-dead');
      expect(await listBatches(registry)).toEqual([]);
      // A refused batch took no number either.
      expect(await takeBatchNumber(registry, BY)).toBe(1);
    });

    test('once confirmed, their cards are printed, but for a card and a sheet that are spoiled', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c, d] = cards;
      await recordPrintBatch(registry, batch(cards), BY);
      await revokeCard(registry, d, { reason: 'error' }, BY);
      const stranger = formatCardNumber(numberOf(9, 1), 1);
      expect(await refusal(confirmBatch(registry, 1, { except: [stranger] }, BY))).toEqual({
        code: 'card-not-in-batch',
        details: { batch: 1, card: stranger },
      });
      expect(await refusal(confirmBatch(registry, 1, { sheets: [3] }, BY))).toEqual({
        code: 'sheet-not-in-batch',
        details: { batch: 1, sheet: 3, sheets: 2 },
      });
      const spoiled = { except: [b], sheets: [2], reason: 'paper-jam', note: 'encre' } as const;
      expect(await confirmBatch(registry, 1, spoiled, BY)).toEqual({
        printed: [a],
        left: [b, c],
        doubles: [],
        dead: [d],
      });
      const states = (await listCards(registry)).map(({ state }) => state);
      expect(states).toEqual(['printed', 'requested', 'requested', 'revoked']);
      expect(await readBatch(registry, 1)).toMatchObject({
        state: 'confirmed',
        confirmedAt: BY.at.toISOString(),
        cards: [
          { outcome: 'printed' },
          { outcome: 'spoiled', reason: 'paper-jam', note: 'encre' },
          { outcome: 'spoiled', reason: 'paper-jam' },
          { outcome: 'dropped' },
        ],
      });
      expect(await refusal(confirmed(registry, 1))).toMatchObject({ code: 'batch-already-confirmed' });
      expect(await refusal(confirmed(registry, 2))).toMatchObject({ code: 'batch-unknown' });
    });

    test('tell of cards that two batches printed, once both are confirmed', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c]: CardNumber[] = cards;
      if (!a || !b || !c) throw new Error('four were issued');
      await recordPrintBatch(registry, batch([a, b]), BY);
      await recordPrintBatch(registry, batch([b, c]), BY);
      expect(await confirmed(registry, 2)).toMatchObject({ printed: [b, c], doubles: [] });
      expect(await confirmed(registry, 1)).toMatchObject({ printed: [a], doubles: [b] });
      // A printed card goes into no batch any more.
      expect(await refusal(recordPrintBatch(registry, batch([a]), BY))).toEqual({
        code: 'card-not-waiting',
        details: { card: a },
      });
    });

    test('count how often they went to the printer', async () => {
      const { registry, cards } = await openWithCards(engine);
      await recordPrintBatch(registry, batch(cards), BY);
      await countCopy(registry, 1, BY);
      expect(await countCopy(registry, 1, BY)).toMatchObject({ files: [{ copies: 3 }] });
      expect(await listBatches(registry)).toMatchObject([{ files: [{ copies: 3 }] }]);
      expect(await refusal(countCopy(registry, 2, BY))).toMatchObject({ code: 'batch-unknown' });
    });
  });
}
