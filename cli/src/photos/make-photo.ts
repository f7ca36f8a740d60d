import { preparePhoto, type PixelBox, type PreparedPhoto } from '@passeport/photo';
import type { Point } from '@passeport/photo-sheets';
import type { CropMaker, NewPhoto } from '@passeport/registry';
import { avoidSlips } from './avoid-slips.ts';
import { sha256Of } from './kept-files.ts';

/** Which program made a portrait: raised when the same original would come out otherwise. */
const MAKER = '1';

/** A portrait, and what the registry keeps of how it was made. */
export interface MadePhoto {
  jpeg: Uint8Array;
  made: Pick<
    NewPhoto,
    | 'original'
    | 'portraitSha256'
    | 'face'
    | 'crop'
    | 'warnings'
    | 'skinLuminance'
    | 'perceptualHash'
    | 'maker'
  >;
}

/** Makes a portrait of a prepared photo; one that shows a slip is made again without. */
export async function finishPhoto(
  input: Uint8Array,
  prepared: PreparedPhoto,
  slipAreas: readonly Point[][],
): Promise<MadePhoto> {
  const { box, coversFace } = avoidSlips(prepared.crop.portrait, slipAreas, prepared.source);
  const isSame = box === prepared.crop.portrait;
  const final = isSame ? prepared : await preparePhoto(input, { chooseCrop: () => around(box) });
  return describe(final, 'centre', coversFace ? ['slip-over-face'] : []);
}

/** Makes a portrait of the box that a person chose. */
export async function cropPhoto(input: Uint8Array, box: PixelBox): Promise<MadePhoto> {
  return describe(await preparePhoto(input, { chooseCrop: () => around(box) }), 'operator', []);
}

function describe(prepared: PreparedPhoto, by: CropMaker, more: readonly string[]): MadePhoto {
  const { portrait, face, crop, source } = prepared;
  return {
    jpeg: portrait.jpeg,
    made: {
      original: source,
      portraitSha256: sha256Of(portrait.jpeg),
      face: face.av1,
      crop: { ...crop.portrait, rollDegrees: 0, by },
      warnings: [...more],
      maker: MAKER,
    },
  };
}

function around(portrait: PixelBox): { portrait: PixelBox; face: PixelBox } {
  const unit = Math.floor((portrait.widthPx * 0.72) / 4);
  const face = {
    leftPx: portrait.leftPx + Math.floor((portrait.widthPx - unit * 4) / 2),
    topPx: portrait.topPx + Math.floor(portrait.heightPx * 0.44 - (unit * 5) / 2),
    widthPx: unit * 4,
    heightPx: unit * 5,
  };
  return { portrait, face };
}
