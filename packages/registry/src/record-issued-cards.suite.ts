import { addDays, parseCalendarDate, type CalendarDate } from '@passeport/calendar';
import { formatCardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { findCard, listCards } from './card.ts';
import { cardsInOrderOfIssue } from './cards-in-order-of-issue.ts';
import { cardsToIssue } from './cards-to-issue.ts';
import { deadEditions } from './dead-editions.ts';
import { listAudit } from './list-audit.ts';
import { recordIssuedCards } from './record-issued-cards.ts';
import { replaceCard } from './revoke-card.ts';
import { setPersonStatus } from './set-person-status.ts';
import { a, b, c, d, due, record, startWithFour } from './testing/card-fixtures.ts';
import { BY, enrol, issue, issuedCard, numberOf, startOffice, summary, TODAY } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function issuingSuite(engine: TestEngine): void {
  describe('issuing cards', () => {
    test('is due for active persons with a photo and no live card', async () => {
      const { registry, mutuelle } = await startWithFour(engine);
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
      const { registry, mutuelle } = await startWithFour(engine);
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
      const { registry } = await startWithFour(engine);
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
      const { registry, mutuelle } = await startWithFour(engine);
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

    test('numbers them in the order of issue, once for all and without a gap', async () => {
      const { registry } = await startWithFour(engine);
      const numbered = async () => {
        const found: string[] = [];
        for await (const { issueNumber, card } of cardsInOrderOfIssue(registry))
          found.push(`${issueNumber} ${card}`);
        return found;
      };
      expect(await numbered()).toEqual([]);
      await record(registry, issuedCard(b));
      await record(registry, issuedCard(d), issuedCard(b), issuedCard(a, 7), issuedCard(a));
      expect(await numbered()).toEqual([`1 ${b}/1`, `2 ${d}/1`, `3 ${a}/1`]);
      await replaceCard(registry, formatCardNumber(b, 1), { reason: 'lost' }, BY);
      await record(registry, issuedCard(b, 2), issuedCard(c));
      expect(await numbered()).toEqual([`1 ${b}/1`, `2 ${d}/1`, `3 ${a}/1`, `4 ${b}/2`, `5 ${c}/1`]);
      const { value } = await cardsInOrderOfIssue(registry).next();
      const { member, edition, notBefore, validThrough } = issuedCard(b);
      expect(value).toMatchObject({ member, edition, notBefore, validThrough });
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
}
