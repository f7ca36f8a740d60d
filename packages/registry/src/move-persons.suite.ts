import { formatCardNumber, parseHouseholdNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { addMutuelle } from './add-mutuelle.ts';
import { findCard } from './card.ts';
import { coverageRows } from './coverage-rows.ts';
import { findPersons } from './find-persons.ts';
import { importMembers } from './import-members.ts';
import { listAudit } from './list-audit.ts';
import { movePersons } from './move-persons.ts';
import { listPhotos } from './photo.ts';
import { setPersonStatus } from './set-person-status.ts';
import { a, b, c, d, due, startWithFour } from './testing/card-fixtures.ts';
import { BY, issue, memberRow, numberOf, refusal, TODAY } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const there = parseMutuelleNumber('0402');
const home = parseHouseholdNumber('0402-00001');

/** Four persons in 0401, and a mutuelle 0402 with a household of four. */
async function startWithTwoMutuelles(engine: TestEngine) {
  const { registry } = await startWithFour(engine);
  await addMutuelle(registry, { name: 'Jigi', union: 'Bla', plan: 'AMV' }, BY);
  const rows = Array.from({ length: 4 }, (_, n) => memberRow(there, n));
  await importMembers(registry, rows, BY);
  return registry;
}

export function moveSuite(engine: TestEngine): void {
  describe('moving to another mutuelle', () => {
    test('one person: a new number, the photo along, the old card dead', async () => {
      const registry = await startWithTwoMutuelles(engine);
      await issue(registry, [b]);
      const { household, moved } = await movePersons(registry, [b], { mutuelle: there }, BY);
      expect(household).toBe('0402-00002');
      const [{ to } = { to: a }] = moved;
      expect(moved).toEqual([{ from: b, to, revoked: formatCardNumber(b, 1), hasPhoto: true }]);
      expect(to).toMatch(/^0402-00002-01-/);
      expect(await findPersons(registry, { members: [b, to] })).toMatchObject([
        { member: b, status: 'left', since: TODAY, movedTo: to },
        {
          member: to,
          status: 'active',
          relation: 'head',
          householdJoined: '2026-03',
          movedFrom: b,
          givenNames: 'Ɲeba 1',
        },
      ]);
      expect(await findCard(registry, formatCardNumber(b, 1))).toMatchObject({
        state: 'revoked',
        reason: 'person-left',
      });
      expect(await listPhotos(registry, { members: [b, to] })).toMatchObject([{ member: to }]);
      expect(await due(registry, { members: [to] })).toEqual([formatCardNumber(to, 1)]);
      const lineOf = async (subject: string) =>
        (await listAudit(registry, { subject })).filter(({ action }) => action === 'person.move');
      expect(await lineOf(b)).toMatchObject([{ after: { status: 'left', movedTo: to } }]);
      expect(await lineOf(to)).toMatchObject([{ after: { movedFrom: b } }]);
    });

    test('into a household that is there, as none of its heads, from today', async () => {
      const registry = await startWithTwoMutuelles(engine);
      const { moved } = await movePersons(registry, [a], { mutuelle: there, household: home }, BY);
      expect(moved[0]?.to).toMatch(/^0402-00001-05-/);
      const [person] = await findPersons(registry, { members: moved.map(({ to }) => to) });
      expect(person).toMatchObject({ household: home, joined: TODAY });
      const rows = [];
      for await (const row of coverageRows(registry, there)) rows.push(row);
      expect(rows).toMatchObject([{ household: 1, persons: 5, special: [{ joined: TODAY }] }]);
    });

    test('a whole household keeps its head and its order', async () => {
      const registry = await startWithTwoMutuelles(engine);
      const { household, moved } = await movePersons(
        registry,
        [a, b, c, d],
        { mutuelle: there, village: 'Touna' },
        BY,
      );
      expect(moved.map(({ to }) => to.slice(0, 14))).toEqual(
        ['01', '02', '03', '04'].map((person) => `${household}-${person}-`),
      );
      const persons = await findPersons(registry, { household });
      expect(persons.map(({ village }) => village)).toEqual(['Touna', 'Touna', 'Touna', 'Touna']);
      expect(await findPersons(registry, { household: parseHouseholdNumber('0401-00001') })).toMatchObject(
        moved.map(({ to }) => ({ status: 'left', movedTo: to })),
      );
    });

    test('a move by mistake: the new number leaves, the old one is back; she may move again', async () => {
      const registry = await startWithTwoMutuelles(engine);
      const { moved } = await movePersons(registry, [b], { mutuelle: there }, BY);
      const [{ to } = { to: a }] = moved;
      const back = { status: 'active', since: TODAY } as const;
      const gone = { code: 'member-moved', details: { member: b, other: to } };
      expect(await refusal(setPersonStatus(registry, b, back, BY))).toEqual(gone);
      await setPersonStatus(registry, to, { status: 'removed', since: TODAY }, BY);
      expect(await refusal(setPersonStatus(registry, b, { ...back, status: 'died' }, BY))).toEqual(gone);
      expect(await setPersonStatus(registry, b, back, BY)).not.toHaveProperty('movedTo');
      expect(await listPhotos(registry, { members: [b, to] })).toMatchObject([{ member: b }]);
      const again = await movePersons(registry, [b], { mutuelle: there, household: home }, BY);
      expect(again.moved[0]?.to).not.toBe(to);
      expect(await refusal(movePersons(registry, [b], { mutuelle: there }, BY))).toMatchObject({
        code: 'member-moved',
      });
    });

    test('who moved on goes by her last number alone', async () => {
      const registry = await startWithTwoMutuelles(engine);
      const { mutuelle: third } = await addMutuelle(registry, { name: 'Yiri', plan: 'AMV' }, BY);
      const first = await movePersons(registry, [b], { mutuelle: there }, BY);
      const members = first.moved.map(({ to }) => to);
      await movePersons(registry, members, { mutuelle: third.number }, BY);
      const back = { status: 'active', since: TODAY } as const;
      expect(await refusal(setPersonStatus(registry, b, back, BY))).toMatchObject({ code: 'member-moved' });
    });

    test('misuse is refused, and nothing is changed', async () => {
      const registry = await startWithTwoMutuelles(engine);
      await setPersonStatus(registry, d, { status: 'died', since: TODAY }, BY);
      const lines = (await listAudit(registry)).length;
      const nobody = numberOf(9, 1);
      const elsewhere = parseMutuelleNumber('0700');
      const unknown = parseMutuelleNumber('0403');
      for (const [members, to, code] of [
        [[a], { mutuelle: parseMutuelleNumber('0401') }, 'same-mutuelle'],
        [[d], { mutuelle: there }, 'member-gone'],
        [[a, nobody], { mutuelle: there }, 'member-unknown'],
        [[a], { mutuelle: elsewhere }, 'mutuelle-outside-office'],
        [[a], { mutuelle: unknown }, 'mutuelle-unknown'],
        [[a], { mutuelle: there, household: parseHouseholdNumber('0402-00009') }, 'household-unknown'],
        [[a], { mutuelle: there, household: parseHouseholdNumber('0401-00001') }, 'household-unknown'],
        [[a], { mutuelle: there, village: 'a\nb' }, 'text-refused'],
        [[], { mutuelle: there }, 'value-refused'],
      ] as const)
        expect(await refusal(movePersons(registry, members, to, BY))).toMatchObject({ code });
      expect(await listAudit(registry)).toHaveLength(lines);
    });
  });
}
