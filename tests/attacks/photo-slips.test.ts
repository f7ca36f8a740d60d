import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePhotoSlip, memberFromDigits } from '@passeport/codes';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawCode, takePhoto } from '../journeys/field-photos.ts';
import { openAttackedOffice, type AttackedOffice } from './attacked-office.ts';

let office: AttackedOffice;
beforeAll(async () => {
  office = await openAttackedOffice();
});
afterAll(() => office.desk.close());

/** A folder of photos, imported: what became of them. */
async function importPhotos(photos: Record<string, Uint8Array>): Promise<unknown> {
  const folder = mkdtempSync(join(office.desk.folder, 'photos-'));
  for (const [name, bytes] of Object.entries(photos)) writeFileSync(join(folder, name), bytes);
  return await office.desk.ask('import', 'photos', folder);
}

const listed = v.array(
  v.looseObject({ member: v.string(), originalSha256: v.string(), portraitSha256: v.string() }),
);
const photos = async () => v.parse(listed, await office.desk.ask('photo', 'list'));
const kept = (kind: 'originals' | 'portraits'): string[] => readdirSync(join(office.office, 'photos', kind));

describe('what is held up before the camera', () => {
  const held = async (text: string) => await takePhoto({ face: 1, slip: await drawCode(text) });

  test('a slip of another office, or of nobody', async () => {
    const stranger = encodePhotoSlip(memberFromDigits('09990000101'));
    const nobody = encodePhotoSlip(memberFromDigits('04000999901'));
    expect(await importPhotos({ 'a.jpg': await held(stranger), 'b.jpg': await held(nobody) })).toMatchObject({
      added: 0,
      unmatched: [
        { file: 'a.jpg', reason: 'slip-unknown' },
        { file: 'b.jpg', reason: 'slip-unknown' },
      ],
    });
  });

  test('a forged slip, even in a photo that is named after somebody', async () => {
    const { member } = office.claims;
    const slip = encodePhotoSlip(member);
    const wrong = slip.slice(0, -1) + String((Number(slip.at(-1)) + 1) % 10);
    for (const text of [wrong, `${slip}0`, `FICHE1:${member}`, `FICHE1:${'9'.repeat(200)}`])
      expect(await importPhotos({ [`${member}.jpg`]: await held(text) }), text).toMatchObject({
        added: 0,
        unmatched: [{ reason: 'slip-malformed' }],
      });
    expect(await photos()).toEqual([]);
    expect(kept('portraits')).toEqual([]);
  });

  test('a slip of one person in a photo that is named after another', async () => {
    const other = await drawCode(encodePhotoSlip(memberFromDigits('04000999901')));
    expect(
      await importPhotos({ [`${office.claims.member}.jpg`]: await takePhoto({ face: 1, slip: other }) }),
    ).toMatchObject({ added: 0 });
  });

  test('a card instead of a slip: a card is no slip, and says nothing of whose photo it is', async () => {
    const card = await takePhoto({
      face: 1,
      slip: await drawCode(office.qrText),
      held: { left: 100, top: 1050, widthPx: 900 },
    });
    expect(await importPhotos({ 'IMG_1.jpg': card })).toMatchObject({
      added: 0,
      unmatched: [{ file: 'IMG_1.jpg', reason: 'card-not-slip' }],
    });
  });
});

