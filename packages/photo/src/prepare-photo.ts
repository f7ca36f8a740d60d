import { open } from 'node:fs/promises';
import { flattenBackground } from './background/flatten-background.ts';
import { sharedPersonFinder } from './background/person-finder.ts';
import { correctLight } from './correct-light.ts';
import { areaOf, covers, cutPortrait, decodeScaled, type DecodedArea } from './cut-portrait.ts';
import { encodeFace, type Face } from './encode-face.ts';
import { encodePortrait } from './encode-portrait.ts';
import { PhotoError } from './errors.ts';
import { boxFace } from './face-box.ts';
import { moveFace, type FaceGeometry } from './face-geometry.ts';
import type { Point } from './faces/detect-faces.ts';
import { sharedFaceFinder, type FaceFinder } from './faces/face-finder.ts';
import { findFace } from './find-face.ts';
import { inspectPicture, maxFileBytes, type InspectedPicture } from './inspect-picture.ts';
import { judgePhoto, type Judgement } from './judge-photo.ts';
import { measurePortrait } from './measure-photo.ts';
import { hashPortrait, type PerceptualHash } from './perceptual-hash.ts';
import type { PictureFormat } from './picture-format.ts';
import type { PictureSize, PixelBox } from './pixel-box.ts';
import { centreCrop, fitCrop, nearestQuarterTurn, planCrop, turn, type CropPlan } from './plan-crop.ts';

/** What is behind the person in a portrait: what was there, or one light colour. */
export type Background = 'kept' | 'flat';

export interface PhotoOptions {
  /** Width of the photo box on the card, in millimetres (default 26: 26 × 32.5 mm). */
  widthMm?: number;
  /** Resolution of the printed portrait (default 300). */
  photoDpi?: number;
  /** Most bytes that the QR face may take, 96 to 512 (default 256). */
  faceBudgetBytes?: number;
  /**
   * A person's own choice of the portrait, in pixels of the upright photo, instead of the finder's; grown to 4:5. The
   * face for the QR is still looked for inside it.
   */
  box?: PixelBox;
  /** How much that box is turned about its own middle, clockwise, -180 to 180 (default 0). */
  boxRollDegrees?: number;
  /**
   * `kept` (default) or `flat`: a light background instead of what is behind the person, wherever that does no harm to
   * hair and scarves.
   */
  background?: Background;
  /** The face finder (default: one for the whole process). */
  finder?: FaceFinder;
}

/** How a photo was cropped, to be shown and to be given back as {@link PhotoOptions.box}. */
export interface Crop {
  /** `face`: around the face that was found; `given`: the box given; `centre`: the middle, for want of a face. */
  by: 'face' | 'given' | 'centre';
  /** What is printed: 4:5, in pixels of the upright photo, before it is turned about its own middle. */
  portrait: PixelBox;
  /** What goes into the QR: 4:5, inside the portrait, turned with it. */
  face: PixelBox;
  /** How much both are turned, clockwise, to 180; 0 unless the eyes are tilted by more than 3°. */
  rollDegrees: number;
  /** Middle of the eyes at the picture's left and right, in pixels of the upright photo; none without a face. */
  eyes?: readonly [Point, Point];
}

export interface PreparedPhoto {
  portrait: {
    /** Baseline JPEG, sRGB, 4:5, without metadata. */
    jpeg: Uint8Array;
    widthPx: number;
    heightPx: number;
    /** What it comes to on paper at `widthMm`: less than asked for when the photo has no more pixels. */
    dpi: number;
    /** `flat` only if asked for, and if the person could be told from the background without doubt. */
    background: Background;
  };
  face: Face;
  crop: Crop;
  judgement: Judgement;
  /** Of the portrait; {@link comparePerceptualHashes} tells copies of one photo. */
  perceptualHash: PerceptualHash;
  source: PictureSize & { format: PictureFormat };
}

/**
 * Makes a portrait to print and a face for the QR out of a photo, given as bytes or as a file's path.
 *
 * Upright by EXIF, cropped to 4:5 around the face, never enlarged. Reads JPEG, PNG, WebP, AVIF and GIF (first frame),
 * known by their content; decodes nothing else.
 *
 * @throws PhotoError with the one reason why this photo is refused
 * @throws RangeError for options out of range
 */
