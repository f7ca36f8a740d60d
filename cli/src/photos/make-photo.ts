import {
  preparePhoto,
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
const MAKER = '2';

/** What a photo may be unsure of: what the photo package says, and what only the import sees. */
export type DoubtCode = PhotoWarning | 'slip-over-face' | 'used-twice';

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
): Promise<MadePhoto> {
  const by = CROP_MAKERS[prepared.crop.by];
  const { box, coversFace } = avoidSlips(
    prepared.crop.portrait,
    slipAreas,
    prepared.source,
    prepared.crop.by === 'face',
  );
  const final = box === prepared.crop.portrait ? prepared : await preparePhoto(input, { box });
  return describe(final, by, coversFace ? ['slip-over-face'] : []);
}

/** Makes a portrait of the box that a person chose. */
export async function cropPhoto(
  input: Uint8Array,
  { leftPx, topPx, widthPx, heightPx }: PixelBox,
): Promise<MadePhoto> {
  const box = { leftPx, topPx, widthPx, heightPx };
  return describe(await preparePhoto(input, { box }), 'operator', []);
}

function describe(prepared: PreparedPhoto, by: CropMaker, more: readonly DoubtCode[]): MadePhoto {
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
      maker: MAKER,
    },
  };
}