describe('names and files', () => {
  const HOSTILE = ['..\\..\\dehors.jpg', '=cmd|calc!A1.jpg', '@x;y"z.jpg', 'a\u202egpj.jpg'];

  test('names of files lead nowhere, and are no formulas in what is written', async () => {
    const photo = await takePhoto({ face: 2 });
    const { member } = office.claims;
    const before = readdirSync(office.desk.folder);
    const report = await importPhotos({
      ...Object.fromEntries(HOSTILE.map((name) => [name, photo])),
      [`${member}.jpg`]: photo,
      [`${member.replaceAll('-', '')}.png`]: photo,
    });
    expect(report).toMatchObject({ added: 0, questions: [{ reason: 'several-photos' }] });
    expect(readdirSync(office.desk.folder).filter((name) => !name.startsWith('photos-'))).toEqual(
      before.filter((name) => !name.startsWith('photos-')),
    );
    const asked = readFileSync(join(office.office, 'imports', 'photos-a-attribuer.csv'), 'utf8');
    expect(asked).not.toMatch(/(?:^|[;\n"])[=+\-@|]/m);
  });

  test('a file of corrections: no path out of pictures, no formula, no person of another office', async () => {
    const { member } = office.claims;
    const rows = [
      `${member};assign;../../../../../../etc/passwd`,
      `=HYPERLINK("http://x");accept;`,
      `0999-00001-01-00;accept;`,
      `${memberFromDigits('09990000101')};refuse;x`,
      `${member}\u0000;accept;`,
      `${member};crop;1e999,0,1,1`,
    ];
    for (const row of rows) {
      const said = await office.desk.passeport(
        'photo',
        'correct',
        office.write('corrections.csv', `${row}\n`),
      );
      expect(said.exitCode, row).toBe(1);
      expect(said.stdout + said.stderr).not.toMatch(/\bat .+\(.+:\d+:\d+\)|Error:|undefined|root:/);
    }
    expect(await photos()).toEqual([]);
    for (const source of ['0'.repeat(64), 'a'.repeat(8), '../registry.sqlite', '/dev/zero'])
      expect(await office.desk.passeport('photo', 'assign', source, member), source).toMatchObject({
        exitCode: 1,
      });
  });
});

describe('files of the office that somebody changed', () => {
  test('an original or a portrait that is not what was kept is used for nothing, and said', async () => {
    const { member } = office.claims;
    await importPhotos({ [`${member}.jpg`]: await takePhoto({ face: 3 }) });
    const [photo] = await photos();
    const original = join(office.office, 'photos/originals', `${photo?.originalSha256}.jpg`);
    const portrait = join(office.office, 'photos/portraits', `${photo?.portraitSha256}.jpg`);
    const [first, second] = [readFileSync(original), readFileSync(portrait)];

    writeFileSync(original, await takePhoto({ face: 4 }));
    for (const command of [
      ['photo', 'crop', member, '--box', '20,20,40,40'],
      ['photo', 'assign', photo?.originalSha256 ?? '', member],
      ['photo', 'redo', '--all'],
      ['photo', 'sheet', '--out', 'planche.pdf'],
    ]) {
      const said = await office.desk.passeport(...command);
      expect(said.exitCode, command.join(' ')).toBe(1);
      expect(said.stdout + said.stderr).toMatch(/n’est plus celui qui a été importé/);
    }
    writeFileSync(original, first);

    writeFileSync(portrait, await takePhoto({ face: 5 }));
    const printed = await office.desk.passeport('print', 'batch', '--out', 'cartes.pdf');
    expect(printed.stderr).toContain('[photo-file-changed]');
    expect(readdirSync(office.desk.folder)).not.toContain('cartes.pdf');
    writeFileSync(portrait, second);
    expect(await office.desk.passeport('print', 'batch', '--out', 'cartes.pdf')).toMatchObject({
      exitCode: 0,
    });
    expect(await photos()).toEqual([photo]);
  });

  test('photos and contact sheets are for their user alone', async () => {
    mkdirSync(join(office.desk.folder, 'planches'));
    await office.desk.ask('photo', 'sheet', '--out', 'planches/planche.html');
    const mode = (path: string): number => statSync(path).mode & 0o077;
    expect(mode(join(office.desk.folder, 'planches/planche.html'))).toBe(0);
    for (const kind of ['originals', 'portraits'] as const)
      for (const name of kept(kind)) expect(mode(join(office.office, 'photos', kind, name))).toBe(0);
  });
});
