import { parseCalendarDate } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';
import type { IntakeError } from './errors.ts';
import {
  readMemberRegister,
  type MemberRegister,
  type MemberRegisterOptions,
} from './read-member-register.ts';
import { readTable } from './read-table.ts';
import { day, windows1252, workbook } from './workbook.fixture.ts';

const today = parseCalendarDate('2026-11-15');

async function readText(text: string, options: Partial<MemberRegisterOptions> = {}): Promise<MemberRegister> {
  const table = await readTable(new TextEncoder().encode(text), 'registre.csv');
  return readMemberRegister(table, { today, ...options });
}

async function failure(text: string, options: Partial<MemberRegisterOptions> = {}): Promise<IntakeError> {
  return await readText(text, options).then(
    () => expect.unreachable('read'),
    (error: IntakeError) => error,
  );
}

/** A CSV register with the usual columns. */
const usual = (...rows: string[]): string => ['N°;N° ménage;Lien;Nom;Prénom;Sexe;Né le', ...rows].join('\n');

const issues = ({ refusals, warnings }: MemberRegister): string[] =>
  [...refusals, ...warnings].map(({ rowNumber, column, code }) => `${rowNumber} ${column} ${code}`);

describe('registers as offices keep them', () => {
  test('an Excel register with title rows, mixed dates, numbers and gaps', async () => {
    const bytes = await workbook({
      Notes: [['À faire']],
      Registre: [
        [{ value: 'MUTUELLE DE SANTÉ DE BLA', columnSpan: 9 }],
        ['Registre des membres', null, 'année', 2026],
        [],
        [
          'N° d’ordre',
          'N°  MÉNAGE',
          'Prénom(s)',
          'NOM',
          'Genre',
          'Date ou année de naissance',
          'Lien de parenté',
          'Tél.',
          'Observations',
          'Village',
        ],
        [1, 7, 'Amadou', 'Traoré', 'H', day('1975-03-12'), 'Chef', 76123456, 'ok', 'Falo'],
        [
          2,
          7,
          ' Aïssata  Ƴero ',
          'ƊIALLO',
          'Féminin',
          'née vers 1980',
          'Épouse',
          '66.00.11.22',
          null,
          'Falo',
        ],
        [],
        [3, '007', 'Ɲɛlɛ', 'Traoré', 'F', 1999, 'Fille', 'néant', null, 'Falo'],
        [4, 8, 'Sɔgɔba', 'Coulibaly', 'M', '2 mars 1960', 'CM', null, null, null],
        [5],
        ['TOTAL', null, null, null, null, null, null, null, '4 personnes'],
      ],
    });
    const register = readMemberRegister(await readTable(bytes, 'bla.xlsx'), { today });
    expect(register).toMatchObject({
      fileName: 'bla.xlsx',
      sheet: 'Registre',
      otherSheets: [],
      headingRowNumber: 4,
      ignoredColumns: ['Observations'],
      refusals: [],
      warnings: [],
      skippedRows: [10, 11],
      headsAssumed: false,
    });
    expect(register.rows).toEqual([
      {
        rowNumber: 5,
        rowKey: '1',
        sourceKey: '7|amadou traore|1975-03-12|M',
        householdKey: '7',
        isHead: true,
        familyName: 'Traoré',
        givenNames: 'Amadou',
        sex: 'M',
        birth: '1975-03-12',
        relation: 'head',
        village: 'Falo',
        phone: '+22376123456',
      },
      {
        rowNumber: 6,
        rowKey: '2',
        sourceKey: '7|aissata diallo yero|1980|F',
        householdKey: '7',
        isHead: false,
        familyName: 'ƊIALLO',
        givenNames: 'Aïssata Ƴero',
        sex: 'F',
        birth: '1980',
        relation: 'spouse',
        village: 'Falo',
        phone: '+22366001122',
      },
      expect.objectContaining({ rowNumber: 8, householdKey: '7', givenNames: 'Ɲɛlɛ', birth: '1999' }),
      expect.objectContaining({ rowNumber: 9, householdKey: '8', isHead: true, birth: '1960-03-02' }),
    ]);
  });

  test('a Windows-1252 CSV with the head by name and headings in another order', async () => {
    const text = [
      'Chef de m\xe9nage;Quartier;Sexe;Ann\xe9e naiss.;Nom et pr\xe9nom(s)',
      'Koné Zoumana;Hamdallaye;M;1950;KONÉ Zoumana',
      'Koné Zoumana;Hamdallaye;F;1955;DEMBÉLÉ Fanta',
      'Koné Zoumana;Hamdallaye;M;2001;KONÉ Zoumana',
      'Koné Zoumana;Darsalam;M;1960;KONÉ Zoumana',
    ].join('\r\n');
    const table = await readTable(windows1252(text), 'r.csv');
    const register = readMemberRegister(table, { today });
    expect(issues(register)).toEqual([]);
    expect(
      register.rows.map(({ familyName, householdKey, isHead }) => [familyName, householdKey, isHead]),
    ).toEqual([
      ['KONÉ', 'kone zoumana @ hamdallaye', true],
      ['DEMBÉLÉ', 'kone zoumana @ hamdallaye', false],
      // A son may have his father's name.
      ['KONÉ', 'kone zoumana @ hamdallaye', false],
      ['KONÉ', 'kone zoumana @ darsalam', true],
    ]);
  });

  test('the best sheet is read and the others with headings are named', async () => {
    const heading = ['Nom', 'Prénom', 'Sexe', 'Né le', 'Ménage'];
    const bytes = await workbook({
      Bla: [heading, ['Sow', 'Awa', 'F', '1980', '1']],
      Falo: [heading, ['Sow', 'Ali', 'M', '1980', '1'], ['Sow', 'Issa', 'M', '1981', '1']],
    });
    const table = await readTable(bytes, 'r.xlsx');
    expect(readMemberRegister(table, { today })).toMatchObject({ sheet: 'Falo', otherSheets: ['Bla'] });
    const chosen = readMemberRegister(table, { today, sheet: 'bla' });
    expect(chosen.rows.map(({ givenNames }) => givenNames)).toEqual(['Awa']);
    expect(() => readMemberRegister(table, { today, sheet: 'Koro' })).toThrow(
      expect.objectContaining({
        code: 'sheet-unknown',
        details: expect.objectContaining({ seen: ['Bla', 'Falo'] }),
      }),
    );
  });

  test('headings that come again on each printed page are no persons', async () => {
    const text = usual(
      '1;1;Chef;Sow;Awa;F;1980',
      'N°;N° ménage;Lien;Nom;Prénom;Sexe;Né le',
      '2;1;Fils;Sow;Ali;M;2001',
    );
    expect((await readText(text)).rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 4]);
  });
});

