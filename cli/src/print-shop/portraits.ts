import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardParts, type CardNumber } from '@passeport/codes';
import { listPhotos } from '@passeport/registry';
import { readPatch, showDetail, type Detail } from '@passeport/scan';
import type { Office } from '../office/open-office.ts';

/** Portraits to compare printed photos with. */
export interface PortraitDetails {
  /** A card's portrait as detail at that size, as `showDetail` gives it; undefined when it has none. */
  detail(card: CardNumber, widthPx: number, heightPx: number): Promise<Detail | undefined>;
}

/** The portraits of a batch's cards, read once each. */
export class Portraits implements PortraitDetails {
  readonly #office: Office;
  readonly #files: ReadonlyMap<string, string>;
  readonly #details = new Map<string, Detail>();

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

  async detail(card: CardNumber, widthPx: number, heightPx: number): Promise<Detail | undefined> {
    const file = this.#files.get(cardParts(card).member);
    if (file === undefined) return undefined;
    const key = `${file} ${widthPx} ${heightPx}`;
    const known = this.#details.get(key);
    if (known !== undefined) return known;
    const bytes = await readFile(join(this.#office.folder.portraits, `${file}.jpg`));
    const detail = showDetail(await readPatch(bytes, widthPx, heightPx));
    this.#details.set(key, detail);
    return detail;
  }
}
