import type { RasterPage } from '@passeport/scan';
import QRCode from 'qrcode';
import sharp, { type OverlayOptions, type Sharp } from 'sharp';

/** What pages are rasterised at here. */
export const DPI = 200;
/** Of `a4-2x5` and `passeport`, in mm: the first card's corner, steps between cards. */
const FIRST = { x: 17.4, y: 9.55 };
const STEP = { x: 89.6, y: 55.98 };

/** A box on a card's side, mm. */
export interface CardBox {
  x: number;
  y: number;
  w: number;
  h: number;
}
export const PHOTO: CardBox = { x: 4, y: 13.25, w: 25.2, h: 31.5 };
export const CODE: CardBox = { x: 2.49, y: 2.49, w: 49, h: 49 };
export const MARK: CardBox = { x: 75.4, y: 1.8, w: 7.2, h: 7.2 };

export type Edit = (page: Sharp) => Promise<OverlayOptions[]>;

/** A page with parts of it exchanged, taken away or drawn over. */
export async function edit(page: RasterPage | undefined, edits: Edit[]): Promise<RasterPage> {
  if (page === undefined) throw new Error('no such page');
  const { widthPx: width, heightPx: height } = page;
  const picture = sharp(page.rgba, { raw: { width, height, channels: 4 } });
  const overlays = await Promise.all(edits.map((one) => one(picture)));
  const rgba = await picture.clone().composite(overlays.flat()).raw().toBuffer();
  return { ...page, rgba };
}

/** Pastes a piece of another page, as a photocopy is, into a place. */
export function paste(place: number, box: CardBox, from: RasterPage, at: Box): Edit {
  return async () => {
    const { widthPx: width, heightPx: height } = from;
    const input = await sharp(from.rgba, { raw: { width, height, channels: 4 } })
      .extract(at)
      .png()
      .toBuffer();
    const { left, top } = boxAt(place, box);
    return [{ input, left, top }];
  };
}

/** Pixels of a page. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A box of the card at a place; backs lie in mirrored columns. */
export function boxAt(place: number, box: CardBox): Box {
  const isBack = box === CODE;
  const column = (place - 1) % 2;
  const x = FIRST.x + (isBack ? 1 - column : column) * STEP.x + box.x;
  const y = FIRST.y + Math.floor((place - 1) / 2) * STEP.y + box.y;
  const px = (mm: number) => Math.round((mm * DPI) / 25.4);
  return { left: px(x), top: px(y), width: px(box.w), height: px(box.h) };
}

/** Exchanges what is printed in a box of two places of a sheet. */
export function swap(one: number, other: number, box: CardBox): Edit {
  return async (page) => {
    const [a, b] = [boxAt(one, box), boxAt(other, box)];
    const cut = async (from: typeof a) => await page.clone().extract(from).png().toBuffer();
    return [
      { input: await cut(a), left: b.left, top: b.top },
      { input: await cut(b), left: a.left, top: a.top },
    ];
  };
}

/** Leaves the paper white where the code, or another box, is. */
export function blank(place: number, box: CardBox = CODE): Edit {
  return async () => {
    const { left, top, width, height } = boxAt(place, box);
    const white = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    return [{ input: white, left, top }];
  };
}

/** Puts a picture where the photo of a place is. */
export async function show(place: number, picture: string): Promise<Edit> {
  const { left, top, width, height } = boxAt(place, PHOTO);
  const input = await sharp(picture).resize(width, height, { fit: 'cover' }).png().toBuffer();
  return async () => [{ input, left, top }];
}

/** Lays ink over the middle of a code, too much for it to be read. */
export function smear(place: number): Edit {
  return async () => {
    const { left, top, width, height } = boxAt(place, CODE);
    const box = { width: Math.round(width * 0.6), height: Math.round(height * 0.6) };
    const input = await sharp({ create: { ...box, channels: 3, background: '#333' } })
      .png()
      .toBuffer();
    return [{ input, left: left + Math.round(width * 0.2), top: top + Math.round(height * 0.2) }];
  };
}

/** Prints another code in a place. */
export async function draw(place: number, text: string): Promise<Edit> {
  const { left, top, width, height } = boxAt(place, CODE);
  const code = await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', width, margin: 4 });
  const input = await sharp(code).resize(width, height).png().toBuffer();
  return async () => [{ input, left, top }];
}
