import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { decodeQrText } from '@passeport/credential';
import { rasterisePdf, type RasterPage } from '@passeport/scan';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flip, spellQrText } from '../attacks/forge-token.ts';
import { copyPhotos } from './copy-photos.ts';
import { blank, CODE, DPI, draw, edit, PHOTO, swap } from './edit-page.ts';
import { openDesk, type Desk } from './office.ts';
import { photograph } from './photograph.ts';
import { rasterToPng } from './raster-to-png.ts';

const DEMO = fileURLToPath(new URL('../../cli/demo', import.meta.url));
const report = v.object({
  right: v.array(v.string()),
  photoNotSeen: v.array(v.string()),
  notSeen: v.array(v.string()),
  checked: v.array(v.string()),
  notices: v.array(v.object({ code: v.string(), page: v.number() })),
  problems: v.array(
    v.object({
      code: v.string(),
      sheet: v.optional(v.number()),
      place: v.optional(v.number()),
      card: v.optional(v.string()),
      found: v.optional(v.string()),
    }),
  ),
});
const handOvers = v.object({
  handedOver: v.array(v.string()),
  refused: v.array(v.object({ card: v.string(), code: v.string() })),
});
const printed = v.object({ number: v.number(), pdfPath: v.string() });
const shown = v.object({
  cards: v.array(v.object({ card: v.string(), sheet: v.number(), place: v.number() })),
});