export async function preparePhoto(
  input: Uint8Array | string,
  options: PhotoOptions = {},
): Promise<PreparedPhoto> {
  const { widthMm = 26, photoDpi = 300, faceBudgetBytes = 256, finder = sharedFaceFinder() } = options;
  if (!(widthMm > 0 && widthMm <= 210)) throw new RangeError(`widthMm ${widthMm}`);
  if (!(photoDpi >= 72 && photoDpi <= 1200)) throw new RangeError(`photoDpi ${photoDpi}`);
  if (!(faceBudgetBytes >= 96 && faceBudgetBytes <= 512))
    throw new RangeError(`faceBudgetBytes ${faceBudgetBytes}`);
  const { boxRollDegrees = 0 } = options;
  if (!(Math.abs(boxRollDegrees) <= 180)) throw new RangeError(`boxRollDegrees ${boxRollDegrees}`);

  const picture = await inspectPicture(typeof input === 'string' ? await readPhoto(input) : input);
  const given = options.box && fitCrop(options.box, picture, boxRollDegrees);
  // A multiple of 4, so that the height, 5/4 of it, is whole.
  const fullWidthPx = Math.ceil(((widthMm / 25.4) * photoDpi) / 4) * 4;
  // What is tilted besides whole quarters hardly moves the box.
  const within =
    given && areaOf({ portrait: given, rollDegrees: nearestQuarterTurn(boxRollDegrees) }, picture);
  const found = await findFace(picture, fullWidthPx, finder, within);
  const { plan, by } = choosePlan(found.face, picture, given && { box: given, rollDegrees: boxRollDegrees });

  const pixels = await cut(picture, plan, found.area, fullWidthPx);
  const scale = pixels.widthPx / plan.portrait.widthPx;
  const face = found.face && intoPortrait(found.face, plan, scale);
  const measured = face && measurePortrait(pixels, face);
  if (measured !== undefined) correctLight(pixels, measured.eyeWhiteLuminance);
  // Of the picture as it was: a copy of a photo is known by it whatever is behind the person.
  const perceptualHash = hashPortrait(pixels);
  const flat =
    options.background === 'flat' &&
    face !== undefined &&
    (await flattenBackground(pixels, face, sharedPersonFinder()));
  const faceBox = boxFace(pixels, face);
  const dpi = Math.round(pixels.widthPx / (widthMm / 25.4));
  const [jpeg, qrFace] = await Promise.all([
    encodePortrait(pixels),
    encodeFace(pixels, faceBox, faceBudgetBytes),
  ]);
  const { widthPx, heightPx, format } = picture;
  return {
    portrait: {
      jpeg,
      widthPx: pixels.widthPx,
      heightPx: pixels.heightPx,
      dpi,
      background: flat ? 'flat' : 'kept',
    },
    face: qrFace,
    crop: {
      by,
      portrait: plan.portrait,
      face: {
        leftPx: plan.portrait.leftPx + Math.round(faceBox.leftPx / scale),
        topPx: plan.portrait.topPx + Math.round(faceBox.topPx / scale),
        widthPx: Math.round(faceBox.widthPx / scale),
        heightPx: Math.round(faceBox.heightPx / scale),
      },
      rollDegrees: plan.rollDegrees,
      ...(found.face && { eyes: found.face.eyes }),
    },
    judgement: judgePhoto(found.face, measured, {
      faces: found.faces,
      faceScore: found.score,
      source: picture,
      dpi,
      limited: plan.limited,
      headShare: (found.face?.headHeightPx ?? 0) / plan.portrait.heightPx,
      rollDegrees: plan.rollDegrees,
    }),
    perceptualHash,
    source: { widthPx, heightPx, format },
  };
}

function choosePlan(
  face: FaceGeometry | undefined,
  picture: PictureSize,
  given: { box: PixelBox; rollDegrees: number } | undefined,
): { plan: CropPlan; by: Crop['by'] } {
  if (given !== undefined) {
    const { box: portrait, rollDegrees } = given;
    return { plan: { portrait, rollDegrees, limited: false }, by: 'given' };
  }
  if (face !== undefined) return { plan: planCrop(face, picture), by: 'face' };
  return { plan: { portrait: centreCrop(picture), rollDegrees: 0, limited: false }, by: 'centre' };
}

/** The portrait's pixels, from what is decoded already if that is enough. */
async function cut(
  picture: InspectedPicture,
  plan: CropPlan,
  decoded: DecodedArea | undefined,
  fullWidthPx: number,
) {
  const widthPx = Math.min(fullWidthPx, plan.portrait.widthPx);
  const size = { widthPx, heightPx: Math.round((widthPx * 5) / 4) };
  const needed = areaOf(plan, picture);
  const scale = widthPx / plan.portrait.widthPx;
  const area =
    decoded !== undefined && covers(decoded, needed, scale)
      ? decoded
      : await decodeScaled(picture, needed, scale);
  return await cutPortrait(area, plan, size);
}

/** A face of the upright photo in the pixels of its portrait. */
function intoPortrait(face: FaceGeometry, { portrait, rollDegrees }: CropPlan, scale: number): FaceGeometry {
  const x = portrait.leftPx + portrait.widthPx / 2;
  const y = portrait.topPx + portrait.heightPx / 2;
  const level = ({ x: atX, y: atY }: Point): Point => {
    const [right, down] = turn(atX - x, atY - y, -rollDegrees);
    return { x: right + portrait.widthPx / 2, y: down + portrait.heightPx / 2 };
  };
  const { skin, eyes } = face;
  const upright: FaceGeometry = {
    ...face,
    eyes: [level(eyes[0]), level(eyes[1])],
    centre: level(face.centre),
    chin: level(face.chin),
    skin: { ...skin, forehead: level(skin.forehead), left: level(skin.left), right: level(skin.right) },
  };
  return moveFace(upright, { x: 0, y: 0 }, scale);
}

/** Reads a file that is no longer than a photo may be, whatever it grows to meanwhile. */
async function readPhoto(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    if (size > maxFileBytes) throw new PhotoError('photo-too-large', { bytes: size, maxBytes: maxFileBytes });
    const bytes = new Uint8Array(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return bytes.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof PhotoError) throw error;
    throw new PhotoError('photo-unreadable', {}, error);
  }
}
