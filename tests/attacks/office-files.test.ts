import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { readTable } from '@passeport/intake';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Said } from '../journeys/office.ts';
import { openAttackedOffice, REGISTER, type AttackedOffice } from './attacked-office.ts';

let office: AttackedOffice;
beforeAll(async () => {
  office = await openAttackedOffice();
});
afterAll(() => office.desk.close());

const run = (...args: string[]): Promise<Said> => office.desk.passeport(...args);
const [HEADINGS = ''] = REGISTER;

/** Every file below the office, by its path in it. */
function officeFiles(): string[] {
  return readdirSync(office.office, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(office.office, join(entry.parentPath, entry.name)));
}

describe('an office’s files', () => {
  test('keys, registry, photos, cards and registers are for their user alone', () => {
    const mode = (path: string): number => statSync(join(office.office, path)).mode & 0o077;
    for (const role of ['root', 'cards', 'lists']) expect(mode(`keys/${role}.jwe`)).toBe(0);
    for (const folder of ['keys', 'photos/originals', 'photos/portraits', 'prints', 'imports'])
      expect(mode(folder)).toBe(0);
    for (const file of officeFiles().filter((name) => name.startsWith('registry.sqlite')))
      expect(mode(file)).toBe(0);
  });

  test('a command that fails leaves nothing half written', async () => {
    office.write('occupe', '');
    expect((await run('publish', '--out', 'occupe/liste')).exitCode).toBe(1);
    expect((await run('print', 'batch', '--template', 'rien')).exitCode).toBe(1);
    const left = readdirSync(office.desk.folder, { recursive: true }).map(String);
    expect(left.filter((name) => /\.(?:tmp|new|old|part)$/.test(name))).toEqual([]);
  });
});

describe('paths', () => {
  test('a link laid where a file will be written is not written through', async () => {
    const victim = office.write('victime', 'intact');
    const next = `liste-${String(readdirSync(join(office.office, 'lists')).length + 1).padStart(6, '0')}.psl`;
    for (let sequence = 1; sequence < 10; sequence++) {
      const name = next.replace(/\d{6}/, String(sequence).padStart(6, '0'));
      const path = join(office.office, 'lists', `${name}.${process.pid}.tmp`);
      if (!existsSync(path)) symlinkSync(victim, path);
    }
    await office.desk.ask('publish');
    expect(readFileSync(victim, 'utf8')).toBe('intact');
    for (const name of readdirSync(join(office.office, 'lists'))) {
      if (name.endsWith('.psl')) expect(lstatSync(join(office.office, 'lists', name)).isFile()).toBe(true);
      else rmSync(join(office.office, 'lists', name));
    }
  });

  test('a list is not published over somebody’s file, nor over a folder that holds more than a list', async () => {
    const file = office.write('precieux.csv', 'à garder');
    const site = join(office.desk.folder, 'site');
    await office.desk.ask('publish', '--out', 'site');
    writeFileSync(join(site, 'index.html'), 'à garder');
    for (const out of ['precieux.csv', 'site'])
      expect((await run('publish', '--out', out)).stderr).toContain('[folder-not-empty]');
    expect(readFileSync(file, 'utf8')).toBe('à garder');
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('à garder');
  });

  test('a template name that leads elsewhere', async () => {
    for (const name of ['../passeport', '/etc', 'passeport/../../cli', '.', ''])
      expect((await run('print', 'batch', '--template', name)).stderr).toContain('[template-missing]');
  });

  test('a photo that is a link to somebody’s file is passed over; a register cannot name one elsewhere', async () => {
    const photos = join(office.desk.folder, 'photos');
    const portrait = await sharp({ create: { width: 400, height: 500, channels: 3, background: '#a07050' } })
      .jpeg()
      .toBuffer();
    const outside = office.write('dehors.jpg', portrait);
    symlinkSync(outside, join(photos, `${office.claims.member}.jpg`));
    symlinkSync(office.desk.folder, join(photos, 'lien'));
    expect(await office.desk.ask('import', 'photos', 'photos')).toMatchObject({ added: 0, unmatched: [] });

    const row = '2;Diarra;Sira;F;1990;2;Chef;../dehors.jpg';
    office.write('avec-photo.csv', [`${HEADINGS};Photo`, row].join('\n'));
    await run('import', 'members', 'avec-photo.csv');
    expect(await office.desk.ask('import', 'photos', 'photos')).toMatchObject({ added: 0 });
  });

  test('the demonstration, whose passphrase everybody knows, does not take the place of an office', async () => {
    const before = readFileSync(join(office.office, 'registry.sqlite'));
    // Nothing beside the office, so that only what the office is can stop it.
    const around = mkdtempSync(join(office.desk.folder, 'bureau-'));
    const copy = join(around, 'office');
    mkdirSync(join(copy, 'keys'), { recursive: true });
    for (const name of ['office.json', 'registry.sqlite', 'trust.jws', 'keys/root.pub.jwk'])
      writeFileSync(join(copy, name), readFileSync(join(office.office, name)));
    const said = await run('demo', '--no-serve', '--out', around);
    expect(said).toMatchObject({ exitCode: 1 });
    expect(said.stderr).toContain('[folder-not-empty]');
    expect(readFileSync(join(copy, 'registry.sqlite'))).toEqual(before);
  });
});

