import type { CardNumber } from '@passeport/codes';
import {
  adjustPose,
  cutPatch,
  likeness,
  showDetail,
  type Detail,
  type Homography,
  type RgbaPicture,
} from '@passeport/scan';
import type { BatchGeometry, PlaceOnSheet } from './batch-plan.ts';
import { onPaper } from './locate-sheet.ts';
import type { PortraitDetails } from './portraits.ts';
import type { Suspects } from './suspects.ts';

const PX_PER_MM = 2;
/** Measured, `pnpm bench print-check`: packages/scan/README.md. */
const ALIKE = 0.6;
/** So alike that no other pose is tried. */
const SURE = 0.72;

/** How far off a photo may be: on a sheet laid straight by several codes, or beside the one small mark of its card. */
const REACH = {
  sheet: { marginMm: 2.2, mostOutside: 0.02, turns: [0], scales: [1] },
  mark: {
    marginMm: 7,
    mostOutside: 0.3,
    turns: [0, -2, 2, -4, 4, -6, 6],
    scales: [1, 0.96, 1.04, 0.92, 1.08, 0.88, 1.12],
  },
} as const;

/** What a printed photo was found to be. `likeness`: −1 to 1. */
export interface ComparedPhoto {
  verdict: 'right' | 'another' | 'different';
  likeness: number;
  /** whose portrait it is, when it is that of another card of the batch */
  of?: CardNumber;
}

/** Where a photo is looked for. */
export interface PhotoPlace {
  paperToPicture: Homography;
  place: PlaceOnSheet;
  card: BatchGeometry['card'];
  field: BatchGeometry['fields'][number];
  by: keyof typeof REACH;
}

/**
 * Compares the photo printed at a place with the portrait of the card that belongs there, and with those of others.
 * Undefined when it is not wholly in the picture.
 */
export async function comparePhoto(
  picture: RgbaPicture,
  where: PhotoPlace,
  card: CardNumber,
  { near, all }: Suspects,
  portraits: PortraitDetails,
): Promise<ComparedPhoto | undefined> {
  const { widthMm, heightMm } = where.field;
  const size = [Math.round(widthMm * PX_PER_MM), Math.round(heightMm * PX_PER_MM)] as const;
  const patches = new Poses(patchesOf(picture, where));
  const straight = patches.first;
  if (straight === undefined) return undefined;
  const best = async (who: CardNumber, tried: Iterable<Detail>) => {
    const portrait = await portraits.detail(who, ...size);
    let found = { likeness: -1, patch: straight };
    for (const patch of portrait === undefined ? [] : tried) {
      const alike = portrait === undefined ? -1 : likeness(patch, portrait);
      if (alike > found.likeness) found = { likeness: alike, patch };
      if (alike >= SURE) break;
    }
    return found;
  };
  const mostAlike = async (among: readonly CardNumber[], tried: Iterable<Detail>) => {
    let rival: { card: CardNumber; likeness: number } | undefined;
    for (const other of among) {
      if (other === card) continue;
      const found = await best(other, tried);
      if (rival === undefined || found.likeness > rival.likeness)
        rival = { card: other, likeness: found.likeness };
    }
    return rival;
  };
  const own = await best(card, patches);
  const isAlike = own.likeness >= ALIKE;
  let rival = await mostAlike(near, isAlike ? [own.patch] : patches);
  if (!isAlike && (rival === undefined || rival.likeness < ALIKE)) rival = await mostAlike(all, [straight]);
  if (rival !== undefined && rival.likeness >= ALIKE && rival.likeness > own.likeness)
    return { verdict: 'another', likeness: own.likeness, of: rival.card };
  return { verdict: isAlike ? 'right' : 'different', likeness: own.likeness };
}

/** Patches that are cut when they are first asked for: most photos are known by the first. */
class Poses implements Iterable<Detail> {
  readonly #cut: Detail[] = [];
  readonly #rest: Generator<Detail, undefined, void>;
  readonly first: Detail | undefined;

  constructor(rest: Generator<Detail, undefined, void>) {
    this.#rest = rest;
    this.first = this[Symbol.iterator]().next().value;
  }

  *[Symbol.iterator](): Generator<Detail, undefined, void> {
    for (let at = 0; ; at++) {
      const known = this.#cut[at] ?? this.#rest.next().value;
      if (known === undefined) return undefined;
      this.#cut[at] = known;
      yield known;
    }
  }
}

/** The place and what is around it as detail, in every pose to be tried, the likeliest first; none when it leaves the picture. */
function* patchesOf(picture: RgbaPicture, where: PhotoPlace): Generator<Detail, undefined, void> {
  const { xMm, yMm, widthMm, heightMm } = where.field;
  const { marginMm, mostOutside, turns, scales } = REACH[where.by];
  const box = onPaper(where.place, where.card, {
    xMm: xMm - marginMm,
    yMm: yMm - marginMm,
    widthMm: widthMm + 2 * marginMm,
    heightMm: heightMm + 2 * marginMm,
  });
  const centre = { x: box.xMm + box.widthMm / 2, y: box.yMm + box.heightMm / 2 };
  for (const scale of scales)
    for (const turn of turns) {
      const pose = adjustPose(where.paperToPicture, centre, turn, scale);
      const patch = cutPatch(picture, pose, box, PX_PER_MM, mostOutside);
      if (patch !== undefined) yield showDetail(patch);
    }
  return undefined;
}
