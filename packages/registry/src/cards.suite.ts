import { addDays, parseCalendarDate, type CalendarDate } from '@passeport/calendar';
import { formatCardNumber, type MemberNumber, type MutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { findCard, listCards } from './card.ts';
import { cardsToIssue } from './cards-to-issue.ts';
import { deadEditions } from './dead-editions.ts';
import { listAudit } from './list-audit.ts';
import { recordIssuedCards } from './record-issued-cards.ts';
import type { Registry } from './registry.ts';
import { replaceCard, revokeCard } from './revoke-card.ts';
import { setPersonStatus } from './set-person-status.ts';
import {
  BY,
  enrol,
  issue,
  issuedCard,
  memberRow,
  numberOf,
  photograph,
  refusal,
  startOffice,
  summary,
  TODAY,
} from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const a = numberOf(1, 1);
const b = numberOf(1, 2);
const c = numberOf(1, 3);
const d = numberOf(1, 4);

interface Start {
  registry: Registry;
  mutuelle: MutuelleNumber;
}

/** Four persons, a to d, all with photos but d. */
async function start(engine: TestEngine): Promise<Start> {
  const registry = await engine.open();
  const mutuelle = await startOffice(registry);
  await enrol(registry, mutuelle, 4);
  await photograph(registry, [a, b, c]);
  return { registry, mutuelle };
}

async function due(registry: Registry, options: { withoutPhoto?: boolean; members?: MemberNumber[] } = {}) {
  const found = await cardsToIssue(registry, { today: TODAY, ...options });
  return found.map(({ person, edition }) => formatCardNumber(person.member, edition));
}

const record = async (registry: Registry, ...cards: Parameters<typeof recordIssuedCards>[1]) =>
  summary((await recordIssuedCards(registry, cards, BY)).outcomes);

export function cardSuite(engine: TestEngine): void {
  describe('issuing cards', () => {
    test('is due for active persons with a photo and no live card', async () => {
      const { registry, mutuelle } = await start(engine);
      await setPersonStatus(registry, c, { status: 'left', since: TODAY }, BY);
      expect(await due(registry)).toEqual([`${a}/1`, `${b}/1`]);
      expect(await due(registry, { withoutPhoto: true })).toEqual([`${a}/1`, `${b}/1`, `${d}/1`]);
      await issue(registry, [a]);
      expect(await due(registry)).toEqual([`${b}/1`]);
      const [found] = await cardsToIssue(registry, { mutuelle, today: TODAY });
      expect(found).toMatchObject({
        person: { member: b, familyName: 'Coulibaly' },
        photo: { face: expect.any(Uint8Array) },
      });
    });

    test('is written down once; the same again is already there', async () => {
      const { registry, mutuelle } = await start(engine);
      const given = issuedCard(a);
      expect((await recordIssuedCards(registry, [given], BY)).outcomes).toEqual([
        { row: 0, outcome: 'added', card: `${a}/1` },
      ]);
      expect(await record(registry, given, issuedCard(b), issuedCard(b))).toEqual([
        'already',
        'added',
        'already',
      ]);
      const { member, ...kept } = given;
      expect(await listCards(registry, { mutuelle })).toMatchObject([{ member: a }, { member: b }]);
      expect(await findCard(registry, formatCardNumber(a, 1))).toEqual({
        card: `${a}/1`,
        member,
        ...kept,
        state: 'requested',
        issuedAt: BY.at.toISOString(),
        replacementAsked: false,
      });
      expect(await listAudit(registry, { action: 'card.issue' })).toHaveLength(2);
    });

    test('refuses another QR for an edition, a second live card, a gap, nobody, and somebody who left', async () => {
      const { registry } = await start(engine);
      await issue(registry, [a]);
      await setPersonStatus(registry, c, { status: 'left', since: TODAY }, BY);
      const outcomes = await record(
        registry,
        issuedCard(a, 1, { qrText: 'PS1:other' }),
        issuedCard(a, 2),
        issuedCard(b, 2),
        issuedCard(c),
        issuedCard(numberOf(8, 1)),
        issuedCard(b, 0),
        issuedCard(b, 1, { validThrough: addDays(TODAY, -1) }),
        issuedCard(b, 1, { qrText: '1'.repeat(4_001) }),
        issuedCard(d),
      );
      expect(outcomes).toEqual([
        'refused edition-taken',
        'refused card-live',
        'refused edition-skipped',
        'refused member-not-active',
        'refused member-unknown',
        'refused value-refused',
        'refused value-refused',
        'refused value-refused',
        'added',
      ]);
      expect(await listCards(registry)).toHaveLength(2);
    });

    test('renews a card that expired, and not the day before', async () => {
      const { registry, mutuelle } = await start(engine);
      const validThrough = parseCalendarDate('2026-04-30');
      await record(registry, issuedCard(a, 1, { validThrough }));
      const on = (date: string) => cardsToIssue(registry, { members: [a], today: parseCalendarDate(date) });
      expect(await on('2026-04-30')).toEqual([]);
      expect(await on('2026-05-01')).toMatchObject([{ edition: 2 }]);
      const next = issuedCard(a, 2, { notBefore: parseCalendarDate('2026-05-01') });
      const at = (time: string) => recordIssuedCards(registry, [next], { actor: 'awa', at: new Date(time) });
      expect(summary((await at('2026-04-30T23:59:59Z')).outcomes)).toEqual(['refused card-live']);
      expect(summary((await at('2026-05-01T00:00:00Z')).outcomes)).toEqual(['added']);
      expect(await listCards(registry)).toMatchObject([
        { edition: 1, state: 'revoked', reason: 'renewed' },
        { edition: 2, state: 'requested' },
      ]);
      expect(await deadEditions(registry, mutuelle)).toEqual([{ member: a, below: 2 }]);
      const dead = (expiredBefore: CalendarDate) => deadEditions(registry, mutuelle, { expiredBefore });
      expect(await dead(validThrough)).toEqual([{ member: a, below: 2 }]);
      expect(await dead(addDays(validThrough, 1))).toEqual([]);
    });

    test('of thousands at once', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const members = await enrol(registry, mutuelle, 1_200);
      expect(await issue(registry, members)).toHaveLength(1_200);
      expect(await listCards(registry, { members })).toHaveLength(1_200);
      expect(await due(registry, { withoutPhoto: true })).toEqual([]);
    });
  });

  describe('dead cards', () => {
    test('revoking kills, and does not ask for another', async () => {
      const { registry, mutuelle } = await start(engine);
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
      const { registry, mutuelle } = await start(engine);
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
      const { registry } = await start(engine);
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
      const { registry } = await start(engine);
      await issue(registry, [a]);
      await revokeCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY);
      await record(registry, issuedCard(a, 2));
      const old = replaceCard(registry, formatCardNumber(a, 1), { reason: 'lost' }, BY);
      expect(await refusal(old)).toMatchObject({ code: 'card-already-dead' });
    });

    test('refuses unknown cards, unknown reasons, and replacements for those who left', async () => {
      const { registry } = await start(engine);
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
      const { registry } = await start(engine);
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

  describe('listing cards', () => {
    test('by state, life, key and edition order', async () => {
      const { registry, mutuelle } = await start(engine);
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
      expect(memberRow(mutuelle, 0).head).toBe(true);
    });
  });
}
