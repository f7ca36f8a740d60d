import {
  placeCrop,
  preparePhotoApart,
  turn,
  type Background,
  type Crop,
  type PhotoWarning,
  type PixelBox,
  type PreparedPhoto,
} from '@passeport/photo';
import type { Point } from '@passeport/photo-sheets';
import type { CropMaker, NewPhoto } from '@passeport/registry';
import { avoidSlips } from './avoid-slips.ts';
import { sha256Of } from './kept-files.ts';

/** Which program made a portrait: raised when the same original would come out otherwise. */
const MAKER = '8';
/** Said after the maker's number of portraits that were asked for with a light background. */
const FLAT = '-flat';

/** What a photo may be unsure of: what the photo package says, and what only the import sees. */
export type DoubtCode = PhotoWarning | 'slip-over-face' | 'used-twice' | 'looks-alike';

/** Whether a portrait was made by a program that may have made it otherwise. */
export function isOutdated({ maker }: Pick<NewPhoto, 'maker'>): boolean {
  return maker !== makerOf(backgroundOf({ maker }));
}

/** What was asked for behind the person when a portrait was made. */
export function backgroundOf({ maker }: Pick<NewPhoto, 'maker'>): Background {
  return maker.endsWith(FLAT) ? 'flat' : 'kept';
}

function makerOf(background: Background): string {
  return background === 'flat' ? MAKER + FLAT : MAKER;
}

/** A portrait, and what the registry keeps of how it was made. */
export interface MadePhoto {
  jpeg: Uint8Array;
  made: Pick<
    NewPhoto,
    'original' | 'portraitSha256' | 'face' | 'crop' | 'skinLuminance' | 'perceptualHash' | 'maker'
  > & { warnings: DoubtCode[] };
}

/** Who chose a crop, as the registry keeps it. A box that only moved away from a slip is still the program's. */
const CROP_MAKERS: Readonly<Record<Crop['by'], CropMaker>> = {
  face: 'found',
  centre: 'centre',
  given: 'operator',
};

/** Makes a portrait of a prepared photo; one that shows a slip is made again without. */
export async function finishPhoto(
  input: Uint8Array,
  prepared: PreparedPhoto,
  slipAreas: readonly Point[][],
  background: Background,
): Promise<MadePhoto> {
  const by = CROP_MAKERS[prepared.crop.by];
  const { portrait, rollDegrees } = prepared.crop;
  // Slips as the portrait sees them, which is turned about its own middle.
  const middle = middleOf(portrait);
  const level = slipAreas.map((corners) => corners.map((corner) => turnAbout(corner, middle, -rollDegrees)));
  const { box, coversFace } = avoidSlips(portrait, level, prepared.source, prepared.crop.by === 'face');
  const final =
    box === portrait
      ? prepared
      : await preparePhotoApart(input, {
          box: placeCrop(turnAbout(middleOf(box), middle, rollDegrees), prepared.source, {
            unit: box.widthPx / 4,
            rollDegrees,
          }),
          boxRollDegrees: rollDegrees,
          background,
        });
  return describe(final, by, coversFace ? ['slip-over-face'] : [], background);
}

function middleOf({ leftPx, topPx, widthPx, heightPx }: PixelBox): Point {
  return { x: leftPx + widthPx / 2, y: topPx + heightPx / 2 };
}

/** Turns a point about another, clockwise. */
function turnAbout({ x, y }: Point, about: Point, degrees: number): Point {
  const [across, down] = turn(x - about.x, y - about.y, degrees);
  return { x: about.x + across, y: about.y + down };
}

/** Makes a portrait of the box that a person chose, turned about its middle. */
export async function cropPhoto(
  input: Uint8Array,
  { leftPx, topPx, widthPx, heightPx, rollDegrees }: PixelBox & Pick<NewPhoto['crop'], 'rollDegrees'>,
  background: Background,
): Promise<MadePhoto> {
  const box = { leftPx, topPx, widthPx, heightPx };
  const options = { box, boxRollDegrees: rollDegrees, background };
  return describe(await preparePhotoApart(input, options), 'operator', [], background);
}

function describe(
  prepared: PreparedPhoto,
  by: CropMaker,
  more: readonly DoubtCode[],
  background: Background,
): MadePhoto {
  const { portrait, face, crop, source, judgement, perceptualHash } = prepared;
  return {
    jpeg: portrait.jpeg,
    made: {
      original: source,
      portraitSha256: sha256Of(portrait.jpeg),
      face: face.av1,
      crop: { ...crop.portrait, rollDegrees: crop.rollDegrees, by },
      warnings: [...judgement.warnings, ...more],
      skinLuminance: judgement.measures.skinLuminance,
      perceptualHash,
      maker: makerOf(background),
    },
  };
}
