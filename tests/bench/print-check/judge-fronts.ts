/** A worker: takes pictures of its share of the fronts and judges them as `print check` does. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CardNumber } from '@passeport/codes';
import {
  adjustPose,
  cutPatch,
  fitSimilarity,
  likeness,
  readPatch,
  readSheetCodes,
  showDetail,
  type Detail,
  type Homography,
  type RgbaPicture,
} from '@passeport/scan';
import { comparePhoto, type PhotoPlace } from '../../../cli/src/print-shop/compare-photos.ts';
import { anchorOfCode, onPaper } from '../../../cli/src/print-shop/locate-sheet.ts';
import { suspectsOf } from '../../../cli/src/print-shop/suspects.ts';
import { Random } from '../random.ts';
import { benchCard, type EmptyFronts } from './empty-fronts.ts';
import { seeFront } from './see-front.ts';

export interface Work {
  jpegs: readonly Uint8Array[];
  fronts: EmptyFronts;
  /** Pictures a portrait, and of which portraits. */
  pictures: number;
  from: number;
  step: number;
}

/** One comparison: whose photo it truly was, how it was found, and what was said. */
export interface Trial {
  portrait: number;
  by: PhotoPlace['by'];
  photo: 'right' | 'exchanged' | 'stranger';
  verdict: 'right' | 'another' | 'different' | 'not-read';
  /** of the card's own portrait */
  likeness: number;
  /** Exchanged, and the right person was named. */
  isNamed: boolean;
  /** Plain correlation of luminance with the card's portrait, and the most with those near. */
  luminance: { own: number; rival: number } | undefined;
}

/** Cards on a sheet. */
const A_SHEET = 10;
/** How far off a sheet that was laid straight may be: mm, degrees, share of the size. */
const OFF = { mm: 1, degrees: 0.8, scale: 0.012 };
const MARGIN_MM = 2.2;

async function judgePortrait({ jpegs, fronts, pictures }: Work, portrait: number): Promise<Trial[]> {
  const trials: Trial[] = [];
  const { geometry } = fronts;
  const [field, place] = [geometry.fields.find(({ kind }) => kind === 'photo'), geometry.places[0]?.front];
  const jpeg = jpegs[portrait];
  if (field === undefined || place === undefined || jpeg === undefined) throw new Error('no photo');
  const cards = (by: PhotoPlace['by']) =>
    jpegs.map((_, at) => ({
      card: benchCard(at + 1),
      sheet: by === 'sheet' ? Math.floor(at / A_SHEET) : at,
    }));
  const portraits = {
    detail: async (card: CardNumber, ...size: [number, number]) => await detailOf(jpegs, card, size),
  };
  for (let shot = 0; shot < pictures; shot++) {
    const random = new Random(7, portrait, shot);
    const seen = await seeFront(jpeg, fronts, random);
    const poses = {
      sheet: { paperToPicture: nearly(seen.paperToPicture, field, random) },
      mark: await poseByMark(seen.picture, fronts),
    };
    for (const by of ['sheet', 'mark'] as const) {
      const pose = poses[by];
      const batch = cards(by);
      for (const [turn, { photo, at }] of [...whose(portrait, jpegs.length, random)].entries()) {
        // A wrong photo takes a second in all the poses of a mark: one of the two with every fourth picture.
        if (by === 'mark' && turn > 0 && (shot % 4 > 0 || (turn + (portrait >> 1)) % 2 > 0)) continue;
        const card = batch[at];
        if (card === undefined) continue;
        const trial = { portrait, by, photo, isNamed: false, luminance: undefined };
        if (pose === undefined) {
          trials.push({ ...trial, verdict: 'not-read', likeness: 0 });
          continue;
        }
        const others = photo === 'stranger' ? batch.filter((_, other) => other !== portrait) : batch;
        const suspects = suspectsOf(card, others);
        const where = { ...pose, place, card: geometry.card, field, by };
        const found = await comparePhoto(seen.picture, where, card.card, suspects, portraits);
        trials.push({
          ...trial,
          verdict: found?.verdict ?? 'not-read',
          likeness: found?.likeness ?? 0,
          isNamed: found?.of === benchCard(portrait + 1),
          luminance:
            by === 'mark'
              ? undefined
              : await compareLuminance(seen.picture, where, card.card, suspects.near, jpegs),
        });
      }
    }
  }
  return trials;
}

