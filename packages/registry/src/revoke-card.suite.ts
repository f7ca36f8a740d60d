import { formatCardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { findCard } from './card.ts';
import { deadEditions } from './dead-editions.ts';
import { replaceCard, revokeCard } from './revoke-card.ts';
import { setPersonStatus } from './set-person-status.ts';
import { a, b, c, due, record, startWithFour } from './testing/card-fixtures.ts';
import { BY, issue, issuedCard, refusal, TODAY } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function deadCardSuite(engine: TestEngine): void {
  describe('dead cards', () => {
    test('revoking kills, and does not ask for another', async () => {
      const { registry, mutuelle } = await startWithFour(engine);
      await issue(registry, [a, b]);
      const card = formatCardNumber(a, 1);
      const dead = await revokeCard(registry, card, { reason: 'stolen' }, BY);
      expect(dead).toMatchObject({ state: 'revoked', reason: 'stolen', revokedAt: BY.at.toISOString() });
      expect(await findCard(registry, card)).toEqual(dead);
      expect(await deadEditions(registry, mutuelle)).toEqual([{ member: a, below: 2 }]);
      expect(await due(registry)).toEqual([`${c}/1`]);
      expect(await due(registry, { members: [a, b] })).toEqual([`${a}/2`]);
      expect(await refusal(revokeCard(registry, card, { reason: 'lost' }, BY))).toEqual({
        code: 'card-already-dead',
        details: { card },
      });
    });

    test('replacing kills and brings the next edition, edition after edition', async () => {
      const { registry, mutuelle } = await startWithFour(engine);
      await issue(registry, [a]);
      const one = await replaceCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY);
      expect(one).toMatchObject({ revoked: { state: 'revoked', replacementAsked: true }, next: `${a}/2` });
      expect(await due(registry, { members: [a] })).toEqual([`${a}/2`]);
      expect(await record(registry, issuedCard(a, 2))).toEqual(['added']);
      expect(await due(registry, { members: [a] })).toEqual([]);
      expect(await deadEditions(registry, mutuelle)).toEqual([{ member: a, below: 2 }]);
      await replaceCard(registry, formatCardNumber(a, 2), { reason: 'damaged' }, BY);
      expect(await deadEditions(registry, mutuelle)).toEqual([{ member: a, below: 3 }]);
      expect(await record(registry, issuedCard(a, 3))).toEqual(['added']);
    });

    test('a card that was only revoked can be replaced later, once', async () => {
      const { registry } = await startWithFour(engine);
      await issue(registry, [a]);
      const card = formatCardNumber(a, 1);
      await revokeCard(registry, card, { reason: 'lost' }, BY);
      const replaced = await replaceCard(registry, card, { reason: 'other' }, BY);
      expect(replaced).toMatchObject({ revoked: { reason: 'lost' }, next: `${a}/2` });
      expect(await due(registry)).toContain(`${a}/2`);
      expect(await refusal(replaceCard(registry, card, { reason: 'lost' }, BY))).toMatchObject({
        code: 'card-already-dead',
      });
    });

    test('an old edition cannot be replaced once a newer one exists', async () => {
      const { registry } = await startWithFour(engine);
      await issue(registry, [a]);
      await revokeCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY);
      await record(registry, issuedCard(a, 2));
      const old = replaceCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY);
      expect(await refusal(old)).toMatchObject({ code: 'card-already-dead' });
    });

    test('refuses unknown cards, unknown reasons, and replacements for those who left', async () => {
      const { registry } = await startWithFour(engine);
      await issue(registry, [a]);
      const unknown = formatCardNumber(a, 2);
      for (const verb of [revokeCard, replaceCard])
        expect(await refusal(verb(registry, unknown, { reason: 'lost' }, BY))).toEqual({
          code: 'card-unknown',
          details: { card: unknown },
        });
      const card = formatCardNumber(a, 1);
      const reasonless = revokeCard(registry, card, JSON.parse('{"reason":"bored"}'), BY);
      expect(await refusal(reasonless)).toMatchObject({ code: 'value-refused' });
      await setPersonStatus(registry, a, { status: 'died', since: TODAY }, BY);
      const replaced = replaceCard(registry, card, { reason: 'lost' }, BY);
      expect(await refusal(replaced)).toMatchObject({ code: 'member-not-active' });
      expect(await findCard(registry, card)).toMatchObject({ state: 'requested' });
      expect(await revokeCard(registry, card, { reason: 'person-died' }, BY)).toMatchObject({
        state: 'revoked',
      });
    });

    test('the database itself refuses a second live card', async () => {
      const { registry } = await startWithFour(engine);
      await issue(registry, [a]);
      await revokeCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY);
      await record(registry, issuedCard(a, 2));
      const raised = registry.db
        .updateTable('cards')
        .set({ state: 'printed', revoked_at: null })
        .where('edition', '=', 1)
        .execute();
      await expect(raised).rejects.toThrow(/unique/i);
    });
  });
}
