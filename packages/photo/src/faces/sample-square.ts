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
  { rgb, widthPx, heightPx }: RgbPicture,
  square: Square,
  sidePx: number,
  [low, high]: readonly [number, number],
): Float32Array {
  const out = new Float32Array(sidePx * sidePx * 3);
  const step = square.sidePx / sidePx;
  const points = Math.max(1, Math.min(4, Math.round(step)));
  const scale = (high - low) / 255 / (points * points);
  const cos = Math.cos(square.radians);
  const sin = Math.sin(square.radians);
  for (let row = 0, to = 0; row < sidePx; row += 1) {
    for (let column = 0; column < sidePx; column += 1, to += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let point = 0; point < points * points; point += 1) {
        const u = (column + ((point % points) + 0.5) / points) * step - square.sidePx / 2;
        const v = (row + (Math.floor(point / points) + 0.5) / points) * step - square.sidePx / 2;
        const x = square.centreX + u * cos - v * sin - 0.5;
        const y = square.centreY + u * sin + v * cos - 0.5;
        if (points > 1) {
          // Points this close to each other make an average: each takes the pixel it is in.
          const [atX, atY] = [Math.round(x), Math.round(y)];
          if (atX < 0 || atY < 0 || atX >= widthPx || atY >= heightPx) continue;
          const from = (atY * widthPx + atX) * 3;
          red += rgb[from] ?? 0;
          green += rgb[from + 1] ?? 0;
          blue += rgb[from + 2] ?? 0;
          continue;
        }
        const left = Math.floor(x);
        const top = Math.floor(y);
        if (left < -1 || top < -1 || left >= widthPx || top >= heightPx) continue;
        for (let corner = 0; corner < 4; corner += 1) {
          const atX = left + (corner & 1);
          const atY = top + (corner >> 1);
          if (atX < 0 || atY < 0 || atX >= widthPx || atY >= heightPx) continue;
          const weight = (corner & 1 ? x - left : 1 - x + left) * (corner >> 1 ? y - top : 1 - y + top);
          const from = (atY * widthPx + atX) * 3;
          red += (rgb[from] ?? 0) * weight;
          green += (rgb[from + 1] ?? 0) * weight;
          blue += (rgb[from + 2] ?? 0) * weight;
        }
      }
      out[to] = red * scale + low;
      out[to + 1] = green * scale + low;
      out[to + 2] = blue * scale + low;
    }
  }
  return out;
}
