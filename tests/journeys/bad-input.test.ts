import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockOffice } from '@passeport/registry';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk, type Said } from './office.ts';

const HEADINGS = 'N°;Nom;Prénom(s);Sexe;Date ou année de naissance;N° ménage;Lien';
const GOOD_ROWS = ['1;Traoré;Awa;F;12/03/1985;1;Chef', '2;Coulibaly;Moussa;M;né vers 1962;1;Conjoint'];

/** One sentence that ends, says no programmer's word, and carries a stable code. */
function expectOneSentence(said: Said, code: string): void {
  expect(said.exitCode).toBe(1);
  expect(said.stderr).toMatch(new RegExp(`^[^\\n]+\\. \\[${code}\\]\\n$`));
  expect(said.stderr + said.stdout).not.toMatch(/\bat .+\(.+:\d+:\d+\)|Error:|undefined|\bnull\b|\{\w+\}/);
}

describe('bad input', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = openDesk();
    await desk.passeport('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.passeport('mutuelle', 'add', 'Benkadi');
  });
  afterEach(() => desk.close());

  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(desk.folder, name);
    writeFileSync(path, content);
    return path;
  };

  it('a text file named .xlsx', async () => {
    write('registre.xlsx', [HEADINGS, ...GOOD_ROWS].join('\n'));
    expectOneSentence(await desk.passeport('import', 'members', 'registre.xlsx'), 'text-named-workbook');
  });

  it('an empty file, a picture, a PDF, a file that is not there', async () => {
    write('vide.csv', '');
    expectOneSentence(await desk.passeport('import', 'members', 'vide.csv'), 'file-empty');
    write(
      'image.csv',
      await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    expectOneSentence(await desk.passeport('import', 'members', 'image.csv'), 'file-not-a-table');
    write('page.xlsx', '%PDF-1.7\n');
    expectOneSentence(await desk.passeport('import', 'members', 'page.xlsx'), 'file-not-a-table');
    expectOneSentence(await desk.passeport('import', 'members', 'rien.xlsx'), 'file-missing');
  });

  it('a register with 10,000 bad rows: all are reported, the good ones are kept, the file to correct imports', async () => {
    const bad = Array.from(
      { length: 10_000 },
      (_, index) => `${index};Diarra;Fanta ${index};X;31/02/2001;${index + 10};Chef`,
    );
    write('registre.csv', [HEADINGS, ...GOOD_ROWS, ...bad].join('\n'));
    const said = await desk.passeport('import', 'members', 'registre.csv', '--refusals', 'a-corriger.xlsx');
    expect(said.exitCode).toBe(1);
    expect(said.stdout).toContain('2 ajoutés, 0 déjà connu, 10\u00a0000 refusés');
    expect(said.stdout.split('\n').length).toBeLessThan(60);

    const again = await desk.ask('import', 'members', 'a-corriger.xlsx', '--dry-run');
    expect(again).toMatchObject({ added: 0, refusedRows: 10_000 });
  });

  it('photos of 0 bytes, of 200 megapixels, cut short, or no photo at all: the rest goes on', async () => {
    write(
      'registre.csv',
      [
        HEADINGS,
        ...GOOD_ROWS,
        '3;Diarra;Fanta;F;2001;2;Chef',
        '4;Keïta;Ami;F;2002;2;Fille',
        '5;Maïga;Issa;M;1970;3;Chef',
      ].join('\n'),
    );
    await desk.passeport('import', 'members', 'registre.csv');
    const photos = join(desk.folder, 'photos');
    mkdirSync(photos);
    const good = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#a86' } })
      .jpeg()
      .toBuffer();
    writeFileSync(join(photos, '1.jpg'), '');
    // The frame header's height and width (ITU-T T.81 §B.2.2): 200 megapixels.
    const huge = Buffer.from(good);
    huge.writeUInt32BE(10_000 * 65_536 + 20_000, huge.indexOf('ffc00011', 'hex') + 5);
    writeFileSync(join(photos, '2.jpg'), huge);
    writeFileSync(join(photos, '3.jpg'), good.subarray(0, good.length / 2));
    writeFileSync(join(photos, '4.jpg'), 'ceci n’est pas une photo');
    writeFileSync(join(photos, '5.jpg'), good);

    const said = await desk.ask('import', 'photos', 'photos');
    expect(said).toMatchObject({
      added: 1,
      refused: [
        { file: '1.jpg', code: 'photo-empty' },
        { file: '2.jpg', code: 'photo-too-large' },
        { file: '3.jpg', code: 'photo-truncated' },
        { file: '4.jpg', code: 'photo-not-an-image' },
      ],
    });
    expect(await desk.ask('card', 'issue', '--all')).toMatchObject({
      cards: [expect.any(String)],
      withoutPhoto: 4,
    });
  });

  it('photos of any kind, under any name: those that can be read are taken, the others are named', async () => {
    const row = (number: number) => `${number};Traoré;Awa;F;${1980 + number};${number};Chef`;
    const rows = Array.from({ length: 9 }, (_, at) => row(at + 1));
    write('registre.csv', [HEADINGS, ...rows].join('\n'));
    await desk.passeport('import', 'members', 'registre.csv');
    const photos = join(desk.folder, 'photos');
    mkdirSync(photos);
    const paint = (background: string) =>
      sharp({ create: { width: 300, height: 400, channels: 3, background } });
    const frames = [await paint('#111').png().toBuffer(), await paint('#eee').png().toBuffer()];
    const file = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    writeFileSync(join(photos, '1.heic'), file);
    writeFileSync(join(photos, '2.jpg'), Buffer.concat([file, file]));
    writeFileSync(join(photos, '3.jpg'), '%PDF-1.7\n');
    writeFileSync(join(photos, '4.jpg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(photos, '5.jpg'), await paint('#a86').toColourspace('cmyk').jpeg().toBuffer());
    writeFileSync(join(photos, '6.png'), await paint('#68a').toColourspace('rgb16').png().toBuffer());
    writeFileSync(
      join(photos, '7.gif'),
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    writeFileSync(join(photos, '8.jpg'), await paint('#6a8').webp().toBuffer());
    const damaged = await paint('#86a').png().toBuffer();
    damaged.fill(0xff, 60, damaged.length - 20);
    writeFileSync(join(photos, '9.png'), damaged);

    const said = await desk.ask('import', 'photos', 'photos');
    expect(said).toMatchObject({
      added: 4,
      refused: [
        { file: '1.heic', code: 'photo-format-unsupported' },
        { file: '2.jpg', code: 'photo-format-unsupported' },
        { file: '3.jpg', code: 'photo-format-unsupported' },
        { file: '4.jpg', code: 'photo-format-unsupported' },
        { file: '9.png', code: 'photo-damaged' },
      ],
    });
  });

  it('a person with one name only has a card with that name', async () => {
    write('registre.csv', [HEADINGS, '1;-;Sékouba;M;1950;1;Chef'].join('\n'));
    expect(await desk.ask('import', 'members', 'registre.csv')).toMatchObject({ added: 1 });
    expect(await desk.ask('card', 'issue', '--all', '--without-photo')).toMatchObject({
      cards: [expect.any(String)],
      refused: [],
    });
    expect((await desk.passeport('card', 'list')).stdout).toContain('  Sékouba  ');
  });

  it('a second command on the same office', async () => {
    const lock = await lockOffice(join(desk.folder, 'office'));
    try {
      const said = await desk.passeport('mutuelle', 'add', 'Jigi');
      expectOneSentence(said, 'office-busy');
      expect(said.stderr).toContain('attendez qu’elle finisse, puis recommencez');
    } finally {
      lock.release();
    }
    expect((await desk.passeport('mutuelle', 'add', 'Jigi')).exitCode).toBe(0);
  });

  it('two operators at once: both are enrolled, under two numbers', async () => {
    const names = ['Awa', 'Sira'];
    const done = await Promise.all(
      names.map(async (name, at) => {
        write(`${name}.csv`, [HEADINGS, `${at};Diarra;${name};F;1990;${at + 1};Chef`].join('\n'));
        const command = ['import', 'members', `${name}.csv`];
        // Whoever is told to wait does so.
        for (let said = await desk.passeport(...command); ; said = await desk.passeport(...command)) {
          if (said.exitCode === 0) return said;
          expectOneSentence(said, 'office-busy');
        }
      }),
    );
    expect(done).toHaveLength(2);
    const found = await Promise.all(names.map((name) => desk.ask('person', 'find', name)));
    expect(found).toEqual([
      [expect.objectContaining({ name: 'Awa Diarra' })],
      [expect.objectContaining({ name: 'Sira Diarra' })],
    ]);
    const numbers = found.flatMap((one) => /04\d\d-\d{5}/.exec(JSON.stringify(one)) ?? []).map(String);
    expect(new Set(numbers).size).toBe(2);
    expect(await desk.ask('audit', 'verify')).toMatchObject({ troubles: [] });
  });

  it('a card that never was is not revoked', async () => {
    const said = await desk.passeport('card', 'revoke', '0400-00001-02-63/1', '--reason', 'lost');
    expectOneSentence(said, 'card-unknown');
    expect(said.stderr).toContain('n’existe pas dans ce bureau : vérifiez le numéro');
  });

  it('a passphrase that everybody knows, or that is too short', async () => {
    write('phrase.txt', 'démonstration\n');
    expectOneSentence(
      await desk.passeport('init', '--office', 'autre', '--passphrase-file', 'phrase.txt'),
      'passphrase-public',
    );
    write('phrase.txt', 'court\n');
    expectOneSentence(
      await desk.passeport('init', '--office', 'autre', '--passphrase-file', 'phrase.txt'),
      'passphrase-too-short',
    );
  });

  it('a computer whose date went back: no list that phones would refuse', async () => {
    await desk.passeport('publish');
    desk.setNow('2026-11-15T08:00:00Z');
    expectOneSentence(await desk.passeport('publish'), 'clock-behind');
    desk.setNow('2020-01-01T00:00:00Z');
    expectOneSentence(await desk.passeport('publish'), 'key-not-yet-valid');
    desk.setNow('2026-11-16T00:00:00Z');
    expect((await desk.passeport('publish')).exitCode).toBe(0);
  });

  it('a wrong passphrase, or none', async () => {
    write('phrase.txt', 'pas la bonne\n');
    expectOneSentence(
      await desk.passeport('card', 'issue', '--all', '--passphrase-file', 'phrase.txt'),
      'passphrase-wrong',
    );
    const wrong = await desk.passeport('publish', '--passphrase-file', 'phrase.txt');
    expect(wrong.stderr).toContain('Ce n’est pas la bonne phrase de passe : essayez encore');
    expectOneSentence(
      await desk.passeport('card', 'issue', '--all', '--passphrase-file', 'rien.txt'),
      'file-missing',
    );
  });

  it('no office, half an office, an office again', async () => {
    expectOneSentence(await desk.passeport('mutuelle', 'list', '--office', 'ailleurs'), 'office-missing');
    expectOneSentence(await desk.passeport('init'), 'office-exists');
    mkdirSync(join(desk.folder, 'moitie'));
    copyFileSync(
      join(desk.folder, 'office', 'registry.sqlite'),
      join(desk.folder, 'moitie', 'registry.sqlite'),
    );
    expectOneSentence(await desk.passeport('init', '--office', 'moitie'), 'office-incomplete');
  });

  it('a damaged database', async () => {
    const path = join(desk.folder, 'office', 'registry.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 0, 4096);
    writeFileSync(path, bytes);
    const said = await desk.passeport('mutuelle', 'list');
    expect(said.stderr).toMatch(/\[database-(?:corrupt|foreign)\]/);
    expectOneSentence(said, 'database-\\w+');
  });

  it('a card that is not ours, a file that is no picture, a list that is not there', async () => {
    write('page.pdf', '%PDF-1.7\nabîmé');
    expectOneSentence(await desk.passeport('verify', 'page.pdf'), 'pdf-unreadable');
    write('note.png', 'bonjour');
    expectOneSentence(await desk.passeport('verify', 'note.png'), 'scan-not-an-image');
    expectOneSentence(await desk.passeport('verify', 'PS1:00', '--list', 'rien'), 'list-missing');
    expect(await desk.ask('verify', 'https://example.org/')).toMatchObject([
      { verdict: 'unreadable', colour: 'grey' },
    ]);
  });

  it('a list folder that is something else is not replaced', async () => {
    const kept = write('precieux.txt', 'à garder');
    expectOneSentence(await desk.passeport('publish', '--out', '.'), 'folder-not-empty');
    expect(readFileSync(kept, 'utf8')).toBe('à garder');
  });

  it('wrong usage exits with 2 and says where help is', async () => {
    for (const args of [
      ['carte'],
      ['card', 'issue', '--tous'],
      ['card', 'show', '12'],
      ['card', 'revoke', '0400-00001-01-66/1'],
      ['verify', '--at', 'hier', 'x'],
    ]) {
      const said = await desk.passeport(...args);
      expect(said.exitCode, args.join(' ')).toBe(2);
      expect(said.stderr).toContain('--help');
    }
    const said = await desk.passeport('card', '--json');
    expect(JSON.parse(said.stdout)).toEqual({
      error: {
        code: 'wrong-usage',
        message: 'Il manque une commande. Ajoutez --help pour voir comment l’employer.',
      },
    });
  });

  it('says all this in English when asked, and as JSON', async () => {
    const said = await desk.passeport('import', 'members', 'rien.xlsx', '--lang', 'en');
    expect(said.stderr).toMatch(/rien\.xlsx can’t be found: check the name\. \[file-missing\]\n$/);
    expect(await desk.ask('import', 'members', 'rien.xlsx')).toMatchObject({
      error: { code: 'file-missing', message: expect.any(String) },
    });
  });
});
