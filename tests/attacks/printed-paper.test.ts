import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  decodeQrText,
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  signCard,
  verifyCard,
} from '@passeport/credential';
import { rasterisePdf, type RasterPage } from '@passeport/scan';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boxAt, DPI, draw, edit, MARK, paste, show, smear, swap, type Box } from '../journeys/edit-page.ts';
import { copyPhotos } from '../journeys/copy-photos.ts';
import { openDesk, type Desk } from '../journeys/office.ts';
import { trustOf } from '../journeys/trust-of.ts';
import { flip, spellQrText } from './forge-token.ts';

const DEMO = fileURLToPath(new URL('../../cli/demo', import.meta.url));
const shown = v.object({ cards: v.array(v.object({ card: v.string() })) });
const issued = v.object({ qrText: v.string() });
const report = v.object({
  right: v.array(v.string()),
  problems: v.array(
    v.object({
      code: v.string(),
      place: v.optional(v.number()),
      card: v.optional(v.string()),
      found: v.optional(v.string()),
    }),
  ),
});
const px = (mm: number) => Math.round((mm * DPI) / 25.4);

describe('paper that somebody made', () => {
  let desk: Desk;
  let pages: RasterPage[];
  let cards: string[];
  let others: string[];
  beforeAll(async () => {
    desk = openDesk();
    await desk.ask('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.ask('import', 'mutuelles', join(DEMO, 'mutuelles.csv'));
    await desk.ask('import', 'members', join(DEMO, 'registre.xlsx'));
    await desk.ask('import', 'photos', copyPhotos(desk, 'BK-', 'JG-0'));
    await desk.ask('card', 'issue', '--all');
    for (const mutuelle of ['0400', '0401'])
      await desk.ask('print', 'batch', '--layout', 'a4-2x5', '--mutuelle', mutuelle);
    const pdf = readFileSync(join(desk.folder, 'office', 'prints', 'lot-0001.pdf'));
    pages = [];
    for await (const page of rasterisePdf(pdf, { dpi: DPI, pages: [1, 2, 4] })) pages.push(page);
    const cardsOf = async (batch: string) =>
      v.parse(shown, await desk.ask('print', 'show', batch)).cards.map(({ card }) => card);
    [cards, others] = [await cardsOf('1'), await cardsOf('2')];
  });
  afterAll(() => desk.close());

  const page = (at: number): RasterPage => {
    const found = pages[at];
    if (found === undefined) throw new Error('no such page');
    return found;
  };
  const textOf = async (card: string | undefined) =>
    v.parse(issued, await desk.ask('card', 'show', card ?? '')).qrText;
  const check = async (name: string, { rgba, widthPx: width, heightPx: height }: RasterPage, part?: Box) => {
    const picture = sharp(rgba, { raw: { width, height, channels: 4 } });
    writeFileSync(join(desk.folder, name), await (part ? picture.extract(part) : picture).png().toBuffer());
    return v.parse(report, await desk.ask('print', 'check', '1', name));
  };

  test('a foreign office’s card, another batch’s, an altered code, a copy of a neighbour’s', async () => {
    const mine = await textOf(cards[0]);
    const genuine = await verifyCard(mine, await trustOf(desk));
    if (genuine.status !== 'genuine') throw new Error(genuine.status);
    const stranger = await importSigningKey((await generateSigningKey()).privateJwk);
    const foreign = encodeQrText(await signCard(genuine.claims, stranger));
    const token = decodeQrText(await textOf(cards[2]));
    const altered = spellQrText(`${token.slice(0, 40)}${flip(token.slice(40, 41))}${token.slice(41)}`);
    const drawn = [
      draw(1, foreign),
      draw(2, await textOf(others[0])),
      draw(3, altered),
      draw(5, await textOf(cards[3])),
      draw(6, 'https://example.org/carte'),
    ];
    const found = await check('verso.png', await edit(page(1), await Promise.all(drawn)));
    expect(found.problems).toEqual([
      expect.objectContaining({ code: 'card-foreign', place: 1, card: cards[0] }),
      expect.objectContaining({ code: 'card-of-other-batch', place: 2, card: cards[1], found: others[0] }),
      expect.objectContaining({ code: 'card-forged', place: 3, card: cards[2] }),
      expect.objectContaining({ code: 'card-misplaced', place: 5, card: cards[4], found: cards[3] }),
      expect.objectContaining({ code: 'code-unreadable', place: 6, card: cards[5] }),
    ]);
    expect(found.right).toEqual([]);
  });

  test('marks of two fronts exchanged on the sheet are told by their places', async () => {
    const { problems } = await check('recto.png', await edit(page(0), [swap(1, 2, MARK)]));
    expect(problems).toEqual([
      expect.objectContaining({ code: 'card-misplaced', place: 1, card: cards[0], found: cards[1] }),
      expect.objectContaining({ code: 'card-misplaced', place: 2, card: cards[1], found: cards[0] }),
    ]);
  });

  test('another person’s mark copied onto a card that was cut out: the photo is not hers', async () => {
    const copied = await edit(page(0), [paste(3, MARK, page(0), boxAt(4, MARK))]);
    const { left, top } = boxAt(3, { x: 0, y: 0, w: 0, h: 0 });
    const card = { left, top, width: px(85.6), height: px(53.98) };
    expect((await check('carte.png', copied, card)).problems).toEqual([
      expect.objectContaining({ code: 'photo-of-another', card: cards[3], found: cards[2] }),
    ]);
    expect((await check('carte-bonne.png', page(0), card)).problems).toEqual([]);
  });

  test('a stranger’s photo, and a code that is on the sheet once more', async () => {
    const stranger = join(DEMO, 'photos', 'JG-11.jpg');
    const copy = await draw(6, await textOf(cards[0]));
    await check('verso.png', page(1));
    await check('recto.png', await edit(page(0), [await show(2, stranger), copy]));
    const found = v.parse(report, await desk.ask('print', 'check', '1', 'verso.png', 'recto.png'));
    expect(found.problems).toEqual([
      expect.objectContaining({ code: 'photo-different', place: 2, card: cards[1] }),
      // The copy lies over this one's photo: places of backs are mirrored.
      expect.objectContaining({ code: 'photo-different', place: 5, card: cards[4] }),
      expect.objectContaining({ code: 'card-twice', card: cards[0] }),
    ]);
    expect(found.right).not.toContain(cards[1]);
  });

  test('a code under ink, and a page of something else', async () => {
    const smeared = await check('tache.png', await edit(page(1), [smear(3)]));
    expect(smeared.problems).toEqual([
      expect.objectContaining({ code: 'card-unreadable', place: 3, card: cards[2] }),
    ]);
    await sharp(join(DEMO, 'photos', 'JG-11.jpg'))
      .png()
      .toFile(join(desk.folder, 'autre-chose.png'));
    const other = v.parse(report, await desk.ask('print', 'check', '1', 'autre-chose.png'));
    expect(other).toMatchObject({ problems: [{ code: 'page-without-codes' }], right: [] });
  });

  test('a sheet whose marks were exchanged for another sheet’s passes for neither', async () => {
    const strip = { left: 0, top: 0, width: px(15), height: page(1).heightPx };
    const margins = [strip, { ...strip, left: page(1).widthPx - strip.width }];
    const [sheet, other] = [page(1), page(2)];
    const cut = async (at: Box) => {
      const raw = { width: other.widthPx, height: other.heightPx, channels: 4 as const };
      return {
        input: await sharp(other.rgba, { raw }).extract(at).png().toBuffer(),
        left: at.left,
        top: at.top,
      };
    };
    const found = await check(
      'marges.png',
      await edit(sheet, [async () => await Promise.all(margins.map(cut))]),
    );
    expect(found.right).toEqual([]);
    expect(new Set(found.problems.map(({ code }) => code))).toContain('card-misplaced');
  });
});
