import type { RgbPicture } from '../decode-area.ts';
import type { DetectedFace, Point } from './detect-faces.ts';
import type { Network } from './litert-runtime.ts';
import { sampleSquare, type Square } from './sample-square.ts';

const inputPx = 192;
/** The square around a detected face is this much larger than its longer side. */
const squareScale = 1.5;

/** A face's outline and features. */
export interface TracedFace {
  /** 0 to 1: whether there is a face at all. */
  presence: number;
  /** 468 points of MediaPipe's face mesh, in pixels of the picture given; z in the same unit, smaller is nearer. */
  points: (Point & { z: number })[];
}

/** What the mesh is shown of a face that was detected: its eyes brought level. */
export function squareAround({ eyes, ...face }: Omit<DetectedFace, 'score'>): Square {
  const [left, right] = eyes;
  return {
    centreX: face.leftPx + face.widthPx / 2,
    centreY: face.topPx + face.heightPx / 2,
    sidePx: Math.max(face.widthPx, face.heightPx) * squareScale,
    radians: Math.atan2(right.y - left.y, right.x - left.x),
  };
}

/** Traces a face that was detected. */
export async function traceFace(mesh: Network, picture: RgbPicture, face: DetectedFace): Promise<TracedFace> {
  const square = squareAround(face);
  const outputs = await mesh(sampleSquare(picture, square, inputPx, [0, 1]));
  const values = outputs.find(({ length }) => length === 1404) ?? new Float32Array(1404);
  const flag = outputs.find(({ length }) => length === 1)?.[0] ?? -100;
  const scale = square.sidePx / inputPx;
  const cos = Math.cos(square.radians);
  const sin = Math.sin(square.radians);
  const points = [];
  for (let at = 0; at < values.length; at += 3) {
    const u = ((values[at] ?? 0) - inputPx / 2) * scale;
    const v = ((values[at + 1] ?? 0) - inputPx / 2) * scale;
    points.push({
      x: square.centreX + u * cos - v * sin,
      y: square.centreY + u * sin + v * cos,
      z: (values[at + 2] ?? 0) * scale,
    });
  }
  return { presence: 1 / (1 + Math.exp(-flag)), points };
}