/** At which cards the photo is looked at: its own, neighbours' with which it was exchanged, and of a batch that it is not of. */
function* whose(portrait: number, count: number, random: Random) {
  yield { photo: 'right' as const, at: portrait };
  const step = (1 + random.below(8)) * (random.fraction() < 0.5 ? -1 : 1);
  const neighbour = portrait + step;
  yield {
    photo: 'exchanged' as const,
    at: neighbour < 0 || neighbour >= count ? portrait - step : neighbour,
  };
  yield { photo: 'stranger' as const, at: (portrait + 1 + random.below(count - 1)) % count };
}

const details = new Map<string, Promise<Detail>>();

async function detailOf(jpegs: readonly Uint8Array[], card: CardNumber, [width, height]: [number, number]) {
  let known = details.get(card);
  if (known === undefined) {
    known = readPatch(jpegOf(jpegs, card), width, height).then(showDetail);
    details.set(card, known);
  }
  return await known;
}

function jpegOf(jpegs: readonly Uint8Array[], card: CardNumber): Uint8Array {
  const at = jpegs.findIndex((_, index) => benchCard(index + 1) === card);
  return jpegs[at] ?? new Uint8Array();
}

/** A sheet's pose, as far off at the photo as one that several codes lay straight may be. */
function nearly(h: Homography, field: PhotoPlace['field'], random: Random): Homography {
  const off = () => 2 * random.fraction() - 1;
  const centre = { x: field.xMm + field.widthMm / 2, y: field.yMm + field.heightMm / 2 };
  const posed = adjustPose(h, centre, off() * OFF.degrees, 1 + off() * OFF.scale);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0, k = 1] = posed;
  const [x, y] = [off() * OFF.mm, off() * OFF.mm];
  return [a, b, a * x + b * y + c, d, e, d * x + e * y + f, g, i, g * x + i * y + k];
}

/** The pose that the front's own mark says, as it is read in the picture. */
async function poseByMark(
  picture: RgbaPicture,
  { geometry }: EmptyFronts,
): Promise<Pick<PhotoPlace, 'paperToPicture'> | undefined> {
  const code = (await readSheetCodes(picture)).find(({ kind }) => kind === 'data-matrix');
  const field = geometry.fields.find(({ kind }) => kind === 'data-matrix');
  const place = geometry.places[0]?.front;
  if (code === undefined || field === undefined || place === undefined) return undefined;
  const { pairs } = anchorOfCode(code, { sheet: 1, side: 'front', place }, geometry.card, field);
  const paperToPicture = fitSimilarity(pairs);
  return paperToPicture && { paperToPicture };
}

const plain = new Map<string, Promise<Detail>>();

/** The peer: the best correlation of plain luminance in the same margin, sought the same way. */
async function compareLuminance(
  picture: RgbaPicture,
  where: PhotoPlace,
  card: CardNumber,
  near: readonly CardNumber[],
  jpegs: readonly Uint8Array[],
): Promise<{ own: number; rival: number } | undefined> {
  const { xMm, yMm, widthMm, heightMm } = where.field;
  const box = onPaper(where.place, where.card, {
    xMm: xMm - MARGIN_MM,
    yMm: yMm - MARGIN_MM,
    widthMm: widthMm + 2 * MARGIN_MM,
    heightMm: heightMm + 2 * MARGIN_MM,
  });
  const [fine, coarse] = [2, 1].map((pxPerMm) => cutPatch(picture, where.paperToPicture, box, pxPerMm, 0.02));
  if (fine === undefined || coarse === undefined) return undefined;
  const alike = async (who: CardNumber) => {
    let known = plain.get(who);
    if (known === undefined) {
      const read = async (pxPerMm: number) =>
        await readPatch(jpegOf(jpegs, who), Math.floor(widthMm * pxPerMm), Math.floor(heightMm * pxPerMm));
      known = Promise.all([read(2), read(1)]).then(([large, small]) => ({ fine: large, coarse: small }));
      plain.set(who, known);
    }
    return likeness({ fine, coarse }, await known);
  };
  let rival = -1;
  for (const other of near) if (other !== card) rival = Math.max(rival, await alike(other));
  return { own: await alike(card), rival };
}

if (parentPort !== null) {
  const work: Work = workerData;
  for (let portrait = work.from; portrait < work.jpegs.length; portrait += work.step)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
    parentPort.postMessage(await judgePortrait(work, portrait));
}
