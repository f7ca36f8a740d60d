import { parseCalendarDate } from '@passeport/calendar';
import {
  formatCardNumber,
  formatMemberNumber,
  parseMutuelleNumber,
  type MemberNumber,
} from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { addMutuelle } from './add-mutuelle.ts';
import { cardsInOrderOfIssue } from './cards-in-order-of-issue.ts';
import { findCard } from './card.ts';
import { cardsToIssue } from './cards-to-issue.ts';
import { coverageRows } from './coverage-rows.ts';
import { checkAudit } from './check-audit.ts';
import { deadEditions } from './dead-editions.ts';
import { findPersons } from './find-persons.ts';
import { importMembers } from './import-members.ts';
import { listLostPersons, revokeLostCard } from './lost-numbers.ts';
import { nextListSequence } from './published-list.ts';
import { recordContributions } from './record-contributions.ts';
import { recordIssuedCards } from './record-issued-cards.ts';
import { replaceCard } from './revoke-card.ts';
import { skipNumbers } from './skip-numbers.ts';
import { accepted, BY, issue, issuedCard, memberRow, numberOf, refusal, TODAY } from './testing/fixtures.ts';
import { openWithTwoHouseholds, summary } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';
import type { Registry } from './registry.ts';

const NOTHING = { list: 0, lines: 0, mutuelles: [], dead: [], ended: [] };
const MUTUELLE = parseMutuelleNumber('0401');