describe('headings', () => {
  test('none of them known', async () => {
    expect(await failure('a;b;c\n1;2;3')).toMatchObject({
      code: 'headings-not-found',
      details: { fileName: 'registre.csv', seen: ['a', 'b', 'c'] },
    });
  });

  test('required ones missing are named, with what was seen', async () => {
    expect(await failure('Titre\nNom;Sexe;Profession\nSow;F;x')).toMatchObject({
      code: 'columns-missing',
      details: {
        rowNumber: 2,
        seen: ['Nom', 'Sexe', 'Profession'],
        missing: [
          'Prénom(s) / Nom et prénom(s)',
          'Date de naissance / Âge',
          expect.stringContaining('N° ménage'),
        ],
      },
    });
  });

  test('a map names columns that are headed otherwise, and leaves some out', async () => {
    const text = 'Jamu;Tɔgɔ;X;San;Du;Village\nSow;Awa;F;1980;12;Bla';
    const map = {
      jamu: 'familyName',
      TƆGƆ: 'givenNames',
      X: 'sex',
      San: 'birth',
      Du: 'household',
      Village: 'ignore',
    };
    const register = await readText(text, { map });
    expect(register.rows[0]).toMatchObject({ familyName: 'Sow', givenNames: 'Awa', householdKey: '12' });
    expect(register.rows[0]?.village).toBeUndefined();
    expect(register.ignoredColumns).toEqual(['Village']);
  });

  test.each<[string, unknown]>([
    ['map-malformed', ['Nom']],
    ['map-malformed', { Nom: 3 }],
    ['map-malformed', 'Nom'],
    ['map-field-unknown', { Nom: 'surname' }],
    ['map-field-unknown', { Nom: 'constructor' }],
    ['map-heading-unknown', { Clan: 'familyName' }],
  ])('%s: %j', async (code, map) => {
    expect((await failure(usual('1;1;Chef;Sow;Awa;F;1980'), { map })).code).toBe(code);
  });

  test('the same heading twice is a question', async () => {
    const error = await failure('Nom;Prénom;Sexe;Né le;Ménage;Nom\nSow;Awa;F;1980;1;Ba');
    expect(error).toMatchObject({ code: 'heading-twice', details: { name: 'Nom' } });
  });
});

