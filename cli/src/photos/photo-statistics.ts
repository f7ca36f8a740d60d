import type { Photo } from '@passeport/registry';

/** How often photos were warned of, in a part of them. */
export interface WarningRates {
  photos: number;
  /** Photos with a warning of any kind. */
  warned: number;
  /** By code, how many photos. */
  byCode: Record<string, number>;
}

/** What is known of many photos together. */
export interface PhotoStatistics {
  photos: number;
  unreviewed: number;
  accepted: number;
  refused: number;
  /** By what said whose they are. */
  matchedBy: Record<string, number>;
  all: WarningRates;
  /** The same for the darkest, the middle and the lightest third of faces, by the luminance of their skin. */
  thirds: { darkest: WarningRates; middle: WarningRates; lightest: WarningRates };
  /**
   * The largest difference between two thirds, in points of per cent of their photos with a warning of the face itself: not of who or
   * what else is in the picture, nor of how it was held. Undefined under 30 photos.
   */
  gapPoints?: number;
  /** A difference that chance alone makes among as few photos, in the same points: 19 times of 20 it is no larger. */
  chancePoints?: number;
  /** Photos on which no face was found: their skin was not measured, they are in no third. */
  withoutFace: number;
}

/** Doubts about what is beside the person, before her or elsewhere, and how the telephone was held: no measure of her face, whatever her skin. */
const NOT_OF_THE_FACE: ReadonlySet<string> = new Set([
  'several-faces',
  'slip-over-face',
  'used-twice',
  'looks-alike',
  'photo-turned',
]);
/** The range of three means of one normal distribution, in their standard deviations: 95 % are below. */
const RANGE_OF_THREE = 3.31;

/** Fewer photos a third than this say nothing. */
const LEAST_A_THIRD = 10;

/** Counts photos, and how many were warned of: overall, and by how light the skin is, so that unfairness shows. */
export function countPhotos(photos: readonly Photo[]): PhotoStatistics {
  const count = (state: Photo['state']): number => photos.filter((photo) => photo.state === state).length;
  const measured = photos
    .filter(({ skinLuminance }) => skinLuminance !== undefined)
    .toSorted((a, b) => (a.skinLuminance ?? 0) - (b.skinLuminance ?? 0));
  const cut = (part: number): number => Math.round((measured.length * part) / 3);
  const thirds = {
    darkest: rate(measured.slice(0, cut(1))),
    middle: rate(measured.slice(cut(1), cut(2))),
    lightest: rate(measured.slice(cut(2))),
  };
  const shares = [0, 1, 2].map((third) => shareOfDoubts(measured.slice(cut(third), cut(third + 1))));
  const share = shareOfDoubts(measured);
  const chance = RANGE_OF_THREE * Math.sqrt((share * (1 - share)) / Math.max(1, measured.length / 3));
  const tells = Object.values(thirds).every(({ photos: of }) => of >= LEAST_A_THIRD);
  return {
    photos: photos.length,
    unreviewed: count('unreviewed'),
    accepted: count('accepted'),
    refused: count('refused'),
    matchedBy: countBy(photos.map(({ matchedBy }) => matchedBy)),
    all: rate(photos),
    thirds,
    ...(tells && {
      gapPoints: Number(((Math.max(...shares) - Math.min(...shares)) * 100).toFixed(1)),
      chancePoints: Number((chance * 100).toFixed(1)),
    }),
    withoutFace: photos.filter(({ warnings }) => warnings.includes('no-face')).length,
  };
}

/** Of these photos, the part with a doubt about the face; 0 of none. */
function shareOfDoubts(photos: readonly Photo[]): number {
  const doubted = photos.filter(({ warnings }) => warnings.some((code) => !NOT_OF_THE_FACE.has(code)));
  return doubted.length / Math.max(1, photos.length);
}

function rate(photos: readonly Photo[]): WarningRates {
  return {
    photos: photos.length,
    warned: photos.filter(({ warnings }) => warnings.length > 0).length,
    byCode: countBy(photos.flatMap(({ warnings }) => [...new Set(warnings)])),
  };
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
