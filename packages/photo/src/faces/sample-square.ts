import type { RgbPicture } from '../decode-area.ts';

/** A square somewhere in a picture, in its pixels; it may be turned, and reach over the picture's edges. */
export interface Square {
  centreX: number;
  centreY: number;
  sidePx: number;
  /** Clockwise. */
  radians: number;
}

/**
 * Reads a square into `sidePx` × `sidePx` × 3 numbers from `low` to `high`; what is outside the picture is `low`.
 * A square much larger than its result is read at several points a pixel.
 */
export function sampleSquare(
  picture: RgbPicture,
  square: Square,
  sidePx: number,
  [low, high]: readonly [number, number],
): Float32Array {
  const out = new Float32Array(sidePx * sidePx * 3);
  const step = square.sidePx / sidePx;
  const points = Math.max(1, Math.min(4, Math.round(step)));
  if (points > 1) addNearest(picture, square, sidePx, points, out);
  else addBetween(picture, square, sidePx, out);
  const scale = (high - low) / 255 / (points * points);
  for (let at = 0; at < out.length; at += 1) out[at] = (out[at] ?? 0) * scale + low;
  return out;
}

/** Adds up points so close to each other that together they are an average: each takes the pixel it is in. */
function addNearest(
  { rgb, widthPx, heightPx }: RgbPicture,
  { centreX, centreY, sidePx: length, radians }: Square,
  sidePx: number,
  points: number,
  out: Float32Array,
): void {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const count = sidePx * points;
  const step = length / count;
  for (let row = 0; row < count; row += 1) {
    const v = (row + 0.5) * step - length / 2;
    const line = Math.floor(row / points) * sidePx * 3;
    for (let column = 0; column < count; column += 1) {
      const u = (column + 0.5) * step - length / 2;
      const x = Math.floor(centreX + u * cos - v * sin);
      const y = Math.floor(centreY + u * sin + v * cos);
      if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) continue;
      const from = (y * widthPx + x) * 3;
      const to = line + Math.floor(column / points) * 3;
      out[to] = (out[to] ?? 0) + (rgb[from] ?? 0);
      out[to + 1] = (out[to + 1] ?? 0) + (rgb[from + 1] ?? 0);
      out[to + 2] = (out[to + 2] ?? 0) + (rgb[from + 2] ?? 0);
    }
  }
}

/** Takes each point from the four pixels around it. */
function addBetween(
  { rgb, widthPx, heightPx }: RgbPicture,
  { centreX, centreY, sidePx: length, radians }: Square,
  sidePx: number,
  out: Float32Array,
): void {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const step = length / sidePx;
  for (let row = 0, to = 0; row < sidePx; row += 1) {
    const v = (row + 0.5) * step - length / 2;
    for (let column = 0; column < sidePx; column += 1, to += 3) {
      const u = (column + 0.5) * step - length / 2;
      const x = centreX + u * cos - v * sin - 0.5;
      const y = centreY + u * sin + v * cos - 0.5;
      const left = Math.floor(x);
      const top = Math.floor(y);
      if (left < -1 || top < -1 || left >= widthPx || top >= heightPx) continue;
      for (let corner = 0; corner < 4; corner += 1) {
        const atX = left + (corner & 1);
        const atY = top + (corner >> 1);
        if (atX < 0 || atY < 0 || atX >= widthPx || atY >= heightPx) continue;
        const weight = (corner & 1 ? x - left : 1 - x + left) * (corner >> 1 ? y - top : 1 - y + top);
        const from = (atY * widthPx + atX) * 3;
        out[to] = (out[to] ?? 0) + (rgb[from] ?? 0) * weight;
        out[to + 1] = (out[to + 1] ?? 0) + (rgb[from + 1] ?? 0) * weight;
        out[to + 2] = (out[to + 2] ?? 0) + (rgb[from + 2] ?? 0) * weight;
      }
    }
  }
}
