import { parseCalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { addMutuelle } from './add-mutuelle.ts';
import { counts } from './counts.ts';
import { findPersons } from './find-persons.ts';
import { importMembers } from './import-members.ts';
import { listAudit } from './list-audit.ts';
import { BY, memberRow, numberOf, saveTestOffice, startOffice, summary } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function memberSuite(engine: TestEngine): void {
  describe('importing members', () => {
    test('gives household numbers in the order of the rows, 01 to heads, 02 on to the others', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const rows = [
        memberRow(mutuelle, 1, { householdKey: 'b', head: false }),
        memberRow(mutuelle, 2, { householdKey: 'a', head: true }),
        memberRow(mutuelle, 3, { householdKey: 'b', head: false }),
        memberRow(mutuelle, 4, { householdKey: 'b', head: true }),
      ];
      const { outcomes, added } = await importMembers(registry, rows, BY);
      expect(added).toBe(4);
      expect(outcomes).toMatchObject([
        { row: 1, member: numberOf(1, 2), household: '0401-00001' },
        { row: 2, member: numberOf(2, 1), household: '0401-00002' },
        { row: 3, member: numberOf(1, 3), household: '0401-00001' },
        { row: 4, member: numberOf(1, 1), household: '0401-00001' },
      ]);
    });

    test('keeps everything of a person, and what her household has', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const joined = parseCalendarDate('2025-11-08');
      const householdJoined = '2025-11';
      await importMembers(
        registry,
        [
          memberRow(mutuelle, 0, { village: 'Kokry', photoFile: 'awa.jpg' }),
          memberRow(mutuelle, 1, {
            village: 'Niono',
            delegate: 'Bakary',
            joined,
            relation: 'épouse',
            phone: '76 12 34 56',
            nina: '12345678901234A',
          }),
        ],
        BY,
      );
      expect(await findPersons(registry, { mutuelle })).toEqual([
        {
          member: numberOf(1, 1),
          mutuelle,
          household: '0401-00001',
          sourceKey: 'person 0',
          rowKey: 'photo 0',
          photoFile: 'awa.jpg',
          familyName: 'Coulibaly',
          givenNames: 'Ɲeba 0',
          sex: 'M',
          birth: '1962',
          village: 'Kokry',
          delegate: 'Bakary',
          householdJoined,
          status: 'active',
        },
        {
          member: numberOf(1, 2),
          mutuelle,
          household: '0401-00001',
          sourceKey: 'person 1',
          rowKey: 'photo 1',
          familyName: 'Coulibaly',
          givenNames: 'Ɲeba 1',
          sex: 'F',
          birth: '1985-04-30',
          relation: 'épouse',
          phone: '76 12 34 56',
          nina: '12345678901234A',
          village: 'Kokry',
          delegate: 'Bakary',
          householdJoined,
          status: 'active',
        },
      ]);
    });

    test('the same file twice adds nobody and changes nothing; what differs is named', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const rows = Array.from({ length: 10 }, (_, n) => memberRow(mutuelle, n));
      const first = await importMembers(registry, rows, BY);
      const audited = await listAudit(registry);
      const corrected = rows.map((row) =>
        row.row === 3 ? { ...row, phone: '66 00 00 00', birth: memberRow(mutuelle, 1).birth } : row,
      );
      const second = await importMembers(registry, corrected, BY);
      expect(second).toMatchObject({ added: 0, already: 10, refused: 0 });
      expect(second.outcomes.map((outcome) => 'member' in outcome && outcome.member)).toEqual(
        first.outcomes.map((outcome) => 'member' in outcome && outcome.member),
      );
      expect(second.outcomes[3]).toMatchObject({ differs: ['birth', 'phone'] });
      expect(second.outcomes[4]).toMatchObject({ differs: [] });
      expect(await listAudit(registry)).toEqual(audited);
    });

    test('a later file goes on where the numbers were, in old households and new ones', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      await importMembers(registry, [memberRow(mutuelle, 1), memberRow(mutuelle, 2)], BY);
      const { outcomes } = await importMembers(
        registry,
        [memberRow(mutuelle, 0), memberRow(mutuelle, 3), memberRow(mutuelle, 4)],
        BY,
      );
      expect(outcomes).toMatchObject([
        { member: numberOf(1, 1) },
        { member: numberOf(1, 4) },
        { member: numberOf(2, 1) },
      ]);
    });

    test('somebody who comes after her household, or later than it, has a day of joining of her own', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const day = parseCalendarDate;
      const first = [
        memberRow(mutuelle, 0, { joined: day('2025-03-20') }),
        memberRow(mutuelle, 1, { joined: day('2025-01-31') }),
        memberRow(mutuelle, 2, { joined: day('2025-01-02') }),
        memberRow(mutuelle, 4),
      ];
      await importMembers(registry, first, BY);
      const later = [memberRow(mutuelle, 3, { joined: day('2026-02-10') }), memberRow(mutuelle, 5)];
      await importMembers(registry, later, BY);
      // A month later nobody corrects the first file any more.
      const nextMonth = { ...BY, at: new Date('2026-04-03T10:00:00Z') };
      await importMembers(registry, [memberRow(mutuelle, 6)], nextMonth);
      const persons = await findPersons(registry, { mutuelle });
      expect(
        persons.map(({ sourceKey, joined, householdJoined }) => [sourceKey, joined, householdJoined]),
      ).toEqual([
        ['person 0', '2025-03-20', '2025-01'],
        ['person 1', undefined, '2025-01'],
        ['person 2', undefined, '2025-01'],
        ['person 3', '2026-02-10', '2025-01'],
        ['person 4', undefined, undefined],
        ['person 5', undefined, undefined],
        ['person 6', '2026-04-03', undefined],
      ]);
    });

    test('a dry run says the same and leaves nothing', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const rows = Array.from({ length: 10 }, (_, n) => memberRow(mutuelle, n));
      const before = { counts: await counts(registry), audit: await listAudit(registry) };
      const dry = await importMembers(registry, rows, BY, { dryRun: true });
      expect(dry).toMatchObject({ added: 10, dryRun: true });
      expect({ counts: await counts(registry), audit: await listAudit(registry) }).toEqual(before);
      expect(await importMembers(registry, rows, BY)).toEqual({ ...dry, dryRun: false });
    });

    test('refuses a second head, the hundredth person, an unknown mutuelle; the other rows are kept', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const full = Array.from({ length: 101 }, (_, n) =>
        memberRow(mutuelle, n, { householdKey: 'big', head: n === 50 || n === 60 }),
      );
      const stranger = memberRow(parseMutuelleNumber('0499'), 200);
      const { outcomes, added } = await importMembers(
        registry,
        [...full, stranger, memberRow(mutuelle, 300)],
        BY,
      );
      expect(added).toBe(100);
      const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
      expect(refused).toEqual([
        { row: 60, outcome: 'refused', code: 'second-head', details: { household: '0401-00001' } },
        { row: 100, outcome: 'refused', code: 'household-full', details: { household: '0401-00001' } },
        { row: 200, outcome: 'refused', code: 'mutuelle-unknown', details: { mutuelle: '0499' } },
      ]);
      const again = await importMembers(registry, [memberRow(mutuelle, 400, { householdKey: 'big' })], BY);
      expect(summary(again.outcomes)).toEqual(['refused second-head']);
    });

    test('refuses the hundred-thousandth household, for good', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      await registry.db.updateTable('mutuelles').set({ next_household: 99_999 }).execute();
      const rows = [memberRow(mutuelle, 0), memberRow(mutuelle, 4), memberRow(mutuelle, 1)];
      const { outcomes } = await importMembers(registry, rows, BY);
      expect(summary(outcomes)).toEqual(['added', 'refused mutuelle-full', 'added']);
      expect(outcomes[0]).toMatchObject({ household: '0401-99999' });
      const later = await importMembers(registry, [memberRow(mutuelle, 8)], BY);
      expect(summary(later.outcomes)).toEqual(['refused mutuelle-full']);
    });

    test('a number is not given again when its person is gone', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      await importMembers(registry, [memberRow(mutuelle, 1), memberRow(mutuelle, 4)], BY);
      await registry.db.deleteFrom('persons').execute();
      await registry.db.deleteFrom('households').where('household', '=', 2).execute();
      const { outcomes } = await importMembers(
        registry,
        [memberRow(mutuelle, 2), memberRow(mutuelle, 8)],
        BY,
      );
      expect(outcomes).toMatchObject([{ member: numberOf(1, 3) }, { household: '0401-00003' }]);
    });

    test.each([
      ['familyName', { familyName: 'Tra\u0000oré' }, 'text-refused'],
      ['familyName', { familyName: '', givenNames: '' }, 'text-refused'],
      ['givenNames', { givenNames: ' ' }, 'text-refused'],
      ['village', { village: 'x'.repeat(101) }, 'text-refused'],
      ['phone', { phone: '76\n12' }, 'text-refused'],
      ['relation', { relation: '\ud800' }, 'text-refused'],
      ['sourceKey', { sourceKey: 'a\0b' }, 'text-refused'],
      ['householdKey', { householdKey: ' ' }, 'text-refused'],
      ['birth', JSON.parse('{"birth":"1985-02-30"}'), 'value-refused'],
      ['sex', JSON.parse('{"sex":"X"}'), 'value-refused'],
      ['joined', JSON.parse('{"joined":"2025"}'), 'value-refused'],
    ] as const)('refuses a row whose %s is not kept as it is', async (field, changes, code) => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const { outcomes } = await importMembers(registry, [memberRow(mutuelle, 1, changes)], BY);
      expect(outcomes).toEqual([{ row: 1, outcome: 'refused', code, details: { field } }]);
    });

    test('keeps a person who has one name', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const rows = [memberRow(mutuelle, 1, { givenNames: '' }), memberRow(mutuelle, 2, { familyName: '' })];
      expect(await importMembers(registry, rows, BY)).toMatchObject({ added: 2, refused: 0 });
      expect(await findPersons(registry, { mutuelle })).toMatchObject([
        { givenNames: '' },
        { familyName: '' },
      ]);
    });

    test('the audit keeps what was said of a person, and nothing else that a row carried', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const row = { ...memberRow(mutuelle, 0, { village: 'Kokry' }), rowNumber: 7 };
      await importMembers(registry, [row], BY);
      expect((await listAudit(registry, { action: 'household.add' })).map(({ after }) => after)).toEqual([
        { sourceKey: 'household 0', village: 'Kokry' },
      ]);
      const { sourceKey, householdKey, rowKey, familyName, givenNames, sex, birth } = row;
      expect((await listAudit(registry, { action: 'person.add' })).map(({ after }) => after)).toEqual([
        { sourceKey, householdKey, rowKey, familyName, givenNames, sex, birth },
      ]);
    });

    test('one file may serve several mutuelles', async () => {
      const registry = await engine.open();
      await saveTestOffice(registry);
      const a = await addMutuelle(registry, { name: 'A', plan: 'AMV' }, BY);
      const b = await addMutuelle(registry, { name: 'B', plan: 'AMV' }, BY);
      const rows = [
        memberRow(a.mutuelle.number, 0),
        memberRow(b.mutuelle.number, 0),
        memberRow(a.mutuelle.number, 4),
      ];
      const { outcomes } = await importMembers(registry, rows, BY);
      expect(outcomes).toMatchObject([
        { household: '0401-00001' },
        { household: '0402-00001' },
        { household: '0401-00002' },
      ]);
    });

    test('a file larger than one statement can hold', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const rows = Array.from({ length: 1_500 }, (_, n) => memberRow(mutuelle, n));
      expect(await importMembers(registry, rows, BY)).toMatchObject({ added: 1_500 });
      expect(await importMembers(registry, rows, BY)).toMatchObject({ already: 1_500 });
      expect(await counts(registry)).toMatchObject({ households: 375, persons: { active: 1_500 } });
    });
  });
}