describe('what is wrong with a row', () => {
  test('all of it is told, by column', async () => {
    const register = await readText(usual('1;;;=Sow;;X;31/02/1980'));
    expect(register.rows).toEqual([]);
    expect(register.refusals).toEqual([
      { rowNumber: 2, column: 'Nom', code: 'text-formula', value: '=Sow' },
      { rowNumber: 2, column: 'Prénom', code: 'missing', value: '' },
      { rowNumber: 2, column: 'Sexe', code: 'sex-unknown', value: 'X' },
      { rowNumber: 2, column: 'Né le', code: 'date-impossible', value: '31/02/1980' },
      { rowNumber: 2, column: 'N° ménage', code: 'household-missing', value: '' },
    ]);
  });

  test('an error of Excel is no household, and a formula without its value no empty cell', async () => {
    const register = await readText(
      usual('1;#N/A;Chef;Sow;#FORMULE!;F;1980', '2;#FORMULE!;Chef;Ba;Ali;M;1970'),
    );
    expect(register.rows).toEqual([]);
    expect(register.refusals.map(({ rowNumber, column, code }) => `${rowNumber} ${column} ${code}`)).toEqual([
      '2 Prénom formula-without-value',
      '2 N° ménage cell-error',
      '3 N° ménage formula-without-value',
    ]);
  });

  test('what a card does not need is left out with a warning', async () => {
    const text =
      'Nom;Prénom;Sexe;Né le;Ménage;Lien;Tél;NINA;Village\nSow;Awa;F;1980;1;Fils;12;34;=1+1\nBa;Ali;M;1970;2;cultivateur;#N/A;;x';
    const register = await readText(text);
    expect(register.rows).toHaveLength(2);
    expect(register.rows[0]).not.toHaveProperty('phone');
    expect(issues(register)).toEqual([
      '2 Lien relation-contradicts-sex',
      '2 Village text-left-out',
      '2 Tél phone-unreadable',
      '2 NINA nina-unreadable',
      '2 Lien household-without-head',
      '3 Lien relation-unknown',
      '3 Tél phone-unreadable',
      '3 Lien household-without-head',
    ]);
  });

  test('a name may have one part when the other is said to be none; together they fit a card', async () => {
    const register = await readText(
      usual(
        '1;1;Chef;-;Awa;F;1980',
        '2;2;Chef;-;-;F;1981',
        `3;3;Chef;${'A'.repeat(30)};${'b'.repeat(30)};F;1980`,
        `4;4;Chef;${'ḍ'.repeat(29)};${'ḅ'.repeat(29)};F;1980`,
      ),
    );
    expect(register.rows.map(({ givenNames, familyName }) => [givenNames, familyName])).toEqual([
      ['Awa', ''],
    ]);
    expect(issues(register)).toEqual(['3 Nom missing', '4 Prénom name-too-long', '5 Prénom name-too-long']);
  });

  test('a person who comes twice is refused with the row where she came first', async () => {
    const register = await readText(
      usual(
        '1;1;Chef;Traoré;Awa;F;1980',
        '2;1;Fille;Traoré;Oumou;F;2001',
        '3;01;Chef;TRAORE;AWA;F;né vers 1980',
      ),
    );
    expect(register.rows).toHaveLength(2);
    // The repeated row is a second head as well, which is told first.
    expect(register.refusals).toEqual([
      { rowNumber: 4, column: 'N° ménage', code: 'household-second-head', value: '01', otherRow: 2 },
    ]);
    const child = await readText(
      usual('1;1;Chef;Traoré;Awa;F;1980', '2;1;Fils;Traoré;Ali;M;2001', '3;1;Fils;traore;ALI;M;2001'),
    );
    expect(child.refusals).toEqual([
      { rowNumber: 4, column: 'Nom', code: 'row-already-seen', value: 'traore', otherRow: 3 },
    ]);
  });

  test('two of one name and birth are two when their NINA differ', async () => {
    const heading = 'Nom;Prénom;Sexe;Né le;Ménage;NINA';
    const register = await readText(
      `${heading}\nSow;Awa;F;1985;1;18503412003124K\nSow;Awa;F;1985;1;18503412003199L`,
    );
    expect(register.rows.map(({ sourceKey }) => sourceKey)).toEqual([
      '1|awa sow|1985|F',
      '1|awa sow|1985|F|2',
    ]);
    expect(register.refusals).toEqual([]);
  });

  test('a name that sounds alike, and a code given twice, are told', async () => {
    const register = await readText(
      usual('1;1;Chef;Coulibaly;Moussa;M;1950', '1;1;Père;Kulibali;Musa;M;12/03/1950'),
    );
    expect(register.rows).toHaveLength(2);
    expect(register.warnings).toEqual([
      { rowNumber: 3, column: 'Nom', code: 'row-looks-like', value: 'Kulibali', otherRow: 2 },
      { rowNumber: 3, column: 'N°', code: 'row-key-already-seen', value: '1', otherRow: 2 },
    ]);
  });

  test('an age is a birth year by the day of reading, and the same source key on any day', async () => {
    const text = 'Nom;Prénom;Sexe;Age;Ménage\nSow;Awa;F;34;1';
    const [now, later] = [
      await readText(text),
      await readText(text, { today: parseCalendarDate('2028-01-01') }),
    ];
    expect([now.rows[0]?.birth, later.rows[0]?.birth]).toEqual(['1992', '1994']);
    expect(now.rows[0]?.sourceKey).toBe(later.rows[0]?.sourceKey);
  });
});

