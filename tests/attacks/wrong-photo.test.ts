import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodePhotoSlip, memberFromDigits } from '@passeport/codes';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawCode, takePhoto } from '../journeys/field-photos.ts';
import { openDesk, type Desk } from '../journeys/office.ts';

const DRAWN = fileURLToPath(new URL('../../cli/demo/photos', import.meta.url));
const faces = readdirSync(DRAWN)
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => join(DRAWN, name));
const portrait = fileURLToPath(new URL('../../../shared/portraits/female-40.jpg', import.meta.url));
const REGISTER = [
  'N°;Nom;Prénom(s);Sexe;Date ou année de naissance;N° ménage;Lien;Photo',
  '1;Traoré;Awa;F;1961;1;Chef;IMG_0001.jpg',
  '2;Traoré;Issa;M;1982;1;Enfant;',
  '3;Diarra;Fanta;F;1973;2;Chef;',
  '4;Koné;Sira;F;1990;3;Chef;',
  '5;Ballo;Oumou;F;1991;4;Chef;',
  '6;Sow;Nana;F;1969;5;Chef;',
];
const [awa, issa, fanta, sira, oumou, nana] = [
  memberFromDigits('04000000101'),
  memberFromDigits('04000000102'),
  memberFromDigits('04000000201'),
  memberFromDigits('04000000301'),
  memberFromDigits('04000000401'),
  memberFromDigits('04000000501'),
];
const listed = v.array(v.looseObject({ member: v.string(), originalSha256: v.string(), state: v.string() }));

