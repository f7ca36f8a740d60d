import { decodeScaled, type DecodedArea } from './cut-portrait.ts';
import { measureFace, moveFace, type FaceGeometry } from './face-geometry.ts';
import type { DetectedFace, Point } from './faces/detect-faces.ts';
import type { FaceFinder } from './faces/face-finder.ts';
import type { InspectedPicture } from './inspect-picture.ts';
import type { PictureSize, PixelBox } from './pixel-box.ts';

/** The first look sees no more than this of a photo, whatever its size: twice what it takes. */
const firstLookPx = 448;
/** A closer look, at three times what it takes of the photo's parts, when the first was not sure of anybody. */
const closerLookPx = 900;
/** A face this sure needs no closer look for others. */
const sureScore = 0.6;
/**
 * Decoded around the middle of a face, in sides of the detector's box: what the portraits of 97 in 100 take, head
 * tilted or not. The others are decoded again.
 */
const roomAround = { aside: 1.06, above: 1.26, below: 1.08 };
/** The portrait's width against that box's height, at least: decoded is a little more than is printed. */
const portraitWidths = 1.27;
/** A face this much smaller than the largest is a passer-by, a poster or a photo on the wall. */
const bystanderShare = 0.35;

/** The person of a photo, and the pixels around. */
export interface FoundFace {
  /** In pixels of the upright photo; none when there is no face. */
  face?: FaceGeometry;
  score?: number;
  /** How many there are of a size that could be meant. */
  faces: number;
  /** What was decoded around the face. */
  area?: DecodedArea;
}

/** Looks for the person: the largest and most central face, in the whole photo or inside `within`. */
export async function findFace(
  picture: InspectedPicture,
  portraitWidthPx: number,
  finder: FaceFinder,
  within: PixelBox = { leftPx: 0, topPx: 0, widthPx: picture.widthPx, heightPx: picture.heightPx },
): Promise<FoundFace> {
  const { overview, faces } = await look(picture, finder, within);
  const [person] = faces.toSorted(
    (a, b) => prominenceOf(b, overview.pixels) - prominenceOf(a, overview.pixels),
  );
  if (person === undefined) return { faces: 0 };
  const largest = Math.max(...faces.map(({ heightPx }) => heightPx));
  const counted = faces.filter(({ heightPx }) => heightPx >= largest * bystanderShare).length;

  const inPhoto = moveBox(person, overview);
  const closeUp = boxAround(inPhoto, picture);
  const area = await decodeScaled(picture, closeUp, portraitWidthPx / (inPhoto.heightPx * portraitWidths));
  const closer = area.pixels.widthPx / area.box.widthPx;
  const traced = await finder.trace(
    area.pixels,
    scaleFace(inPhoto, { x: -closeUp.leftPx, y: -closeUp.topPx }, closer),
  );
  const face = moveFace(measureFace(traced), { x: closeUp.leftPx, y: closeUp.topPx }, 1 / closer);
  return { face, score: person.score, faces: counted, area };
}

/** Every face, and the pixels in which it was seen. */
async function look(picture: InspectedPicture, finder: FaceFinder, within: PixelBox) {
  const decode = async (px: number) =>
    await decodeScaled(picture, within, px / Math.max(within.widthPx, within.heightPx));
  const first = await decode(firstLookPx);
  const faces = await finder.find(first.pixels);
  if (faces.some(({ score }) => score >= sureScore)) return { overview: first, faces };
  const closer = await decode(closerLookPx);
  return { overview: closer, faces: await finder.find(closer.pixels, { closely: true }) };
}

/** Large and near the middle is who the photo is of. */
function prominenceOf(face: DetectedFace, { widthPx, heightPx }: PictureSize): number {
  const x = (face.leftPx + face.widthPx / 2) / widthPx - 0.5;
  const y = (face.topPx + face.heightPx / 2) / heightPx - 0.5;
  return face.heightPx * (1 - 0.5 * Math.hypot(x, y));
}

function moveBox(face: DetectedFace, { pixels, box }: DecodedArea): DetectedFace {
  const scale = box.widthPx / pixels.widthPx;
  return scaleFace(face, { x: box.leftPx / scale, y: box.topPx / scale }, scale);
}

/** Moves by `shift`, then scales. */
function scaleFace(face: DetectedFace, shift: Point, scale: number): DetectedFace {
  const move = ({ x, y }: Point): Point => ({ x: (x + shift.x) * scale, y: (y + shift.y) * scale });
  return {
    score: face.score,
    leftPx: (face.leftPx + shift.x) * scale,
    topPx: (face.topPx + shift.y) * scale,
    widthPx: face.widthPx * scale,
    heightPx: face.heightPx * scale,
    eyes: [move(face.eyes[0]), move(face.eyes[1])],
  };
}

function boxAround(face: DetectedFace, picture: PictureSize): PixelBox {
  const sidePx = Math.max(face.widthPx, face.heightPx);
  const [x, y] = [face.leftPx + face.widthPx / 2, face.topPx + face.heightPx / 2];
  const leftPx = Math.min(picture.widthPx - 1, Math.max(0, Math.floor(x - sidePx * roomAround.aside)));
  const topPx = Math.min(picture.heightPx - 1, Math.max(0, Math.floor(y - sidePx * roomAround.above)));
  const rightPx = Math.min(picture.widthPx, Math.ceil(x + sidePx * roomAround.aside));
  const bottomPx = Math.min(picture.heightPx, Math.ceil(y + sidePx * roomAround.below));
  return {
    leftPx,
    topPx,
    widthPx: Math.max(1, rightPx - leftPx),
    heightPx: Math.max(1, bottomPx - topPx),
  };
}
