import { describe, expect, test } from 'vitest';
import { listCards } from './card.ts';
import { handOverCards } from './hand-over-cards.ts';
import { markChecked } from './mark-checked.ts';
import { readBatch } from './print-batch.ts';
import { printCounts } from './print-counts.ts';
import { recordPrintBatch } from './record-print-batch.ts';
import { revokeCard } from './revoke-card.ts';
import { spoilPrints } from './spoil-prints.ts';
import { BY, confirmed, printBatch, refusal, TODAY } from './testing/fixtures.ts';
import { openWithCards } from './testing/print-fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function spoilingSuite(engine: TestEngine): void {
  describe('a print that is no good', () => {
    test('makes its card wait again, in the same edition, and the reason is counted', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c, d] = cards;
      await recordPrintBatch(registry, printBatch(cards, { printer: 'Canon' }), BY);
      await confirmed(registry, 1);
      await markChecked(registry, 1, [b], BY);
      const why = { reason: 'badly-cut', note: 'massicot' } as const;
      expect(await spoilPrints(registry, [a, b], why, BY)).toEqual({
        spoiled: [
          { card: a, batch: 1 },
          { card: b, batch: 1 },
        ],
      });
      expect((await listCards(registry)).map(({ state, edition }) => [state, edition])).toEqual([
        ['requested', 1],
        ['requested', 1],
        ['printed', 1],
        ['printed', 1],
      ]);
      expect((await readBatch(registry, 1)).cards[0]).toMatchObject({ outcome: 'spoiled', ...why });
      await recordPrintBatch(registry, printBatch([a]), BY);
      expect(await confirmed(registry, 2)).toMatchObject({ printed: [a] });
      expect(await spoilPrints(registry, [a], { reason: 'other' }, BY)).toEqual({
        spoiled: [{ card: a, batch: 2 }],
      });
      await handOverCards(registry, [{ row: 1, card: c, on: TODAY }], BY);
      await revokeCard(registry, d, { reason: 'lost' }, BY);
      const code = async (card: typeof a) =>
        (await refusal(spoilPrints(registry, [card], { reason: 'other' }, BY))).code;
      expect(await code(a)).toBe('card-not-printed');
      expect(await code(c)).toBe('card-handed-over');
      expect(await code(d)).toBe('card-already-dead');
      expect(await printCounts(registry)).toEqual({
        mutuelles: [{ mutuelle: '0401', requested: 2, printed: 0, checked: 0, 'handed-over': 1, spoiled: 3 }],
        printers: expect.arrayContaining([
          { printer: 'Canon', batches: 1, sheets: 2, waiting: 0, printed: 2, spoiled: 2, dropped: 0 },
          { batches: 1, sheets: 1, waiting: 0, printed: 0, spoiled: 1, dropped: 0 },
        ]),
        reasons: expect.arrayContaining([
          { reason: 'badly-cut', count: 2 },
          { reason: 'other', count: 1 },
        ]),
      });
    });

    test('is all or nothing, and for a reason that exists', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b] = cards;
      await recordPrintBatch(registry, printBatch([a]), BY);
      await confirmed(registry, 1);
      expect(await refusal(spoilPrints(registry, [a, b], { reason: 'other' }, BY))).toEqual({
        code: 'card-not-printed',
        details: { card: b },
      });
      const noReason = JSON.parse('{"reason":"rain"}');
      expect(await refusal(spoilPrints(registry, [a], noReason, BY))).toMatchObject({
        code: 'value-refused',
      });
      const twoLines = { reason: 'other', note: 'a\nb' } as const;
      expect(await refusal(spoilPrints(registry, [a], twoLines, BY))).toMatchObject({ code: 'text-refused' });
      expect((await listCards(registry))[0]).toMatchObject({ card: a, state: 'printed' });
    });
  });

  describe('a print that was looked at again', () => {
    test('is checked, once its batch is confirmed, and only what is good and alive', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c, d] = cards;
      await recordPrintBatch(registry, printBatch([a, b, c]), BY);
      expect(await refusal(markChecked(registry, 1, [a], BY))).toMatchObject({ code: 'batch-not-confirmed' });
      await confirmed(registry, 1);
      await revokeCard(registry, b, { reason: 'lost' }, BY);
      expect(await refusal(markChecked(registry, 1, [a, d], BY))).toMatchObject({
        code: 'card-not-in-batch',
      });
      expect(await markChecked(registry, 1, [a, b], BY)).toEqual({ checked: [a] });
      expect(await markChecked(registry, 1, [a, b], BY)).toEqual({ checked: [] });
      expect((await listCards(registry)).map(({ state }) => state)).toEqual([
        'checked',
        'revoked',
        'printed',
        'requested',
      ]);
      expect((await readBatch(registry, 1)).cards[0]).toMatchObject({ checkedAt: BY.at.toISOString() });
    });
  });
}
