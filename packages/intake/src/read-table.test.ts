import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { IntakeError } from './errors.ts';
import { MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS } from './limits.ts';
import { readTable } from './read-table.ts';
import { cellText, type Table } from './table.ts';
import { day, rawSheet, windows1252, workbook } from './workbook.fixture.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const texts = (table: Table, sheet = 0): string[][] =>
  (table.sheets[sheet]?.rows ?? []).map((row) => row.map((cell) => cellText(cell)));

const failure = async (bytes: Uint8Array, fileName: string): Promise<IntakeError> =>
  await readTable(bytes, fileName).then(
    () => expect.unreachable('read'),
    (error: IntakeError) => error,
  );

const written = (separator: string): string =>
  [
    'Nom',
    'Prénom',
    'Village\r\nTraoré',
    'Aïssata',
    'Bla\r\nCoulibaly',
    '"N’Tji; dit ""Vieux"""',
    '"Falo,\nquartier 2"\r\n',
  ].join(separator);

describe('separated values', () => {
  const expected = [
    ['Nom', 'Prénom', 'Village'],
    ['Traoré', 'Aïssata', 'Bla'],
    ['Coulibaly', 'N’Tji; dit "Vieux"', 'Falo,\nquartier 2'],
  ];
  test.each([';', ',', '\t', '|'])('cut at %j', async (separator) => {
    expect(texts(await readTable(utf8(written(separator)), 'r.csv'))).toEqual(expected);
  });

  test('with a byte order mark, in UTF-16, and in Windows-1252', async () => {
    const text = 'Nom;Prénom\nKéïta;Oumoû\n';
    const rows = [
      ['Nom', 'Prénom'],
      ['Kéïta', 'Oumoû'],
    ];
    const utf16 = Buffer.from(`\uFEFF${text.replaceAll(';', '\t')}`, 'utf16le');
    const big = Buffer.from(utf16).swap16();
    for (const bytes of [utf8(`\uFEFF${text}`), utf16, big, windows1252(text)])
      expect(texts(await readTable(bytes, 'r.csv'))).toEqual(rows);
    // 0x92 and 0x9C are ’ and œ in Windows-1252 alone.
    const special = await readTable(windows1252('Nom;Village\nN\x92Golo;C\x9Cur\xe9'), 'r.csv');
    expect(texts(special)[1]).toEqual(['N’Golo', 'Cœuré']);
  });

  test('a separator declared as Excel does, not counted as a row', async () => {
    const table = await readTable(utf8('sep=,\nNom,Village\nA;B,C'), 'r.csv');
    expect(texts(table)).toEqual([
      ['Nom', 'Village'],
      ['A;B', 'C'],
    ]);
  });

  test('a comma in titles and amounts does not win over semicolons', async () => {
    const table = await readTable(
      utf8('Registre, année 2026\n\nNom;Montant\nTall;6,900\nSow;1,200'),
      'r.csv',
    );
    expect(texts(table)).toEqual([
      ['Registre, année 2026'],
      [],
      ['Nom', 'Montant'],
      ['Tall', '6,900'],
      ['Sow', '1,200'],
    ]);
  });

  test('a quote that never ends is told with its line', async () => {
    const error = await failure(utf8('Nom;Village\nA;"x\ny"\nB;"z\nC;t\n'), 'r.csv');
    expect(error).toMatchObject({ code: 'csv-quote-unterminated', details: { fileName: 'r.csv', line: 4 } });
  });

  test('too many rows or columns', async () => {
    expect((await failure(utf8('a;b\n'.repeat(MAX_ROWS + 1)), 'r.csv')).code).toBe('too-many-rows');
    expect((await failure(utf8(`a${';b'.repeat(MAX_COLUMNS)}\n`), 'r.csv')).code).toBe('too-many-columns');
  });
});

