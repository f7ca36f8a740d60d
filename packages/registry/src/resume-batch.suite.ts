import type { CardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { readBatch } from './print-batch.ts';
import { recordPrintBatch } from './record-print-batch.ts';
import { resumeBatch } from './resume-batch.ts';
import { revokeCard } from './revoke-card.ts';
import { BY, confirmed, printBatch, refusal, SHA } from './testing/fixtures.ts';
import { openWithCards } from './testing/print-fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const file = { path: 'lot-0001-suite-2.pdf', sha256: SHA.b, pages: 2 };
const from2 = (...cards: CardNumber[]) => ({
  fromSheet: 2,
  file,
  cards: cards.map((card, at) => ({ card, sheet: 2, place: at + 1 })),
});

export function resumeSuite(engine: TestEngine): void {
  describe('a batch that stopped halfway', () => {
    test('goes on from a sheet, with another PDF under the same number', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, b, c, d] = cards;
      await recordPrintBatch(registry, printBatch(cards), BY);
      expect(await resumeBatch(registry, 1, from2(d, c), BY)).toMatchObject({
        number: 1,
        sheets: 2,
        dropped: [],
        files: [
          { part: 1, firstSheet: 1 },
          { part: 2, firstSheet: 2, path: 'lot-0001-suite-2.pdf', copies: 1 },
        ],
      });
      const places = (await readBatch(registry, 1)).cards.map(({ card, sheet, place }) => [
        card,
        sheet,
        place,
      ]);
      expect(places).toEqual([
        [a, 1, 1],
        [b, 1, 2],
        [c, 2, 2],
        [d, 2, 1],
      ]);
      expect(await confirmed(registry, 1)).toMatchObject({ printed: cards });
      expect(await refusal(resumeBatch(registry, 1, from2(c, d), BY))).toMatchObject({
        code: 'batch-already-confirmed',
      });
    });

    test('leaves out a card that died, and no other', async () => {
      const { registry, cards } = await openWithCards(engine);
      const [a, , c, d] = cards;
      await recordPrintBatch(registry, printBatch(cards), BY);
      await revokeCard(registry, c, { reason: 'lost' }, BY);
      const code = async (...given: CardNumber[]) =>
        (await refusal(resumeBatch(registry, 1, from2(...given), BY))).code;
      expect(await code(c, d)).toBe('card-already-dead');
      expect(await code(a, d)).toBe('card-not-in-batch');
      expect(await code()).toBe('value-refused');
      expect(await refusal(resumeBatch(registry, 1, { ...from2(d), fromSheet: 3 }, BY))).toEqual({
        code: 'sheet-not-in-batch',
        details: { batch: 1, sheet: 3, sheets: 2 },
      });
      expect(await refusal(resumeBatch(registry, 1, { ...from2(d), fromSheet: 1 }, BY))).toMatchObject({
        code: 'card-not-in-batch',
        details: { card: a },
      });
      expect(await resumeBatch(registry, 1, from2(d), BY)).toMatchObject({ dropped: [c] });
      const outcomes = (await readBatch(registry, 1)).cards.map(({ outcome }) => outcome);
      expect(outcomes).toEqual(['waiting', 'waiting', 'dropped', 'waiting']);
      expect(await confirmed(registry, 1)).toMatchObject({ dead: [] });
    });
  });
}
