import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MemberNumber } from '@passeport/codes';
import { preparePhoto } from '@passeport/photo';
import { rasterisePdf, readQrCodes } from '@passeport/scan';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cutSlips, takePhoto, takeSlip } from './field-photos.ts';
import { openDesk, type Desk } from './office.ts';

const NAMES = [
  'Awa',
  'Moussa',
  'Fanta',
  'Issa',
  'Oumou',
  'Bakary',
  'Sira',
  'Adama',
  'Nana',
  'Lamine',
  'Kadia',
];
const REGISTER = [
  'N°;Nom;Prénom(s);Sexe;Date ou année de naissance;N° ménage;Lien;Village',
  ...NAMES.map((name, index) => `${index + 1};Traoré;${name};F;${1960 + index};${index + 1};Chef;Kokry`),
];

const photos = v.array(
  v.looseObject({
    member: v.string(),
    originalSha256: v.string(),
    portraitSha256: v.string(),
    matchedBy: v.string(),
    maker: v.string(),
    state: v.string(),
    warnings: v.array(v.string()),
    crop: v.looseObject({
      topPx: v.number(),
      heightPx: v.number(),
      rollDegrees: v.number(),
      by: v.string(),
    }),
  }),
);

describe('photos from the field', () => {
  let desk: Desk;
  let slips: Map<MemberNumber, Buffer>;
  const number = (index: number): MemberNumber => {
    const member = [...slips.keys()].toSorted()[index];
    if (member === undefined) throw new Error(`no slip ${index}`);
    return member;
  };
  const slipOf = (index: number) => slips.get(number(index));
  const put = (name: string, bytes: Uint8Array): void => writeFileSync(join(desk.folder, name), bytes);
  const list = async () => v.parse(photos, await desk.ask('photo', 'list'));
  const photoOf = async (index: number) => (await list()).find(({ member }) => member === number(index));

  beforeAll(async () => {
    desk = openDesk();
    await desk.passeport('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.passeport('mutuelle', 'add', 'Benkadi');
    writeFileSync(join(desk.folder, 'registre.csv'), REGISTER.join('\n'));
    await desk.passeport('import', 'members', 'registre.csv');
  });
  afterAll(() => desk.close());

  test('slips are printed for everyone without a photo, eight a sheet, each with its own code', async () => {
    expect(await desk.ask('photo', 'slips', '--out', 'fiches.pdf')).toMatchObject({ slips: 11, pages: 2 });
    slips = await cutSlips(readFileSync(join(desk.folder, 'fiches.pdf')));
    expect(slips.size).toBe(11);
  });

  test('a photo goes to whom its slip names, held or photographed before; what is unsure is asked', async () => {
    mkdirSync(join(desk.folder, 'photos', 'appareil'), { recursive: true });
    // Held under the chin.
    put('photos/appareil/IMG_8.jpg', await takePhoto({ face: 0, slip: slipOf(0) }));
    // The slip, then the person.
    put('photos/appareil/IMG_9.jpg', await takeSlip(slipOf(1)));
    put('photos/appareil/IMG_10.jpg', await takePhoto({ face: 1 }));
    // The slip, then two photos: a question.
    put('photos/appareil/IMG_11.jpg', await takeSlip(slipOf(2)));
    put('photos/appareil/IMG_12.jpg', await takePhoto({ face: 2 }));
    put('photos/appareil/IMG_13.jpg', await takePhoto({ face: 3 }));
    // A slip that another slip follows, and one at the end: nobody's photo.
    put('photos/appareil/IMG_14.jpg', await takeSlip(slipOf(3)));
    put('photos/appareil/IMG_15.jpg', await takeSlip(slipOf(4)));
    // Named after one person (row 6 of the register), with the slip of another: two candidates.
    put('photos/6.jpg', await takePhoto({ face: 4, slip: slipOf(6) }));
    // One picture under two names.
    const twice = await takePhoto({ face: 5 });
    put('photos/8.jpg', twice);
    put('photos/9.jpg', twice);

    const report = await desk.ask('import', 'photos', 'photos');
    expect(report).toMatchObject({
      added: 2,
      already: 0,
      refused: [],
      unmatched: [],
      questions: [
        {
          reason: 'same-photo-twice',
          files: ['8.jpg', '9.jpg'],
          persons: [{ name: 'Adama Traoré' }, { name: 'Nana Traoré' }],
        },
        {
          reason: 'several-persons',
          files: ['6.jpg'],
          persons: [{ name: 'Bakary Traoré' }, { name: 'Sira Traoré' }],
        },
        {
          reason: 'several-photos',
          files: ['appareil/IMG_12.jpg', 'appareil/IMG_13.jpg'],
          persons: [{ name: 'Fanta Traoré' }],
        },
      ],
    });
    expect(
      v.parse(v.object({ slips: v.array(v.object({ file: v.string(), followers: v.number() })) }), report)
        .slips,
    ).toEqual(
      expect.arrayContaining(
        [
          { file: 'appareil/IMG_14.jpg', followers: 0 },
          { file: 'appareil/IMG_15.jpg', followers: 0 },
        ].map((slip) => expect.objectContaining(slip)),
      ),
    );
    expect((await list()).map(({ member, matchedBy }) => [member, matchedBy])).toEqual([
      [number(0), 'slip'],
      [number(1), 'sequence'],
    ]);
  });

  test('the slip is not in the portrait', async () => {
    const photo = await photoOf(0);
    const portrait = readFileSync(
      join(desk.folder, 'office/photos/portraits', `${photo?.portraitSha256}.jpg`),
    );
    expect(await readQrCodes(portrait)).toEqual([]);
    const crop = photo?.crop;
    expect((crop?.topPx ?? 0) + (crop?.heightPx ?? 9999)).toBeLessThanOrEqual(1400);
  });

  test('the same folder again does nothing, says so, and opens no file that is as it was', async () => {
    const before = await list();
    const path = join(desk.folder, 'photos/appareil/IMG_15.jpg');
    const taken = new Date('2026-02-14T09:30:00Z');
    utimesSync(path, taken, taken);
    const again = await desk.ask('import', 'photos', 'photos');
    expect(again).toMatchObject({ added: 0, already: 2 });
    expect(await list()).toEqual(before);
    // Told by a file whose content is gone, but not its length and date: a slip that nobody's photo follows.
    const content = readFileSync(path);
    writeFileSync(path, new Uint8Array(content.length));
    utimesSync(path, taken, taken);
    expect(await desk.ask('import', 'photos', 'photos')).toEqual(again);
    utimesSync(path, taken, new Date(taken.getTime() + 5000));
    const { slips: left } = v.parse(
      v.object({ slips: v.array(v.object({ file: v.string() })) }),
      await desk.ask('import', 'photos', 'photos'),
    );
    // No slip any more: what lies there is what followed the one before.
    expect(left.map(({ file }) => file)).toEqual(['appareil/IMG_11.jpg']);
    writeFileSync(path, content);
  });

  test('a file that is changed between two looks is refused in a sentence, and read anew the next time', async () => {
    mkdirSync(join(desk.folder, 'change'));
    const at = new Date('2026-02-14T09:30:00Z');
    const refusedAs = async (letter: string): Promise<string> => {
      put('change/10.jpg', Buffer.alloc(1000, letter));
      utimesSync(join(desk.folder, 'change/10.jpg'), at, at);
      return (await desk.passeport('import', 'photos', 'change')).stdout;
    };
    expect(await refusedAs('x')).toMatch(/10\.jpg : Ce n’est pas une image/);
    // Same length, same date: only the content says so.
    expect(await refusedAs('y')).toMatch(
      /10\.jpg : Ce fichier a été modifié pendant la lecture : relancez l’import\./,
    );
    expect(await refusedAs('y')).toMatch(/10\.jpg : Ce n’est pas une image/);
  });

  test('by the camera’s clock, not by names; a photo long after its slip is nobody’s', async () => {
    mkdirSync(join(desk.folder, 'horloge'));
    put('horloge/b.jpg', await takeSlip(slipOf(3), '2026:02:14 09:30:00'));
    put('horloge/a.jpg', await takePhoto({ face: 6, taken: '2026:02:14 09:30:20' }));
    put('horloge/c.jpg', await takePhoto({ face: 7, taken: '2026:02:14 11:00:00' }));
    expect(await desk.ask('import', 'photos', 'horloge')).toMatchObject({
      added: 1,
      unmatched: [{ file: 'c.jpg', reason: 'nothing-names-it' }],
    });
    expect(await photoOf(3)).toMatchObject({ matchedBy: 'sequence' });
  });

  test('a question is answered by “photo assign”, for good', async () => {
    const said = await desk.passeport('photo', 'assign', 'photos/appareil/IMG_13.jpg', number(2));
    expect(said).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await photoOf(2)).toMatchObject({ matchedBy: 'operator' });
    const again = await desk.ask('import', 'photos', 'photos');
    expect(again).toMatchObject({ added: 0, kept: [{ file: 'appareil/IMG_12.jpg', member: number(2) }] });
    // A wrong card is put right: the photo leaves the one and goes to the other.
    const sha = (await photoOf(2))?.originalSha256.slice(0, 12) ?? '';
    expect(await desk.ask('photo', 'assign', sha, number(5))).toMatchObject({
      changed: true,
      takenFrom: [number(2)],
    });
    expect(await photoOf(2)).toBeUndefined();
    await desk.ask('photo', 'assign', sha, number(2));
  });

  test('a refused photo gives no card; a crop is a person’s choice and outlives “photo redo”', async () => {
    await desk.ask('photo', 'refuse', number(1), '--reason', 'c’est son frère');
    const issued = await desk.ask('card', 'issue', '--all');
    const { cards } = v.parse(v.object({ cards: v.array(v.string()) }), issued);
    expect(cards.map((card) => card.slice(0, 16))).toEqual([number(0), number(2), number(3)]);

    const cropped = await desk.ask('photo', 'crop', number(0), '--box', '25,15,50,45');
    expect(cropped).toMatchObject({ changed: true, formerCards: [] });
    desk.setNow('2026-11-15T10:00:00Z');
    const again = await desk.ask('photo', 'crop', number(0), '--box', '26,15,50,45');
    expect(again).toMatchObject({ changed: true, formerCards: [`${number(0)}/1`] });
    const kept = await photoOf(0);
    expect(kept?.crop.by).toBe('operator');
    expect(await desk.ask('photo', 'redo', '--all')).toMatchObject({ changed: 0, same: 4, failed: [] });
    expect(await desk.ask('photo', 'redo', '--all', '--only', 'outdated')).toMatchObject({
      changed: 0,
      same: 0,
    });
    expect(await photoOf(0)).toEqual(kept);
    const forgetting = ['photo', 'redo', number(0), number(2), '--forget-crops'];
    expect(await desk.ask(...forgetting, '--dry-run')).toMatchObject({ changed: 1, same: 1, dryRun: true });
    expect(await photoOf(0)).toEqual(kept);
    expect(await desk.ask(...forgetting)).toMatchObject({ changed: 1, formerCards: [`${number(0)}/1`] });
    expect((await photoOf(0))?.crop.by).toBe('found');
    // What was asked for behind a person is kept by the next redo, and is not another version of the program.
    const member = number(2);
    const makerOf = async () => (await photoOf(2))?.maker;
    await desk.ask('photo', 'redo', member, '--background', 'flat');
    expect(await makerOf()).toMatch(/-flat$/);
    expect(await desk.ask('photo', 'redo', member)).toMatchObject({ changed: 0, same: 1 });
    expect(await desk.ask('photo', 'redo', '--all', '--only', 'outdated')).toMatchObject({ same: 0 });
    await desk.ask('photo', 'redo', member, '--background', 'kept');
    expect(await makerOf()).not.toMatch(/-flat$/);
    expect((await desk.passeport('photo', 'redo')).stderr).toContain('Les portraits de qui ?');
    expect((await desk.passeport('photo', 'redo', number(9))).stderr).toContain('n’a pas de photo');

    await desk.ask('photo', 'refuse', number(3));
    await desk.ask('print', 'batch', '--out', 'cartes.pdf');
    let pages = 0;
    for await (const _ of rasterisePdf(readFileSync(join(desk.folder, 'cartes.pdf')), { dpi: 36 })) pages++;
    expect(pages).toBe(4);
  });

  test('the contact sheet is a PDF, or a page, with everyone on it; corrections come back in a file', async () => {
    expect(await desk.ask('photo', 'sheet', '--out', 'planche.pdf')).toMatchObject({
      persons: 4,
      pages: 1,
      damaged: [],
    });
    expect(await desk.ask('photo', 'sheet', '--out', 'planche.html')).toMatchObject({ persons: 4, pages: 1 });
    const html = readFileSync(join(desk.folder, 'planche.html'), 'utf8');
    expect(html.match(/<article/g)).toHaveLength(4);
    expect(html.match(/data:image\/jpeg/g)).toHaveLength(8);

    const rows = [
      'number;action;value',
      `${number(1)};accept;`,
      `${number(3)};recadrer;20,10,60,60`,
      `${number(9)};refuser;x`,
      'x;y;z',
    ];
    put('corrections.csv', Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`));
    const before = await list();
    expect(await desk.ask('photo', 'correct', 'corrections.csv', '--dry-run')).toMatchObject({ changed: 2 });
    expect(await list()).toEqual(before);
    const said = await desk.passeport('photo', 'correct', 'corrections.csv');
    expect(said.exitCode).toBe(1);
    expect(said.stdout).toMatch(/ligne 4 : Le membre .* n’a pas de photo/);
    expect(said.stdout).toMatch(/ligne 5 : « x » n’est pas un numéro de membre/);
    expect(said.stdout).toContain('2 faites');
    expect(await photoOf(1)).toMatchObject({ state: 'accepted' });
    expect(await photoOf(3)).toMatchObject({ state: 'unreviewed', crop: { by: 'operator' } });
  });

  test('an import’s questions are answered in the file that it writes', async () => {
    const path = join(desk.folder, 'office/imports/photos-a-attribuer.csv');
    const asked = readFileSync(path, 'utf8');
    expect(asked).toContain(`${number(6)};;`);
    writeFileSync(path, asked.replace(`${number(6)};;`, `${number(6)};attribuer;`));
    expect(await desk.ask('photo', 'correct', path)).toMatchObject({ changed: 1, refused: [] });
    expect(await photoOf(6)).toMatchObject({ matchedBy: 'operator' });
  });

  test('the report counts, under both names of the command', async () => {
    expect(await desk.ask('photos', 'report')).toMatchObject({ photos: 5, refused: 0, accepted: 1 });
    const said = await desk.passeport('photo', 'report');
    expect(said.stdout).toMatch(/5 photos : 4 à regarder, 1 acceptée, 0 refusée/);
  });

  test('a slip alone but far away, one close under the chin, one before the face', async () => {
    mkdirSync(join(desk.folder, 'divers'));
    // Nobody is beside the slip: it speaks for the next photo.
    put('divers/IMG_1.jpg', await takePhoto({ slip: slipOf(4) }));
    put('divers/IMG_2.jpg', await takePhoto({ face: 10 }));
    const under = { left: 520, top: 1010, widthPx: 460 };
    put(
      'divers/IMG_4.jpg',
      await takePhoto({ face: 3, tiltDegrees: 14, slip: slipOf(10), held: { ...under, top: 1090 } }),
    );
    put('divers/IMG_3.jpg', await takePhoto({ face: 11, slip: slipOf(7), held: under }));
    expect(await desk.ask('import', 'photos', 'divers')).toMatchObject({
      added: 3,
      unmatched: [],
      slips: [],
    });
    expect(await photoOf(4)).toMatchObject({ matchedBy: 'sequence', crop: { by: 'found' } });
    const close = await photoOf(7);
    expect((close?.crop.topPx ?? 0) + (close?.crop.heightPx ?? 9999)).toBeLessThanOrEqual(1010);
    expect(close?.crop.by).toBe('found');
    // A tilted head is brought level, and the slip under it is cropped away all the same.
    const tilted = await photoOf(10);
    expect(tilted?.crop).toMatchObject({ by: 'found' });
    expect(tilted?.crop.rollDegrees).toBeGreaterThan(3);
    const portrait = readFileSync(
      join(desk.folder, 'office/photos/portraits', `${tilted?.portraitSha256}.jpg`),
    );
    expect(await readQrCodes(portrait)).toEqual([]);
    const { judgement } = await preparePhoto(portrait);
    expect(Math.abs(judgement.measures.rollDegrees ?? 90)).toBeLessThanOrEqual(4);

    mkdirSync(join(desk.folder, 'cache'));
    const before = { left: 480, top: 620, widthPx: 460 };
    put('cache/IMG_1.jpg', await takePhoto({ face: 12, slip: slipOf(8), held: before }));
    const report = v.parse(
      v.object({ added: v.number(), warned: v.array(v.object({ warnings: v.array(v.string()) })) }),
      await desk.ask('import', 'photos', 'cache'),
    );
    // No face to be seen: nobody's photo; or a part of one: a warning.
    if (report.added > 0) expect(report.warned[0]?.warnings).toContain('slip-over-face');
    else expect(await photoOf(8)).toBeUndefined();
  });

  test('an import that is killed loses nothing that it reported; run again, it ends the work', async () => {
    mkdirSync(join(desk.folder, 'vite'));
    put('vite/6.jpg', await takePhoto({ face: 8 }));
    put('vite/10.jpg', await takePhoto({ face: 9 }));
    const before = await list();
    for (const after of [150, 1200, 2200]) {
      const started = desk.start('import', 'photos', 'vite');
      const ended = new Promise((resolve) => started.once('exit', resolve));
      setTimeout(() => started.kill('SIGKILL'), after);
      await ended;
      const now = await list();
      for (const photo of before) expect(now).toContainEqual(photo);
    }
    await desk.ask('import', 'photos', 'vite');
    expect(await list()).toHaveLength(before.length + 2);
    expect(await desk.ask('photo', 'sheet', '--out', 'planche.pdf')).toMatchObject({
      persons: 10,
      damaged: [],
    });
  });

  test('a photo that lies on its side and says nothing of it becomes an upright portrait, and so does a person’s crop', async () => {
    const standing = await sharp(await takePhoto({ face: 2, slip: slipOf(9) }))
      .autoOrient()
      .toBuffer();
    put('couche.jpg', await sharp(standing).rotate(90).jpeg().toBuffer());
    const expectUpright = async (crop: object) => {
      const photo = await photoOf(9);
      expect(photo?.crop).toMatchObject(crop);
      expect(photo?.warnings).toContain('photo-turned');
      const portrait = join(desk.folder, 'office/photos/portraits', `${photo?.portraitSha256}.jpg`);
      expect(await readQrCodes(readFileSync(portrait))).toEqual([]);
      expect((await preparePhoto(portrait)).crop).toMatchObject({ by: 'face', rollDegrees: 0 });
    };
    await desk.ask('photo', 'assign', 'couche.jpg', number(9));
    await expectUpright({ by: 'found', rollDegrees: 90 });
    // 1,500 × 2,000 pixels, a quarter turn on: the head at the right, its crown outwards.
    await desk.ask('photo', 'crop', number(9), '--box', '1000,420,620,640px');
    await expectUpright({ by: 'operator', rollDegrees: 90 });
  });
});