const withMerges = (parts: Record<string, string>): void => {
  const path = 'xl/worksheets/sheet1.xml';
  parts[path] = (parts[path] ?? '').replace(
    '</sheetData>',
    '</sheetData><mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="A1:C1"/></mergeCells>',
  );
};
describe('workbooks', () => {
  test('text, numbers as their digits, days, booleans, empty cells and rows', async () => {
    const bytes = await workbook([
      ['Nom', 'Tél', 'Né le'],
      [],
      ['Ɲarɛ', 76123456, day('1985-03-12')],
      ['0012', 1.5, true, null, 'fin'],
    ]);
    const table = await readTable(bytes, 'r.xlsx');
    expect(table).toMatchObject({ format: 'xlsx', sheets: [{ name: 'Feuil1' }] });
    expect(table.sheets[0]?.rows[2]?.slice(0, 3)).toEqual([
      'Ɲarɛ',
      '76123456',
      { date: '1985-03-12', serial: 31118 },
    ]);
    expect(texts(table)[3]).toEqual(['0012', '1.5', 'VRAI', '', 'fin']);
    expect(texts(table)[1]?.join('')).toBe('');
  });

  test('a number in any spelling of it, and a formula by its last value', async () => {
    const cells =
      '<c r="A1"><v>76123456.0</v></c><c r="B1"><v>7.6123456E7</v></c><c r="C1" t="str"><f>A1</f><v>Bla</v></c><c r="D1"><f>1+1</f><v>2</v></c>';
    const table = await readTable(await workbook([['x']], rawSheet(`<row r="1">${cells}</row>`)), 'r.xlsx');
    expect(texts(table)).toEqual([['76123456', '76123456', 'Bla', '2']]);
  });

  test('a cell in error keeps its text', async () => {
    const cells = '<c r="A1" t="e"><v>#N/A</v></c><c r="B1" s="0" t=\'e\'><f>1/0</f><v>#DIV/0!</v></c>';
    const table = await readTable(await workbook([['x']], rawSheet(`<row r="1">${cells}</row>`)), 'r.xlsx');
    expect(texts(table)).toEqual([['#N/A', '#DIV/0!']]);
  });

  test('a formula that was saved without its value is told from an empty cell, and from an empty text', async () => {
    const cells =
      '<c r="A1"><f>1+1</f></c><c r="B1" s="2" t="n"><f>A1</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c>' +
      '<c r="D1"><f t="shared" si="0"/><v/></c><c r="E1" t=\'s\' ><f ca="1">A1</f></c>';
    const bytes = await workbook([['x']], rawSheet(`<row r="1">${cells}</row>`));
    const table = await readTable(bytes, 'r.xlsx');
    expect(texts(table)).toEqual([['#FORMULE!', '#FORMULE!', '', '#FORMULE!', '#FORMULE!']]);
  });

  test('a value merged down several rows is in all of them; one merged across is not', async () => {
    const rows = [
      ['Titre', null, 'x'],
      ['7', 'Awa'],
      [null, 'Ali'],
      [null, 'Oumou'],
      [null, 'Bintou'],
    ];
    expect(texts(await readTable(await workbook(rows, withMerges), 'r.xlsx')).map((row) => row[0])).toEqual([
      'Titre',
      '7',
      '7',
      '7',
      '',
    ]);
    expect(texts(await readTable(await workbook(rows, withMerges), 'r.xlsx'))[0]).toEqual(['Titre', '', 'x']);
  });

  test('formats far out cost nothing', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="XFD1" s="0"/></row><row r="1048576" spans="1:2"><c r="B1048576" s="0"/></row>';
    const table = await readTable(await workbook([['x']], rawSheet(rows)), 'r.xlsx');
    expect(texts(table)).toEqual([['a']]);
  });

  test.each([
    ['too-many-columns', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['too-many-rows', '<row r="900000"><c r="A900000"><v>1</v></c></row>'],
    ['workbook-damaged', '<row r="99999999999"><c r="A1"><v>1</v></c></row>'],
    ['workbook-damaged', '<row r="1"><c r="~~~~~~~~1"><v>1</v></c></row>'],
    ['workbook-damaged', '<row x=">" r="99999999999"><c r="A1"><v>1</v></c></row>'],
    ['workbook-damaged', '<row r="&#57;99999999"><c r="A1"><v>1</v></c></row>'],
    ['workbook-damaged', '<row xmlns:x:r="99999999999"><c r="A1"><v>1</v></c></row>'],
    ['workbook-damaged', '<row r="1"><c r="A1" t="s"><v>99</v></c></row>'],
    ['workbook-damaged', `<row r="1"><c r="A1" ${'a'.repeat(1_100_000)}="1"><v>1</v></c></row>`],
    ['workbook-damaged', '<row r="1"><c r="A1"><v>1</v></row>'],
  ])('%s: %.60s', async (code, rows) => {
    expect((await failure(await workbook([['x']], rawSheet(rows)), 'r.xlsx')).code).toBe(code);
  });

  test('under another name, it is still a workbook', async () => {
    expect((await readTable(await workbook([['Nom']]), 'registre.csv')).format).toBe('xlsx');
  });

  test('a zip bomb is refused from its directory, in little memory', async () => {
    const megabytes = new Uint8Array(8 * 1024 * 1024);
    const entries = Array.from({ length: 20 }, (_, index) => [`xl/${index}.xml`, megabytes]);
    const bomb = zipSync(Object.fromEntries(entries), { level: 1 });
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect((await failure(bomb, 'r.xlsx')).code).toBe('workbook-too-big');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('a zip bomb that lies about its size is stopped while inflating', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 1 });
    // Uncompressed size, in the directory's header of the one entry (APPNOTE 4.3.12).
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const directory = view.getUint32(bomb.length - 22 + 16, true);
    view.setUint32(directory + 24, 1000, true);
    const before = process.memoryUsage().arrayBuffers;
    expect((await failure(bomb, 'r.xlsx')).code).toBe('workbook-damaged');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
  });

  test('too many entries', async () => {
    const entries = Object.fromEntries(
      Array.from({ length: 2_001 }, (_, index) => [`${index}.xml`, utf8('x')]),
    );
    expect((await failure(zipSync(entries), 'r.xlsx')).code).toBe('workbook-too-big');
  });

  test('every truncation of a workbook is refused', async () => {
    const bytes = await workbook([
      ['Nom', 'Prénom'],
      ['Sow', 'Awa'],
    ]);
    for (let length = 1; length < bytes.length; length += 7)
      expect((await failure(bytes.subarray(0, length), 'r.xlsx')).code).toMatch(
        /^(?:workbook-damaged|file-not-a-table|text-named-workbook)$/,
      );
  });
});

