import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardParts, type CardNumber } from '@passeport/codes';
import { listPhotos } from '@passeport/registry';
import {
  cutPatch,
  likeness,
  readPatch,
  type GreyPatch,
  type Homography,
  type RgbaPicture,
} from '@passeport/scan';
import type { Office } from '../office/open-office.ts';
import type { BatchGeometry, PlaceOnSheet } from './batch-plan.ts';
import { onPaper } from './locate-sheet.ts';

const PX_PER_MM = 1.6;
/** How far a photo may be from where it belongs: paper bends, printers shift. */
const MARGIN_MM = 2.2;
/** Measured on simulated prints and photographs: README.md of the command line. */
const ALIKE = 0.75;
const MORE_ALIKE = 0.003;

/** What a printed photo was found to be. `likeness`: −1 to 1. */
export interface ComparedPhoto {
  verdict: 'right' | 'another' | 'different';
  likeness: number;
  /** whose portrait it is, when it is that of another card of the sheet */
  of?: CardNumber;
}

/** The portraits of a batch's cards, read once each. */
export class Portraits {
  readonly #office: Office;
  readonly #files: ReadonlyMap<string, string>;
  readonly #patches = new Map<string, GreyPatch>();

  private constructor(office: Office, files: ReadonlyMap<string, string>) {
    this.#office = office;
    this.#files = files;
  }

  static async of(office: Office, cards: readonly CardNumber[]): Promise<Portraits> {
    const members = cards.map((card) => cardParts(card).member);
    const photos = await listPhotos(office.registry, { members });
    return new Portraits(office, new Map(photos.map((photo) => [photo.member, photo.portraitSha256])));
  }

  has(card: CardNumber): boolean {
    return this.#files.has(cardParts(card).member);
  }

  async patch(card: CardNumber, widthPx: number, heightPx: number): Promise<GreyPatch | undefined> {
    const file = this.#files.get(cardParts(card).member);
    if (file === undefined) return undefined;
    const key = `${file} ${widthPx} ${heightPx}`;
    const known = this.#patches.get(key);
    if (known !== undefined) return known;
    const bytes = await readFile(join(this.#office.folder.portraits, `${file}.jpg`));
    const patch = await readPatch(bytes, widthPx, heightPx);
    this.#patches.set(key, patch);
    return patch;
  }
}

/**
 * Compares the photo printed at a place with the portrait of the card that belongs there, and with those of the sheet's others.
 * Undefined when it is not in the picture.
 */
export async function comparePhoto(
  picture: RgbaPicture,
  paperToPicture: Homography,
  where: { place: PlaceOnSheet; card: BatchGeometry['card']; field: BatchGeometry['fields'][number] },
  card: CardNumber,
  others: readonly CardNumber[],
  portraits: Portraits,
): Promise<ComparedPhoto | undefined> {
  const { xMm, yMm, widthMm, heightMm } = where.field;
  const wide = {
    xMm: xMm - MARGIN_MM,
    yMm: yMm - MARGIN_MM,
    widthMm: widthMm + 2 * MARGIN_MM,
    heightMm: heightMm + 2 * MARGIN_MM,
  };
  const patch = cutPatch(picture, paperToPicture, onPaper(where.place, where.card, wide), PX_PER_MM);
  if (patch === undefined) return undefined;
  const size = [Math.round(widthMm * PX_PER_MM), Math.round(heightMm * PX_PER_MM)] as const;
  const own = await portraits.patch(card, ...size);
  const ownLikeness = own === undefined ? -1 : likeness(patch, own);
  let best: { card: CardNumber; likeness: number } | undefined;
  for (const other of others) {
    const portrait = await portraits.patch(other, ...size);
    if (portrait === undefined) continue;
    const found = likeness(patch, portrait);
    if (best === undefined || found > best.likeness) best = { card: other, likeness: found };
  }
  if (best !== undefined && best.likeness >= ALIKE && best.likeness > ownLikeness + MORE_ALIKE)
    return { verdict: 'another', likeness: ownLikeness, of: best.card };
  return { verdict: ownLikeness >= ALIKE ? 'right' : 'different', likeness: ownLikeness };
}