describe('text that comes from anybody', () => {
  const ESCAPES = '\u001b]0;titre\u0007\u001b[2J\u202e';

  test('names of files, columns and sheets do not command the terminal', async () => {
    writeFileSync(join(office.desk.folder, 'photos', `a${ESCAPES}\nb.jpg`), 'x');
    office.write('colonnes.csv', [`${HEADINGS};${ESCAPES}`, `3;Keita;${ESCAPES};F;1990;3;Chef;x`].join('\n'));
    office.write(`${ESCAPES}.csv`, 'x');
    const said = [
      await run('import', 'photos', 'photos'),
      await run('import', 'members', 'colonnes.csv'),
      await run('import', 'members', `${ESCAPES}.csv`),
      await run('verify', `${ESCAPES}.png`),
      await run('print', 'batch', '--template', ESCAPES),
    ];
    const shown = said.map(({ stdout, stderr }) => stdout + stderr).join('');
    expect(shown).toContain(']0;titre');
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(shown).not.toMatch(/^b\.jpg/m);
  });

  test('a formula stays text in the file of refused rows', async () => {
    const rows = [
      '4;=cmd|"/c calc"!A1;Awa;F;1990;4;Chef',
      '5;@SUM(A1);Awa;F;1990;5;Chef',
      '6;+1;-2;X;=1+1;6;Chef',
    ];
    office.write('formules.csv', [`${HEADINGS};=HYPERLINK("http://x.example")`, ...rows].join('\n'));
    await run('import', 'members', 'formules.csv', '--refusals', 'refus.xlsx');
    const bytes = readFileSync(join(office.desk.folder, 'refus.xlsx'));
    const table = await readTable(bytes, 'refus.xlsx');
    // Formulas are read by their last value, of which these have none.
    expect(table.sheets[0]?.rows.flat()).toEqual(
      expect.arrayContaining([
        '=cmd|"/c calc"!A1',
        '@SUM(A1)',
        '+1',
        '=1+1',
        '=HYPERLINK("http://x.example")',
      ]),
    );
  });

  test('a name that turns round what follows it, or is not seen, is on no card', async () => {
    const names = ['Awa\u202eatieK', 'Awa\u200b', 'Awa\u034f', 'Keita\ufe0f', 'Сow', '\u3164'];
    const rows = names.map((name, index) => `${index + 10};Diarra;${name};F;1990;${index + 10};Chef`);
    office.write('noms.csv', [HEADINGS, ...rows].join('\n'));
    expect(await office.desk.ask('import', 'members', 'noms.csv')).toMatchObject({
      added: 0,
      refusedRows: 6,
    });
    expect((await run('mutuelle', 'add', 'Benkadi\u202e')).stderr).toContain('[text-refused]');
  });

  test('one row that no card can hold does not keep the others from theirs', async () => {
    const long = `20;${'ḍ'.repeat(29)};${'ḅ'.repeat(29)};F;1990;20;Chef`;
    office.write('long.csv', [HEADINGS, long, '21;Sangaré;Oumou;F;1990;21;Chef'].join('\n'));
    await run('import', 'members', 'long.csv');
    const issued = await office.desk.ask('card', 'issue', '--all', '--without-photo');
    expect(v.parse(v.object({ cards: v.array(v.string()) }), issued).cards.length).toBeGreaterThan(0);
  });

  test('a column map does not reach into the program', async () => {
    const maps = ['{"Nom":"__proto__"}', '{"Nom":"toString"}', '[["Nom","familyName"]]'];
    for (const map of maps) {
      const said = await run('import', 'members', 'registre.csv', '--map', office.write('map.json', map));
      expect(said.stderr).toMatch(/\[map-(?:malformed|heading-unknown|field-unknown)\]/);
    }
    for (const map of [
      '{"__proto__":"familyName","constructor":"ignore"}',
      '{"__proto__":{"polluted":"yes"}}',
    ])
      await run('import', 'members', 'registre.csv', '--map', office.write('map.json', map));
    expect({}).not.toHaveProperty('polluted');
  });

  test('a spreadsheet that inflates to gigabytes', async () => {
    const empty = new Uint8Array(16 * 1024 * 1024);
    const parts = Array.from({ length: 12 }, (_, index) => [`xl/${index}.xml`, empty]);
    office.write('bombe.xlsx', zipSync(Object.fromEntries(parts), { level: 1 }));
    expect((await run('import', 'members', 'bombe.xlsx')).stderr).toContain('[workbook-too-big]');
  });
});
