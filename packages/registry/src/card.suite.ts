import { formatCardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { listCards } from './card.ts';
import { replaceCard } from './revoke-card.ts';
import { a, b, record, startWithFour } from './testing/card-fixtures.ts';
import { BY, issuedCard } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function cardListSuite(engine: TestEngine): void {
  describe('listing cards', () => {
    test('by state, life, key and edition order', async () => {
      const { registry, mutuelle } = await startWithFour(engine);
      const more = Array.from({ length: 11 }, (_, index) => index + 1);
      for (const edition of more) {
        await record(registry, issuedCard(a, edition, { kid: edition === 11 ? 'new' : 'old' }));
        if (edition < 11) await replaceCard(registry, formatCardNumber(a, edition), { reason: 'lost' }, BY);
      }
      const editions = async (filter: Parameters<typeof listCards>[1]) =>
        (await listCards(registry, filter)).map(({ edition }) => edition);
      expect(await editions({ mutuelle })).toEqual(more);
      expect(await editions({ live: true })).toEqual([11]);
      expect(await editions({ live: false })).toEqual(more.slice(0, 10));
      expect(await editions({ states: ['requested', 'printed'] })).toEqual([11]);
      expect(await editions({ kid: 'new' })).toEqual([11]);
      expect(await editions({ members: [b] })).toEqual([]);
    });
  });
}