describe('paper photographed by a telephone', () => {
  let desk: Desk;
  let pages: RasterPage[];
  let cards: string[];
  beforeAll(async () => {
    desk = openDesk();
    await desk.ask('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.ask('import', 'mutuelles', join(DEMO, 'mutuelles.csv'));
    await desk.ask('import', 'members', join(DEMO, 'registre.xlsx'));
    await desk.ask('import', 'photos', copyPhotos(desk, 'BK-', 'JG-'));
    await desk.ask('card', 'issue', '--all');
    await desk.ask('print', 'batch', '--layout', 'a4-2x5', '--mutuelle', '0400');
    await desk.ask('print', 'confirm', '1');
    await desk.ask('print', 'batch', '--layout', 'a4-2x5', '--mutuelle', '0401');
    const pdf = readFileSync(join(desk.folder, 'office', 'prints', 'lot-0001.pdf'));
    pages = [];
    for await (const page of rasterisePdf(pdf, { dpi: DPI, pages: [1, 2, 3, 4] })) pages.push(page);
    cards = v.parse(shown, await desk.ask('print', 'show', '1')).cards.map(({ card }) => card);
  });
  afterAll(() => desk.close());

  const check = async (...files: string[]) =>
    v.parse(report, await desk.ask('print', 'check', '1', ...files));
  const shoot = async (name: string, page: RasterPage | undefined, seed: number) => {
    if (page === undefined) throw new Error('no such page');
    writeFileSync(join(desk.folder, name), await photograph(page, { seed, widthPx: 2000, tilt: 0.03 }));
    return name;
  };

  const jpegOf = ({ rgba, widthPx: width, heightPx: height }: RasterPage) =>
    sharp(rgba, { raw: { width, height, channels: 4 } })
      .flatten({ background: '#fff' })
      .jpeg();
  const given = (page: RasterPage | undefined): RasterPage => {
    if (page === undefined) throw new Error('no such page');
    return page;
  };
  const turn = async (name: string, page: RasterPage | undefined, degrees: number) => {
    const straight = await jpegOf(given(page)).toBuffer();
    await sharp(straight).rotate(degrees, { background: '#777' }).jpeg().toFile(join(desk.folder, name));
    return name;
  };
  const cutOff = async (name: string, page: RasterPage | undefined, share: number) => {
    const { widthPx: width, heightPx } = given(page);
    const height = Math.round(heightPx * share);
    await jpegOf(given(page)).extract({ left: 0, top: 0, width, height }).toFile(join(desk.folder, name));
    return name;
  };
  const scanIntoPdf = async (name: string, sides: (RasterPage | undefined)[]) => {
    const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false });
    for (const side of sides) {
      pdf.addPage({ size: 'A4', margin: 0 });
      if (side !== undefined) pdf.image(await jpegOf(side).toBuffer(), 0, 0, { width: 595.28 });
    }
    pdf.end();
    writeFileSync(join(desk.folder, name), await buffer(pdf));
  };

  it('is found right: codes on the back, photos on the front; and only what was seen is checked', async () => {
    const back = await shoot('verso.jpg', pages[1], 7);
    const half = await check(back);
    expect(half).toMatchObject({ right: [], problems: [], checked: [], photoNotSeen: { length: 10 } });
    const whole = await check(back, await shoot('recto.jpg', pages[0], 8));
    expect(whole).toMatchObject({ problems: [], right: cards.slice(0, 10), checked: cards.slice(0, 10) });
    expect(whole.notSeen).toEqual(cards.slice(10));
  });

  it('is known turned, skewed, in part, and in a scanner’s PDF with blank pages', async () => {
    const turned = await Promise.all(
      [90, 180, 270, 5].map(
        async (degrees, at) => await turn(`tourne-${degrees}.jpg`, pages[[1, 0, 3, 2][at] ?? 0], degrees),
      ),
    );
    expect(await check(...turned)).toMatchObject({ problems: [], notSeen: [], right: cards.slice(0, 20) });
    // The upper part of a sheet: cards that are cut off are not missing, and were found right before.
    const half = await Promise.all(
      [pages[0], pages[1]].map(async (page, at) => await cutOff(`haut-${at}.jpg`, page, 0.52)),
    );
    const part = await check(...half);
    expect(part).toMatchObject({ problems: [], right: cards.slice(0, 4), notSeen: [] });
    await scanIntoPdf('scan.pdf', [pages[1], undefined, pages[0]]);
    const scanned = await check('scan.pdf', 'scan.pdf');
    expect(scanned).toMatchObject({ problems: [], right: cards.slice(0, 10) });
    expect(scanned.notices).toMatchObject([{ code: 'page-blank', page: 2 }, { code: 'file-twice' }]);
  });

  it('is not to be seen in the batch’s own PDF, nor in a picture that is too big', async () => {
    const own = join('office', 'prints', 'lot-0001.pdf');
    const huge = { width: 8000, height: 6000, channels: 3 as const, background: '#fff' };
    await sharp({ create: huge }).png({ compressionLevel: 1 }).toFile(join(desk.folder, 'enorme.png'));
    const { exitCode, stderr, stdout } = await desk.passeport('print', 'check', '1', own, 'enorme.png');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('lot-0001.pdf : c’est le PDF du lot lui-même : imprimez-le');
    expect(stderr).toContain(
      'enorme.png : Ce fichier est trop grand : scannez à 300 points par pouce au plus',
    );
    expect(stdout).toContain('0 carte en ordre');
  });

  it('names two portraits that were swapped, a card that is missing, one that is forged, one that is not in its place', async () => {
    const front = await edit(pages[2], [swap(1, 2, PHOTO)]);
    const { qrText } = v.parse(
      v.object({ qrText: v.string() }),
      await desk.ask('card', 'show', cards[14] ?? ''),
    );
    const token = decodeQrText(qrText);
    const forged = spellQrText(`${token.slice(0, -10)}${flip(token.slice(-10, -9))}${token.slice(-9)}`);
    const back = await edit(pages[3], [blank(3), await draw(5, forged), swap(7, 8, CODE)]);
    const found = await check(await shoot('recto-2.jpg', front, 9), await shoot('verso-2.jpg', back, 10));
    const on = (place: number) => cards[10 + place - 1];
    expect(found.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'photo-of-another', sheet: 2, place: 1, card: on(1), found: on(2) }),
        expect.objectContaining({ code: 'photo-of-another', sheet: 2, place: 2, card: on(2), found: on(1) }),
        expect.objectContaining({ code: 'card-missing', sheet: 2, place: 3, card: on(3) }),
        expect.objectContaining({ code: 'card-forged', sheet: 2, place: 5 }),
        expect.objectContaining({ code: 'card-misplaced', sheet: 2, place: 7, card: on(7), found: on(8) }),
      ]),
    );
    expect(found.problems.map(({ code, place }) => `${code} ${place}`)).toHaveLength(6);
    expect(found.right).toEqual([on(4), on(6)]);
    const said = await desk.passeport('print', 'check', '1', 'verso-2.jpg');
    const rapport = readFileSync(join(desk.folder, 'office', 'prints', 'lot-0001-controle.html'), 'utf8');
    for (const word of ['place 3 · manque', 'place 5 · code faux', `place 7 · pas à sa place (${on(8)})`])
      expect(rapport).toContain(word);
    expect(said.stdout).toContain('passeport print reprint ');
    expect([said.exitCode, said.stderr]).toEqual([
      1,
      expect.stringContaining('feuille 2, place 3 : la carte'),
    ]);
  });

  it('of another batch checks nothing, and a dead card is told', async () => {
    const pdf = readFileSync(join(desk.folder, 'office', 'prints', 'lot-0002.pdf'));
    let other: RasterPage | undefined;
    for await (const page of rasterisePdf(pdf, { dpi: DPI, pages: [2] })) other = page;
    expect(await check(await shoot('autre.jpg', other, 11))).toMatchObject({
      problems: [{ code: 'page-of-other-batch' }],
      right: [],
    });
    await desk.ask('card', 'revoke', cards[0] ?? '', '--reason', 'lost');
    const found = await check('verso.jpg', 'recto.jpg');
    const dead = expect.objectContaining({ code: 'card-dead', card: cards[0] });
    expect(found.problems).toEqual([dead, dead]);
    await desk.ask('print', 'reprint', cards[1] ?? '', '--reason', 'badly-cut', '--later');
    const again = await check('verso.jpg', 'recto.jpg');
    const spoiled = expect.objectContaining({ code: 'card-spoiled', card: cards[1] });
    expect(again.problems.filter(({ code }) => code === 'card-spoiled')).toEqual([spoiled, spoiled]);
    expect(again.right).toEqual(cards.slice(2, 10));
    writeFileSync(join(desk.folder, 'pas une image\u001b[2J.jpg'), 'bonjour');
    const odd = await desk.passeport('print', 'check', '1', 'pas une image\u001b[2J.jpg', 'absente.jpg');
    expect(odd.exitCode).toBe(1);
    expect(odd.stderr).not.toContain('\u001b');
  });

  it.each([
    ['id1', 'passeport', [1, 2, 3, 4], 2],
    ['pvc-2', 'passeport', [1, 2], 2],
    ['menage', 'menage', [1, 2], 3],
  ])('knows fronts and backs of %s: codes and photos', async (layout, template, wanted, least) => {
    const look = ['--template', template, '--layout', layout, '--mutuelle', '0401', '--again'];
    const { number, pdfPath } = v.parse(printed, await desk.ask('print', 'batch', ...look));
    const files: string[] = [];
    for await (const page of rasterisePdf(readFileSync(pdfPath), { dpi: DPI, pages: wanted })) {
      files.push(`${layout}-${page.page}.png`);
      await rasterToPng(page, join(desk.folder, files.at(-1) ?? ''));
    }
    const found = v.parse(report, await desk.ask('print', 'check', String(number), ...files));
    expect(found).toMatchObject({ problems: [], photoNotSeen: [] });
    expect(found.right.length).toBeGreaterThanOrEqual(least);
  });

  it('keeps what it found bad: a hand-over of the whole batch leaves those out, and says what to do', async () => {
    const [third, fourth] = cards.slice(12);
    const said = await desk.passeport('card', 'handed-over', '--batch', '1', '--json');
    const { handedOver, refused } = v.parse(handOvers, JSON.parse(said.stdout));
    expect(said.exitCode).toBe(1);
    expect(handedOver).toContain(fourth);
    expect(handedOver).not.toContain(third);
    expect(refused).toContainEqual({ card: third, code: 'card-in-doubt' });
    expect(said.stderr).toContain(
      `Si vous l’avez en main et qu’elle est bonne : « passeport card handed-over ${third} »`,
    );
    expect(await desk.ask('card', 'handed-over', third ?? '')).toMatchObject({ handedOver: [third] });
    expect((await desk.passeport('audit', '--subject', third ?? '')).stdout).toContain(
      'à ne pas remettre, lot n° 1',
    );
  });
});
