import { parseCalendarDate } from '@passeport/calendar';
import { expect, test } from 'vitest';
import type { Refusal } from './issue.ts';
import { readMemberRegister, type MemberRegister } from './read-member-register.ts';
import { readTable } from './read-table.ts';
import { cellText, type Table } from './table.ts';
import { day, workbook } from './workbook.fixture.ts';
import { writeRefusals } from './write-refusals.ts';

const today = parseCalendarDate('2026-11-15');
const sentence = ({ code, value }: Refusal): string => `${code} : « ${value} »`;

const texts = (table: Table): string[][] =>
  (table.sheets[0]?.rows ?? []).map((row) => row.map((cell) => cellText(cell)));

const read = async (bytes: Uint8Array, fileName = 'r.xlsx'): Promise<MemberRegister> =>
  readMemberRegister(await readTable(bytes, fileName), { today });

/** The report with some of its cells corrected, as someone would in Excel. */
async function correct(report: Uint8Array, corrections: Record<string, string>): Promise<Uint8Array> {
  const rows = texts(await readTable(report, 'a.xlsx'));
  return await workbook(rows.map((row) => row.map((text) => corrections[text] ?? text)));
}

test('the refused rows, with their reasons, as text', async () => {
  const register = await read(
    await workbook([
      ['Registre 2026'],
      ['Nom', 'Prénom', 'Sexe', 'Né le', 'N° ménage', 'Tél', 'Profession'],
      ['Sow', 'Awa', 'F', day('1980-01-31'), '01', 76123456, 'teinturière'],
      ['Ba', 'Ali', 'X', '31/02/1970', '0012', '66001122', '=1+1'],
      ['Ba', 'Zan', null, day('1970-03-12'), 12, null, null],
    ]),
  );
  const report = await writeRefusals(register, register.refusals, sentence);
  expect(texts(await readTable(report, 'a.xlsx'))).toEqual([
    [
      'Nom',
      'Prénom',
      'Sexe',
      'Né le',
      'N° ménage',
      'Tél',
      'Profession',
      'Chef de ménage',
      "Ligne d'origine",
      'Colonne',
      'Motif',
    ],
    [
      'Ba',
      'Ali',
      'X',
      '31/02/1970',
      '0012',
      '66001122',
      '=1+1',
      'oui',
      '4',
      'Sexe ; Né le',
      'sex-unknown : « X » ; date-impossible : « 31/02/1970 »',
    ],
    ['Ba', 'Zan', '', '12/03/1970', '12', '', '', 'non', '5', 'Sexe', 'missing : «  »'],
  ]);
});

test('corrected and read again, the rows are the persons they were', async () => {
  const register = await read(
    await workbook([
      ['Nom', 'Prénom', 'Sexe', 'Né le', 'Lien', 'Village'],
      ['Sow', 'Awa', 'F', 1980, 'Chef', 'Bla'],
      ['Sow', 'Ali', 'M', '31/02/2001', 'Fils', 'Bla'],
      ['B@', 'Zan', 'M', 1970, 'Chef', 'Bla'],
      ['Ba', 'Fanta', 'F', 1975, 'Épouse', 'Bla'],
    ]),
  );
  expect(register.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 5]);
  const report = await writeRefusals(register, register.refusals, sentence);
  const corrected = await read(await correct(report, { '31/02/2001': '28/02/2001', 'B@': 'Ba' }));
  expect(corrected.refusals).toEqual([]);
  expect(corrected.ignoredColumns).toEqual([]);
  expect(corrected.rows).toMatchObject([
    { givenNames: 'Ali', birth: '2001-02-28', householdKey: 'awa sow @ bla', isHead: false },
    // The key under which his wife is already known, though his name was wrong.
    { givenNames: 'Zan', householdKey: register.rows[1]?.householdKey, isHead: true },
  ]);
});

test('a report of a report has the same columns', async () => {
  const csv = 'Nom;Prénom;Sexe;Né le;N° ménage\nSow;Awa;F;1980;1\nSow;Ali;X;2001;1\nBa;Zan;Y;1970;2';
  const first = await read(new TextEncoder().encode(csv), 'r.csv');
  const report = await writeRefusals(first, first.refusals, sentence);
  const second = await read(await correct(report, { X: 'M' }));
  expect(second.rows).toMatchObject([{ givenNames: 'Ali', householdKey: '1', isHead: false }]);
  const again = await writeRefusals(second, second.refusals, sentence);
  const [heading, ...rows] = texts(await readTable(again, 'a.xlsx'));
  expect(heading).toEqual(texts(await readTable(report, 'a.xlsx'))[0]);
  expect(rows).toHaveLength(1);
});

test('characters that no workbook can hold are seen, and refused again', async () => {
  const csv = 'Nom;Prénom;Sexe;Né le;N° ménage\nSow\u0001;Awa\uFFFE Traor\uFFFD;X;<é>&"_x0041_;1';
  const register = await read(new TextEncoder().encode(csv), 'r.csv');
  const report = await writeRefusals(register, register.refusals, sentence);
  const rows = texts(await readTable(report, 'a.xlsx'));
  expect(rows[1]?.slice(0, 3)).toEqual(['Sow?', 'Awa? Traor?', 'X']);
  expect(rows[1]?.[3]).toContain('<é>&"');
  const again = await read(report);
  expect(again.refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(['text-characters']));
});

test('10,000 bad rows are reported', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `Sow${index};Awa;X;31/02/19${index % 90};${index};;`,
  );
  const csv = new TextEncoder().encode(['Nom;Prénom;Sexe;Né le;N° ménage;Tél;Village', ...rows].join('\n'));
  const register = await read(csv, 'r.csv');
  expect(register.rows).toEqual([]);
  const report = await writeRefusals(register, register.refusals, sentence);
  expect(texts(await readTable(report, 'a.xlsx'))).toHaveLength(10_001);
});