const oleFile = (content: string): Uint8Array =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(content, 'utf16le')]);

describe('what is no table', () => {
  test.each<[string, Uint8Array, string]>([
    ['file-empty', new Uint8Array(), 'r.xlsx'],
    ['file-empty', utf8(' \n;;\n'), 'r.csv'],
    ['text-named-workbook', utf8('Nom;Prénom\nA;B'), 'r.xlsx'],
    ['text-named-workbook', utf8('<html><table>'), 'R.XLS'],
    ['xls-not-supported', oleFile('Workbook'), 'r.xls'],
    ['workbook-protected', oleFile('EncryptedPackage'), 'r.xlsx'],
    [
      'ods-not-supported',
      zipSync({
        mimetype: utf8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': utf8('<x/>'),
      }),
      'r.ods',
    ],
    ['file-not-a-table', zipSync({ 'photo.jpg': utf8('x') }), 'r.xlsx'],
    ['file-not-a-table', utf8('%PDF-1.7\n1 0 obj'), 'r.csv'],
    ['file-not-a-table', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'r.csv'],
  ])('%s', async (code, bytes, fileName) => {
    expect(await failure(bytes, fileName)).toMatchObject({
      name: 'IntakeError',
      code,
      details: { fileName },
    });
  });

  test('a file over the cap, before it is looked at', async () => {
    expect((await failure(new Uint8Array(MAX_FILE_BYTES + 1), 'r.csv')).code).toBe('file-too-big');
  });

  test('an empty workbook', async () => {
    expect((await failure(await workbook([[]]), 'r.xlsx')).code).toBe('file-empty');
  });

  test('any bytes at all are a table or an IntakeError', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 200 }).map((tail) => Uint8Array.of(0x50, 0x4b, 3, 4, ...tail)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        await readTable(input, 'r.csv').catch((error: unknown) =>
          expect(error).toHaveProperty('name', 'IntakeError'),
        );
      }),
    );
  });
});

test('what is written is what is read, in a workbook and in a CSV', async () => {
  const word = fc.stringMatching(/^[A-Za-zéèêïôûçɛɔɲŋɓɗƴ'’;,"\n0-9 -]{1,20}$/).map((text) => `x${text}x`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 9 }),
      async (rows) => {
        const csv = rows
          .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))
          .join('\r\n');
        expect(texts(await readTable(utf8(csv), 'r.csv'))).toEqual(rows);
        expect(texts(await readTable(await workbook(rows), 'r.xlsx'))).toEqual(rows);
      },
    ),
    { numRuns: 40 },
  );
});