export function skippingSuite(engine: TestEngine): void {
  describe('after a restoration', () => {
    const add = async (registry: Registry, n: number, householdKey: string, head = false) => {
      const { outcomes } = await importMembers(
        registry,
        [memberRow(MUTUELLE, n, { householdKey, head })],
        BY,
      );
      return accepted(outcomes[0]).member;
    };

    test('no series gives a number that may have been given since the backup', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await skipNumbers(registry, { ...NOTHING, list: 40 }, BY);
      expect(await add(registry, 8, 'new')).toBe(numberOf(1003, 2));
      expect(await add(registry, 9, 'household 0')).toBe(numberOf(1, 15));
      const payment = { row: 1, mutuelle: MUTUELLE, paidOn: TODAY, amountFcfa: 575, sourceKey: 'p' };
      const household = { mutuelle: MUTUELLE, householdKey: 'new' };
      const { outcomes } = await recordContributions(registry, [{ ...payment, household }], BY);
      expect(outcomes).toMatchObject([{ outcome: 'added', receipt: 'BUR-001001' }]);
      const { mutuelle } = await addMutuelle(registry, { name: 'Jigi', plan: 'AMV' }, BY);
      expect(mutuelle.number).toBe('0407');
      expect(await nextListSequence(registry, BY)).toBe(1041);
      expect((await checkAudit(registry)).fault).toBeUndefined();
    });

    test('goes as far as the newest list sealed, and past a register that was imported at a stroke', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await skipNumbers(registry, { ...NOTHING, lines: 5000 }, BY);
      expect(await add(registry, 8, 'new')).toBe(numberOf(5003, 2));
      await skipNumbers(registry, NOTHING, BY);
      expect(await add(registry, 9, 'newer')).toBe(numberOf(10_007, 2));
    });

    test('a series that ends soon is not used up', async () => {
      const registry = await openWithTwoHouseholds(engine);
      for (let time = 0; time < 3; time++) await skipNumbers(registry, { ...NOTHING, lines: 90_000 }, BY);
      expect(await add(registry, 8, 'new')).toBe(numberOf(87_501, 2));
    });

    test('01 is not given where there was no head, and there is still one head at most', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await add(registry, 20, 'headless');
      await skipNumbers(registry, NOTHING, BY);
      expect(await add(registry, 21, 'headless', true)).toBe(numberOf(3, 13));
      const second = memberRow(MUTUELLE, 22, { householdKey: 'headless', head: true });
      expect(summary((await importMembers(registry, [second], BY)).outcomes)).toEqual([
        'refused second-head',
      ]);
      expect(await add(registry, 23, 'fresh', true)).toBe(numberOf(1004, 1));
      const persons: number[] = [];
      for await (const row of coverageRows(registry, MUTUELLE)) persons.push(row.persons);
      expect(persons, 'numbers left out are nobody').toEqual([4, 4, 2, 1]);
    });

    test('the next cards of those who were there have higher editions, and dead cards are dead', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const [a, b] = [numberOf(1, 1), numberOf(1, 2)];
      await issue(registry, [a, b]);
      await skipNumbers(registry, { ...NOTHING, dead: [{ member: a, below: 4 }] }, BY);
      expect(await findCard(registry, formatCardNumber(a, 1))).toMatchObject({ state: 'revoked' });
      const replaced = await replaceCard(registry, formatCardNumber(b, 1), { reason: 'lost' }, BY);
      expect(replaced.next).toBe(formatCardNumber(b, 7));
      const due = await cardsToIssue(registry, { members: [a, b], withoutPhoto: true, today: TODAY });
      expect(due.map(({ edition }) => edition)).toEqual([9, 7]);
      const { outcomes } = await recordIssuedCards(registry, [issuedCard(a, 2), issuedCard(b, 7)], BY);
      expect(summary(outcomes)).toEqual(['refused edition-skipped', 'added']);
      const issued: number[] = [];
      for await (const { issueNumber } of cardsInOrderOfIssue(registry)) issued.push(issueNumber);
      expect(issued).toEqual([1, 2, 1003]);
    });

    test('persons are what the newest list says, and who was enrolled since stays dead or gone', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const [a, unknown, elsewhere] = [numberOf(1, 1), numberOf(1, 7), numberOf(700, 1)];
      const since = parseCalendarDate('2026-02-03');
      const foreign = formatMemberNumber({ mutuelle: parseMutuelleNumber('0403'), household: 1, person: 1 });
      const told = {
        dead: [
          { member: unknown, below: 3 },
          { member: foreign, below: 2 },
        ],
        ended: [
          { member: a, status: 'died' as const, since },
          { member: elsewhere, status: 'left' as const, since },
        ],
      };
      for (let time = 0; time < 2; time++) await skipNumbers(registry, { ...NOTHING, ...told }, BY);
      expect(await findPersons(registry, { members: [a] })).toMatchObject([{ status: 'died', since }]);
      expect(await deadEditions(registry, MUTUELLE)).toEqual([{ member: unknown, below: 3 }]);
      expect(await listLostPersons(registry, MUTUELLE)).toEqual([
        { member: elsewhere, status: 'left', since },
      ]);
      expect(await listLostPersons(registry, parseMutuelleNumber('0402'))).toEqual([]);
    });

    test('a card that nobody here knows any more can be declared dead; one that never was can’t', async () => {
      const registry = await openWithTwoHouseholds(engine);
      const [a, b] = [numberOf(1, 1), numberOf(1, 2)];
      await issue(registry, [a]);
      const lose = (member: MemberNumber, edition: number) =>
        revokeLostCard(registry, formatCardNumber(member, edition), { reason: 'stolen' }, BY);
      const unknown = { code: 'card-unknown' };
      for (const [member, edition] of [
        [a, 2],
        [numberOf(1, 9), 1],
        [numberOf(900, 1), 1],
      ] as const)
        expect(await refusal(lose(member, edition))).toMatchObject(unknown);
      await skipNumbers(registry, NOTHING, BY);
      expect(await refusal(lose(a, 1))).toMatchObject(unknown);
      expect(await refusal(lose(numberOf(1, 60), 1))).toMatchObject(unknown);
      expect(await refusal(lose(numberOf(5000, 1), 1))).toMatchObject(unknown);
      for (const [member, edition] of [
        [a, 2],
        [b, 1],
        [numberOf(1, 9), 1],
        [numberOf(900, 1), 1],
      ] as const)
        await lose(member, edition);
      expect(await refusal(lose(b, 1))).toMatchObject({ code: 'card-already-dead' });
      expect(await deadEditions(registry, MUTUELLE)).toEqual([
        { member: a, below: 3 },
        { member: b, below: 2 },
        { member: numberOf(1, 9), below: 2 },
        { member: numberOf(900, 1), below: 2 },
      ]);
      expect((await checkAudit(registry)).fault).toBeUndefined();
    });

    test('refuses what no list can say', async () => {
      const registry = await openWithTwoHouseholds(engine);
      expect(await refusal(skipNumbers(registry, { ...NOTHING, lines: -1 }, BY))).toEqual({
        code: 'value-refused',
        details: { field: 'lines' },
      });
    });
  });
}
