import { formatCardNumber, type CardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { listCards } from './card.ts';
import { confirmBatch } from './confirm-batch.ts';
import { listBatches } from './print-batch.ts';
import { recordPrintBatch, takeBatchNumber, type NewPrintBatch } from './record-print-batch.ts';
import type { Registry } from './registry.ts';
import { revokeCard } from './revoke-card.ts';
import { BY, enrol, issue, numberOf, refusal, SHA, startOffice } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

async function openWithCards(engine: TestEngine): Promise<{ registry: Registry; cards: CardNumber[] }> {
  const registry = await engine.open();
  const members = await enrol(registry, await startOffice(registry), 4);
  return { registry, cards: await issue(registry, members) };
}

function batch(cards: CardNumber[], changes: Partial<NewPrintBatch> = {}): NewPrintBatch {
  const pdf = { pdfPath: 'prints/lot-1.pdf', pdfSha256: SHA.a, pages: 2 };
  return { template: 'passeport', layout: 'a4-2x5', ...pdf, cards, ...changes };
}

export function printingSuite(engine: TestEngine): void {
  describe('print batches', () => {
    test('keep their cards in the order of the sheets', async () => {
      const { registry, cards } = await openWithCards(engine);
      const made = await recordPrintBatch(registry, batch(cards.toReversed()), BY);
      const { cards: _, ...kept } = batch(cards);
      const expected = { number: 1, ...kept, cardCount: 4, state: 'made', createdAt: BY.at.toISOString() };
      expect(made).toEqual({ ...expected, printedBefore: [] });
      expect(await listBatches(registry)).toEqual([expected]);
      const printed = await listCards(registry, { batch: 1 });
      expect(printed.map(({ card }) => card)).toEqual(cards.toReversed());
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
      const [first] = cards;
      if (first === undefined) throw new Error('four were issued');
      const unknown = formatCardNumber(numberOf(9, 1), 1);
      const code = async (given: NewPrintBatch) =>
        (await refusal(recordPrintBatch(registry, given, BY))).code;
      expect(await code(batch([...cards, unknown]))).toBe('card-unknown');
      expect(await code(batch([...cards, first]))).toBe('card-twice');
      expect(await code(batch([]))).toBe('value-refused');
      expect(await code(batch(cards, { pages: 0 }))).toBe('value-refused');
      expect(await code(batch(cards, { pdfSha256: 'x' }))).toBe('value-refused');
      expect(await code(batch(cards, { layout: '' }))).toBe('text-refused');
      await revokeCard(registry, first, { reason: 'lost' }, BY);
      expect(await code(batch(cards))).toBe('card-already-dead');
      expect(await listBatches(registry)).toEqual([]);
      // A refused batch took no number either.
      expect(await takeBatchNumber(registry, BY)).toBe(1);
    });

    test('once confirmed, their cards are printed, but for the spoiled ones', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c, d] = cards;
      if (!a || !b || !c || !d) throw new Error('four were issued');
      await recordPrintBatch(registry, batch(cards), BY);
      await revokeCard(registry, d, { reason: 'error' }, BY);
      const stranger = formatCardNumber(numberOf(9, 1), 1);
      expect(await refusal(confirmBatch(registry, 1, { except: [stranger] }, BY))).toEqual({
        code: 'card-not-in-batch',
        details: { batch: 1, card: stranger },
      });
      expect(await confirmBatch(registry, 1, { except: [b] }, BY)).toEqual({ printed: [a, c], left: [b] });
      const states = (await listCards(registry)).map(({ state }) => state);
      expect(states).toEqual(['printed', 'requested', 'printed', 'revoked']);
      expect(await listBatches(registry)).toMatchObject([
        { state: 'confirmed', confirmedAt: BY.at.toISOString() },
      ]);
      expect(await refusal(confirmBatch(registry, 1, {}, BY))).toMatchObject({
        code: 'batch-already-confirmed',
      });
      expect(await refusal(confirmBatch(registry, 2, {}, BY))).toMatchObject({ code: 'batch-unknown' });
    });
  });
}
