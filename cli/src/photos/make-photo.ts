import { preparePhoto, type PixelBox, type PreparedPhoto } from '@passeport/photo';
import type { Point } from '@passeport/photo-sheets';
import type { CropMaker, NewPhoto } from '@passeport/registry';
import { avoidSlips } from './avoid-slips.ts';
import { sha256Of } from './kept-files.ts';

/** Which program made a portrait: raised when the same original would come out otherwise. */
const MAKER = '2';

/** Who chose a crop, as the registry calls them. */
const MAKERS = { face: 'found', centre: 'centre', given: 'operator' } as const;

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
  const { box, coversFace } = avoidSlips(
    prepared.crop.portrait,
    slipAreas,
    prepared.source,
    prepared.crop.by === 'face',
  );
  const isSame = box === prepared.crop.portrait;
  const final = isSame ? prepared : await preparePhoto(input, { box });
  return describe(final, MAKERS[prepared.crop.by], coversFace ? ['slip-over-face'] : []);
}

/** Makes a portrait of the box that a person chose. */
export async function cropPhoto(input: Uint8Array, box: PixelBox): Promise<MadePhoto> {
  return describe(await preparePhoto(input, { box }), 'operator', []);
}

function describe(prepared: PreparedPhoto, by: CropMaker, more: readonly string[]): MadePhoto {
  const { portrait, face, crop, source, judgement, perceptualHash } = prepared;
  const { skinLuminance } = judgement.measures;
  return {
    jpeg: portrait.jpeg,
    made: {
      original: source,
      portraitSha256: sha256Of(portrait.jpeg),
      face: face.av1,
      crop: { ...crop.portrait, rollDegrees: crop.rollDegrees, by },
      warnings: [...judgement.warnings, ...more],
      ...(skinLuminance !== undefined && { skinLuminance }),
      perceptualHash,
      maker: MAKER,
    },
  };
}