describe('households', () => {
  test('a row without a number follows the row above, when it is not a head', async () => {
    const register = await readText(
      usual(
        '1;1;Chef;Sow;Awa;F;1980',
        '2;;Fils;Sow;Ali;M;2001',
        '3;;Fils;Sow;Issa;M;2003',
        ';;;;;;',
        '5;;Fils;Ba;Ali;M;2001',
        '6;;Chef;Ba;Zan;M;1970',
        '7;;;Ba;Koro;M;1990',
      ),
    );
    expect(register.rows.map(({ givenNames, householdKey }) => [givenNames, householdKey])).toEqual([
      ['Awa', '1'],
      ['Ali', '1'],
      ['Issa', '1'],
      ['Zan', 'ba zan @ '],
    ]);
    expect(issues(register)).toEqual([
      '6 N° ménage household-missing',
      '8 N° ménage household-missing',
      '3 N° ménage household-from-above',
      '4 N° ménage household-from-above',
    ]);
  });

  test('without numbers and names of heads, each head begins a household', async () => {
    const text =
      'Nom;Prénom;Sexe;Né le;Lien;Village\nSow;Awa;F;1980;Chef;Bla\nSow;Ali;M;2001;Fils;Bla\nBa;Zan;M;1970;CM;Bla\nBa;Fanta;F;1975;Épouse;Bla';
    const register = await readText(text);
    expect(issues(register)).toEqual([]);
    expect(register.rows.map(({ householdKey, isHead }) => [householdKey, isHead])).toEqual([
      ['awa sow @ bla', true],
      ['awa sow @ bla', false],
      ['ba zan @ bla', true],
      ['ba zan @ bla', false],
    ]);
  });

  test('without any word on heads, the first of a household is taken for it', async () => {
    const register = await readText(
      'Nom;Prénom;Sexe;Né le;Ménage\nSow;Awa;F;1980;1\nBa;Ali;M;1970;2\nSow;Issa;M;2001;1',
    );
    expect(register.headsAssumed).toBe(true);
    expect(register.rows.map(({ isHead }) => isHead)).toEqual([true, true, false]);
  });

  test('with oui and non', async () => {
    const register = await readText(
      'Nom;Prénom;Sexe;Né le;Ménage;Chef de ménage (oui/non)\nSow;Ali;M;2001;1;non\nSow;Awa;F;1980;1;oui',
    );
    expect(register.rows.map(({ isHead }) => isHead)).toEqual([false, true]);
    expect(issues(register)).toEqual([]);
  });

  test('one number in two villages is refused for the second, whole', async () => {
    const heading = 'Nom;Prénom;Sexe;Né le;N° ménage;Lien;Village';
    const register = await readText(
      `${heading}\nSow;Awa;F;1980;1;Chef;Bla\nSow;Ali;M;2001;1;Fils;Bla\nBa;Zan;M;1970;1;Chef;Falo\nBa;Fanta;F;1975;1;Épouse;Falo`,
    );
    expect(register.rows.map(({ givenNames }) => givenNames)).toEqual(['Awa', 'Ali']);
    expect(register.refusals.map(({ rowNumber, code, otherRow }) => [rowNumber, code, otherRow])).toEqual([
      [4, 'household-in-two-villages', 2],
      [5, 'household-in-two-villages', 2],
    ]);
  });

  test('two heads of one name in one village: whose the others are is not known', async () => {
    const text =
      'Nom;Prénom;Sexe;Né le;Lien;Village\nSow;Ali;M;1980;Chef;Bla\nSow;Awa;F;2001;Fille;Bla\nSow;Ali;M;1970;Chef;Bla\nBa;Fanta;F;1975;Épouse;Bla';
    const register = await readText(text);
    expect(register.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 3]);
    expect(register.refusals.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [4, 'household-second-head'],
      [5, 'household-second-head'],
    ]);
  });

  test('numbers count inside one mutuelle; a permanent number is known', async () => {
    const text =
      'Nom;Prénom;Sexe;Né le;N° ménage;Lien;Mutuelle\nSow;Awa;F;1980;1;Chef;Benkadi\nBa;Zan;M;1970;1;Chef;Jigiya\nBa;Ali;M;2000;041700123;Fils;0417';
    const register = await readText(text);
    expect(register.refusals).toEqual([]);
    expect(
      register.rows.map(({ mutuelle, householdKey, isHead }) => [mutuelle, householdKey, isHead]),
    ).toEqual([
      ['Benkadi', '1', true],
      ['Jigiya', '1', true],
      ['0417', '0417-00123', false],
    ]);
    expect(register.rows[2]?.household).toBe('0417-00123');
  });
});

test('20,000 rows of one household, all heads, are read, and refused but one', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `${index};1;Chef;Sow;Awa;F;1980`);
  const register = await readText([usual(), ...rows].join('\n'));
  expect(register.rows).toHaveLength(1);
  expect(register.refusals).toHaveLength(19_999);
});
