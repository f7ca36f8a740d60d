import { formatCardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { findCard } from './card.ts';
import { deadEditions } from './dead-editions.ts';
import { replaceCard, restoreCard, revokeCard } from './revoke-card.ts';
import { revokeCards } from './revoke-cards.ts';
import { setPersonStatus } from './set-person-status.ts';
import { a, b, c, d, due, record, startWithFour } from './testing/card-fixtures.ts';
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

    test('who declared it, when, and the fee are kept', async () => {
      const { registry } = await startWithFour(engine);
      await issue(registry, [a, b]);
      const reportedAt = new Date('2026-03-01T18:00:00Z');
      const said = { reason: 'lost', reportedBy: 'Awa Traoré, sa mère', reportedAt } as const;
      const { revoked } = await replaceCard(registry, formatCardNumber(a, 1), { ...said, feeFcfa: 500 }, BY);
      const kept = { reason: 'lost', reportedBy: said.reportedBy, reportedAt: reportedAt.toISOString() };
      expect(revoked).toMatchObject({ ...kept, feeFcfa: 500, revokedFrom: 'requested' });
      expect(await findCard(registry, formatCardNumber(a, 1))).toEqual(revoked);
      const tomorrow = { reason: 'lost', reportedAt: new Date(BY.at.getTime() + 86_400_000) } as const;
      for (const [why, code] of [
        [tomorrow, 'value-refused'],
        [{ reason: 'lost', reportedBy: 'two\nlines' }, 'text-refused'],
        [{ reason: 'lost', feeFcfa: -1 }, 'value-refused'],
      ] as const)
        expect(await refusal(replaceCard(registry, formatCardNumber(b, 1), why, BY))).toMatchObject({ code });
      expect(await findCard(registry, formatCardNumber(b, 1))).toMatchObject({ state: 'requested' });
    });

    test('is taken back the same day, and leaves the card as it was', async () => {
      const { registry, mutuelle } = await startWithFour(engine);
      await issue(registry, [a]);
      const card = formatCardNumber(a, 1);
      const before = await findCard(registry, card);
      await replaceCard(registry, card, { reason: 'lost', feeFcfa: 500 }, BY);
      const evening = { ...BY, at: new Date('2026-03-02T23:59:59Z') };
      expect(await restoreCard(registry, card, evening)).toEqual(before);
      expect(await deadEditions(registry, mutuelle)).toEqual([]);
      expect(await due(registry)).not.toContain(`${a}/2`);
      expect(await refusal(restoreCard(registry, card, evening))).toEqual({
        code: 'card-not-dead',
        details: { card },
      });
    });

    test('is not taken back the day after, nor once a newer edition exists', async () => {
      const { registry } = await startWithFour(engine);
      await issue(registry, [a, b]);
      await revokeCard(registry, formatCardNumber(b, 1), { reason: 'lost' }, BY);
      const nextDay = { ...BY, at: new Date('2026-03-03T00:00:00Z') };
      const late = restoreCard(registry, formatCardNumber(b, 1), nextDay);
      expect(await refusal(late)).toMatchObject({ code: 'undo-too-late' });
      await replaceCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY);
      await record(registry, issuedCard(a, 2));
      const replaced = restoreCard(registry, formatCardNumber(a, 1), BY);
      expect(await refusal(replaced)).toMatchObject({ code: 'card-replaced-since' });
      const unknown = restoreCard(registry, formatCardNumber(c, 1), BY);
      expect(await refusal(unknown)).toMatchObject({ code: 'card-unknown' });
    });

    test('many at once: by card or by holder, the dead ones left as they are, the wrong ones refused', async () => {
      const { registry } = await startWithFour(engine);
      await issue(registry, [a, b, c]);
      await replaceCard(registry, formatCardNumber(a, 1), { reason: 'damaged' }, BY);
      await record(registry, issuedCard(a, 2));
      const rows = [
        { row: 2, member: a, reason: 'stolen' },
        { row: 3, card: formatCardNumber(a, 1), reason: 'lost' },
        { row: 4, card: formatCardNumber(b, 1), reason: 'lost', reportedBy: 'Délégué' },
        { row: 5, member: d, reason: 'lost' },
        { row: 6, member: c, reason: 'lost', reportedBy: '\n' },
      ] as const;
      const result = await revokeCards(registry, rows, BY, { dryRun: true });
      expect(result).toMatchObject({ added: 2, already: 1, refused: 2, dryRun: true });
      expect(result.outcomes.map(({ row, outcome }) => [row, outcome])).toEqual([
        [2, 'added'],
        [3, 'already'],
        [4, 'added'],
        [5, 'refused'],
        [6, 'refused'],
      ]);
      expect(await findCard(registry, formatCardNumber(a, 2))).toMatchObject({ state: 'requested' });
      await revokeCards(registry, rows, BY);
      expect(await findCard(registry, formatCardNumber(a, 2))).toMatchObject({ state: 'revoked' });
      expect(await findCard(registry, formatCardNumber(a, 1))).toMatchObject({ reason: 'damaged' });
      expect(await findCard(registry, formatCardNumber(b, 1))).toMatchObject({ reportedBy: 'Délégué' });
      expect(await findCard(registry, formatCardNumber(c, 1))).toMatchObject({ state: 'requested' });
    });

    test('the database itself refuses a second live card', async () => {
      const { registry } = await startWithFour(engine);
      await issue(registry, [a]);
      await revokeCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY);
      await record(registry, issuedCard(a, 2));
      const raised = registry.db
        .updateTable('cards')
        .set({ state: 'printed', revoked_at: null, revoked_from: null })
        .where('edition', '=', 1)
        .execute();
      await expect(raised).rejects.toThrow(/unique/i);
    });
  });
}