/** Whatever an operator does in whatever order, nobody's face goes onto another's card without somebody's word. */
describe('a face and the wrong person', () => {
  let desk: Desk;
  let shown = 0;
  const nextFace = (): string => faces[shown++] ?? '';
  const questionsFile = (): string => join(desk.folder, 'office/imports/photos-a-attribuer.csv');
  const photoOf = async (member: string) =>
    v.parse(listed, await desk.ask('photo', 'list')).find((photo) => photo.member === member);

  /** A new folder with a face that nobody has yet under each name. */
  function folderWith(...names: string[]): string {
    const folder = mkdtempSync(join(desk.folder, 'photos-'));
    for (const name of names) copyFileSync(nextFace(), join(folder, name));
    return folder;
  }

  beforeAll(async () => {
    desk = openDesk();
    await desk.passeport('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.passeport('mutuelle', 'add', 'Benkadi');
    writeFileSync(join(desk.folder, 'registre.csv'), REGISTER.join('\n'));
    await desk.passeport('import', 'members', 'registre.csv');
    await desk.passeport('mutuelle', 'add', 'Jigiya');
    await desk.passeport('import', 'photos', folderWith('IMG_0001.jpg', `${issa}.jpg`));
  });
  afterAll(() => desk.close());

  test('another camera, or another register, that counts from one again', async () => {
    const before = await photoOf(awa);
    for (const name of ['IMG_0001.jpg', '1.jpg', `${awa}.jpg`])
      expect(await desk.ask('import', 'photos', folderWith(name)), name).toMatchObject({
        added: 0,
        questions: [{ reason: 'other-photo', files: [name], persons: [{ member: awa }] }],
      });
    expect(await photoOf(awa)).toEqual(before);
  });

  test('a photo that was accepted is not replaced by a file; one that was refused is', async () => {
    await desk.ask('photo', 'accept', awa);
    const folder = folderWith('1.jpg');
    expect(await desk.ask('import', 'photos', folder)).toMatchObject({
      added: 0,
      questions: [],
      kept: [{ file: '1.jpg', member: awa }],
    });
    await desk.ask('photo', 'refuse', awa);
    expect(await desk.ask('import', 'photos', folder)).toMatchObject({ added: 1 });
    expect(await photoOf(awa)).toMatchObject({ state: 'unreviewed' });
  });

  test('an answer to a question about a file that has become another picture', async () => {
    const folder = folderWith(`${fanta}.jpg`, '3.jpg', 'sans nom.jpg');
    expect(await desk.ask('import', 'photos', folder)).toMatchObject({ added: 0 });
    const asked = readFileSync(questionsFile(), 'utf8');
    expect(asked).toMatch(/\n;;[^\n]*sans nom\.jpg;;;sha256:/);
    const answers = asked
      .split('\r\n')
      .filter((line) => line.includes('3.jpg') || line.includes('sans nom'))
      .map((line) =>
        line.replace(/^[^;]*;;/, line.includes('sans nom') ? `${sira};attribuer;` : `${fanta};attribuer;`),
      );
    writeFileSync(questionsFile(), answers.join('\r\n'));
    // Meanwhile the telephone was emptied into the same folder again.
    copyFileSync(nextFace(), join(folder, '3.jpg'));
    const said = await desk.passeport('photo', 'correct', questionsFile());
    expect(said.stdout).toMatch(/3\.jpg n’est plus la photo dont il était question/);
    expect(await photoOf(fanta)).toBeUndefined();
    expect(await photoOf(sira)).toMatchObject({ matchedBy: 'operator' });
  });

  test('what was said of a photo on a contact sheet, when it is another photo since', async () => {
    await desk.ask('photo', 'sheet', '--out', 'planche.html');
    const sheet = readFileSync(join(desk.folder, 'planche.html'), 'utf8');
    const print = new RegExp(`data-number="${sira}" data-print="([^"]+)"`).exec(sheet)?.[1] ?? '';
    const other = join(folderWith('a.jpg'), 'a.jpg');
    await desk.ask('photo', 'assign', other, sira);
    const corrections = ['accept;', 'refuse;', 'crop;20,20,50,50'].map(
      (said) => `${sira};${said};;;${print}`,
    );
    for (const correction of corrections) {
      writeFileSync(join(desk.folder, 'corrections.csv'), `number;action;value;;;print\r\n${correction}\r\n`);
      const said = await desk.passeport('photo', 'correct', 'corrections.csv');
      expect(said.stdout).toMatch(/n’est plus celle que vous avez regardée/);
    }
    expect(await photoOf(sira)).toMatchObject({ state: 'unreviewed', crop: { by: 'found' } });
  });

  test.skipIf(!existsSync(portrait))(
    'one photograph under two names, before another wall and in other light (skipped without ../shared/portraits)',
    async () => {
      const folder = mkdtempSync(join(desk.folder, 'photos-'));
      copyFileSync(portrait, join(folder, `${oumou}.jpg`));
      const wall = { create: { width: 330, height: 1024, channels: 3, background: '#e8e8e0' } } as const;
      const anew = await sharp(portrait)
        .composite([{ input: wall, left: 0, top: 0 }])
        .linear(0.6, 0)
        .jpeg({ quality: 60 })
        .toBuffer();
      writeFileSync(join(folder, `${nana}.jpg`), anew);
      expect(await desk.ask('import', 'photos', folder)).toMatchObject({
        added: 2,
        twins: [{ member: nana, other: oumou }],
        warned: [{ member: nana, warnings: ['looks-alike'] }],
      });
      // Whoever was there before is compared with, too.
      await desk.ask('photo', 'refuse', nana);
      const once = mkdtempSync(join(desk.folder, 'photos-'));
      writeFileSync(join(once, `${nana}.jpg`), await sharp(anew).png().toBuffer());
      expect(await desk.ask('import', 'photos', once)).toMatchObject({
        added: 1,
        twins: [{ member: nana, other: oumou }],
      });
      // By an answer, too; it stays when the answer is given twice, and when another crop is chosen.
      await desk.ask('photo', 'refuse', nana);
      writeFileSync(join(once, 'sans nom.jpg'), await sharp(anew).jpeg({ quality: 80 }).toBuffer());
      for (const changed of [true, false]) {
        expect(await desk.ask('photo', 'assign', join(once, 'sans nom.jpg'), nana)).toMatchObject({
          changed,
        });
        expect(await photoOf(nana)).toMatchObject({ warnings: ['looks-alike'] });
      }
      await desk.ask('photo', 'crop', nana, '--box', '20,20,50,50');
      expect(await photoOf(nana)).toMatchObject({ warnings: expect.arrayContaining(['looks-alike']) });
    },
  );

  test('a number that was merged, moved or has left: its slip, its file’s name, its assigning', async () => {
    await desk.passeport('person', 'merge', awa, issa);
    const moved = v.parse(
      v.looseObject({ moved: v.array(v.looseObject({ to: v.string() })) }),
      await desk.ask('person', 'move', sira, '--to', '0401'),
    ).moved[0]?.to;
    await desk.passeport('person', 'died', fanta);
    const before = await desk.ask('photo', 'list');
    const folder = folderWith(`${issa}.jpg`, `${sira}.jpg`, `${fanta}.jpg`);
    const slip = await drawCode(encodePhotoSlip(issa));
    writeFileSync(join(folder, 'fiche.jpg'), await takePhoto({ face: 40, slip }));
    const report = await desk.ask('import', 'photos', folder);
    expect(report).toMatchObject({ added: 0, questions: [] });
    expect(report).toMatchObject({
      unmatched: expect.arrayContaining([
        expect.objectContaining({
          file: 'fiche.jpg',
          reason: 'slip-of-former',
          persons: [{ member: issa, name: 'Issa Traoré' }],
        }),
      ]),
    });
    // Taken from whom it is, for a number that has no card: neither is done.
    const sha = (await photoOf(awa))?.originalSha256.slice(0, 12) ?? '';
    for (const [member, sentence] of [
      [issa, `servez-vous de ${awa}`],
      [sira, `porte le n° ${moved}`],
      [fanta, 'n’est plus membre'],
    ] satisfies [string, string][]) {
      const said = await desk.passeport('photo', 'assign', sha, member);
      expect(said.exitCode).toBe(1);
      expect(said.stderr).toContain(sentence);
    }
    expect(await desk.ask('photo', 'list')).toEqual(before);
  });

  test('a mutuelle that was given to another office: its photos are nobody’s here, and the others are taken', async () => {
    await desk.passeport('person', 'move', oumou, '--to', '0401');
    const there = v.parse(listed, await desk.ask('photo', 'list', '--mutuelle', '0401'));
    const members = [nana, ...there.map(({ member }) => member)];
    expect(members).toHaveLength(3);
    for (const member of members) await desk.passeport('photo', 'refuse', member);
    const database = new Database(join(desk.folder, 'office/registry.sqlite'));
    database.prepare("insert into closed_mutuelles values ('0401', '2026-11-15T09:00:00.000Z')").run();
    database.close();
    expect(
      await desk.ask('import', 'photos', folderWith(...members.map((member) => `${member}.jpg`))),
    ).toMatchObject({
      added: 1,
      unmatched: [{ reason: 'nothing-names-it' }, { reason: 'nothing-names-it' }],
    });
  });
});
