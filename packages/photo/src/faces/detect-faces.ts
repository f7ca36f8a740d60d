import type { RgbPicture } from '../decode-area.ts';
import type { Network } from './litert-runtime.ts';
import { sampleSquare } from './sample-square.ts';

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

export interface Point {
  x: number;
  y: number;
}

/** A face as the detector sees it, in pixels of the picture given. */
export interface DetectedFace {
  /** 0 to 1. */
  score: number;
  /** From the brow to the chin, or nearly. */
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
  /** The eye at the picture's left, and the one at its right (of a person who stands upright). */
  eyes: readonly [Point, Point];
}

/** Finds faces in one square of a picture; the whole of it when `square` contains it. */
export async function detectInSquare(
  detector: Network,
  picture: RgbPicture,
  square: { leftPx: number; topPx: number; sidePx: number },
  minScore: number,
): Promise<DetectedFace[]> {
  const { leftPx, topPx, sidePx } = square;
  const middle = { centreX: leftPx + sidePx / 2, centreY: topPx + sidePx / 2, sidePx, radians: 0 };
  const [boxes, scores] = await detector(sampleSquare(picture, middle, detectorInputPx, [-1, 1]));
  if (boxes === undefined || scores === undefined) return [];
  const scale = sidePx / detectorInputPx;
  const faces: DetectedFace[] = [];
  for (let anchor = 0; anchor < cells * cells; anchor += 1) {
    const score = 1 / (1 + Math.exp(-(scores[anchor] ?? -100)));
    if (score < minScore) continue;
    const anchorX = ((anchor % cells) + 0.5) * cellPx;
    const anchorY = (Math.floor(anchor / cells) + 0.5) * cellPx;
    const point = (value: number): Point => ({
      x: leftPx + (anchorX + (boxes[anchor * valuesAnAnchor + value] ?? 0)) * scale,
      y: topPx + (anchorY + (boxes[anchor * valuesAnAnchor + value + 1] ?? 0)) * scale,
    });
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
export function mergeFaces(faces: readonly DetectedFace[]): DetectedFace[] {
  const kept: DetectedFace[] = [];
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
