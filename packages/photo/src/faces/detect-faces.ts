import type { RgbPicture } from '../decode-area.ts';
import type { Network } from './litert-runtime.ts';
import { sampleSquare, type Square } from './sample-square.ts';

/** The detector's input is this wide and high. */
export const detectorInputPx = 192;
/** One anchor in the middle of each cell of 4 × 4 pixels. */
const cellPx = 4;
const cells = detectorInputPx / cellPx;
/** Numbers an anchor gives: x, y, width, height, and x, y of six points. */
const valuesAnAnchor = 16;
/** The network sees nothing in fewer pixels of its input; noise makes boxes of no size. */
const leastFacePx = 4;
/** Boxes that overlap more than this are one face. */
const sameFace = 0.3;
/** A face this sure in the whole picture needs no closer look for others. */
export const sureScore = 0.6;

export interface Point {
  x: number;
  y: number;
}

/** A face as the detector sees it, in pixels of the picture given. */
export interface DetectedFace {
  /** 0 to 1. */
  score: number;
  /** From the brow to the chin, or nearly; of a face that lies on its side, as if it were turned upright about its middle. */
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
  /** The eye at the picture's left, and the one at its right, of a person who stands upright: their line says how the face is turned. */
  eyes: readonly [Point, Point];
}

/** Finds faces in one square of a picture, upright as the square stands; the whole of it when `square` contains it. */
export async function detectInSquare(
  detector: Network,
  picture: RgbPicture,
  square: Square,
  minScore: number,
): Promise<DetectedFace[]> {
  const { centreX, centreY, sidePx, radians } = square;
  const [boxes, scores] = await detector(sampleSquare(picture, square, detectorInputPx, [-1, 1]));
  if (boxes === undefined || scores === undefined) return [];
  const scale = sidePx / detectorInputPx;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const faces: DetectedFace[] = [];
  for (let anchor = 0; anchor < cells * cells; anchor += 1) {
    const score = 1 / (1 + Math.exp(-(scores[anchor] ?? -100)));
    if (score < minScore) continue;
    const anchorX = ((anchor % cells) + 0.5) * cellPx;
    const anchorY = (Math.floor(anchor / cells) + 0.5) * cellPx;
    const point = (value: number): Point => {
      const u = (anchorX + (boxes[anchor * valuesAnAnchor + value] ?? 0) - detectorInputPx / 2) * scale;
      const v = (anchorY + (boxes[anchor * valuesAnAnchor + value + 1] ?? 0) - detectorInputPx / 2) * scale;
      return { x: centreX + u * cos - v * sin, y: centreY + u * sin + v * cos };
    };
    const widthPx = (boxes[anchor * valuesAnAnchor + 2] ?? 0) * scale;
    const heightPx = (boxes[anchor * valuesAnAnchor + 3] ?? 0) * scale;
    const centre = point(0);
    if (!(Math.min(widthPx, heightPx) >= leastFacePx * scale)) continue;
    faces.push({
      score,
      leftPx: centre.x - widthPx / 2,
      topPx: centre.y - heightPx / 2,
      widthPx,
      heightPx,
      eyes: [point(4), point(6)],
    });
  }
  return mergeFaces(faces);
}

/** Keeps the surest of those that are one face. */
export function mergeFaces<Face extends DetectedFace>(faces: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of faces.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlapOf(face, other) < sameFace)) kept.push(face);
  }
  return kept;
}

/** What two boxes share, as a part of the smaller one. */
function overlapOf(a: DetectedFace, b: DetectedFace): number {
  const width = Math.min(a.leftPx + a.widthPx, b.leftPx + b.widthPx) - Math.max(a.leftPx, b.leftPx);
  const height = Math.min(a.topPx + a.heightPx, b.topPx + b.heightPx) - Math.max(a.topPx, b.topPx);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / Math.min(a.widthPx * a.heightPx, b.widthPx * b.heightPx);
}
