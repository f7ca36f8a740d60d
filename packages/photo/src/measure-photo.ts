import type { RgbPicture } from './decode-area.ts';
import type { FaceGeometry } from './face-geometry.ts';
import type { Point } from './faces/detect-faces.ts';

/** What is measured of a face in its portrait, before the portrait's light is corrected. */
export interface FaceMeasures {
  /** Median luminance (BT.601, 0 to 255) of bare skin on forehead and cheeks: for reports by it, never a fault. */
  skinLuminance: number;
  /** Luminance of the brightest twentieth of the eyes: their whites, which are alike in all people. */
  eyeWhiteLuminance: number;
  /** Share of the portrait's pixels, wall and clothes with them, of which a colour is at its end: burnt out, whatever the skin. */
  burntShare: number;
  /** Share of the face's pixels that are white, or nearly: nothing of the face is left there. */
  whiteShare: number;
  /** Luminance of the brightest twentieth of the portrait, wall and clothes with it: the light there was, whatever the skin. */
  brightLuminance: number;
  /**
   * How much more light the skin below one eye has than below the other, in stops (each is twice as much): its colour cancels out. 0
   * when one of them is outside the photo.
   */
  shadeStops: number;
  /** Fine detail around eyes and mouth against the contrast there: high is sharp, whatever light and skin. */
  sharpness: number;
}

/** Measures light and sharpness of a face whose geometry is given in the portrait's pixels. */
export function measurePortrait(portrait: RgbPicture, face: FaceGeometry): FaceMeasures {
  const { forehead, left, right, spotPx } = face.skin;
  const skin = [forehead, left, right].map((spot) =>
    median(luminancesAround(portrait, spot, spotPx, spotPx)),
  );
  const eyeWidth = face.faceWidthPx * 0.11;
  const eyes = face.eyes.flatMap((eye) => luminancesAround(portrait, eye, eyeWidth, eyeWidth * 0.4));
  const eyeWhiteLuminance = quantile(eyes, 0.95);
  return {
    skinLuminance: Math.round(median(skin)),
    eyeWhiteLuminance: Math.round(eyeWhiteLuminance),
    brightLuminance: Math.round(brightLuminance(portrait)),
    burntShare: burntShare(portrait),
    whiteShare: whiteShare(portrait, face),
    shadeStops: shadeStops(portrait, face),
    sharpness: sharpnessOf(portrait, face),
  };
}

function luminance(rgb: Uint8Array, at: number): number {
  return 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
}

function luminancesAround(portrait: RgbPicture, middle: Point, halfX: number, halfY: number): number[] {
  const values: number[] = [];
  const { rgb, widthPx, heightPx } = portrait;
  for (
    let y = Math.max(0, Math.floor(middle.y - halfY));
    y <= Math.min(heightPx - 1, middle.y + halfY);
    y += 1
  ) {
    for (
      let x = Math.max(0, Math.floor(middle.x - halfX));
      x <= Math.min(widthPx - 1, middle.x + halfX);
      x += 1
    ) {
      values.push(luminance(rgb, (y * widthPx + x) * 3));
    }
  }
  return values;
}

/**
 * Below the eyes, beside the nose: further out and down, cheeks turn away from the light and differ by up to 4 stops in good photos, here by 2.5.
 */
function shadeStops(portrait: RgbPicture, { centre, faceWidthPx, headHeightPx }: FaceGeometry): number {
  const y = centre.y + headHeightPx * 0.14;
  const [left, right] = [-1, 1].map((side) => ({ x: centre.x + side * faceWidthPx * 0.24, y }));
  if (left === undefined || right === undefined) return 0;
  if (left.x < 0 || right.x >= portrait.widthPx || y >= portrait.heightPx) return 0;
  const stopsAt = (spot: Point) =>
    stopsOf(median(luminancesAround(portrait, spot, faceWidthPx * 0.06, headHeightPx * 0.04)));
  return Math.abs(stopsAt(left) - stopsAt(right));
}

/** Light in stops below white; sRGB is nearly a power of 2.2. */
function stopsOf(luminanceOf255: number): number {
  return 2.2 * Math.log2(Math.max(1, luminanceOf255) / 255);
}

/** The 95th percentile, counted at every second pixel of every second row. */
function brightLuminance({ rgb, widthPx, heightPx }: RgbPicture): number {
  const counts = new Uint32Array(256);
  let seen = 0;
  for (let y = 0; y < heightPx; y += 2) {
    for (let x = 0; x < widthPx; x += 2) {
      const value = Math.floor(luminance(rgb, (y * widthPx + x) * 3));
      counts[value] = (counts[value] ?? 0) + 1;
      seen += 1;
    }
  }
  let value = 255;
  for (let above = 0; value > 0; value -= 1) {
    above += counts[value] ?? 0;
    if (above >= seen * 0.05) break;
  }
  return value;
}

/** Counted at every second pixel of every second row. */
function burntShare({ rgb, widthPx, heightPx }: RgbPicture): number {
  let burnt = 0;
  let count = 0;
  for (let y = 0; y < heightPx; y += 2) {
    for (let x = 0; x < widthPx; x += 2) {
      const at = (y * widthPx + x) * 3;
      count += 1;
      if (Math.max(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0) >= 254) burnt += 1;
    }
  }
  return burnt / Math.max(1, count);
}

/** From the eyes to the chin. */
function whiteShare(portrait: RgbPicture, { centre, faceWidthPx, chin }: FaceGeometry): number {
  const middle = { x: centre.x, y: (centre.y + chin.y) / 2 };
  const values = luminancesAround(portrait, middle, faceWidthPx * 0.35, (chin.y - centre.y) / 2);
  return values.filter((value) => value >= 245).length / Math.max(1, values.length);
}

/** Root of the mean square of the Laplacian over the standard deviation, from brows to mouth. */
function sharpnessOf({ rgb, widthPx, heightPx }: RgbPicture, face: FaceGeometry): number {
  const { centre, faceWidthPx, headHeightPx } = face;
  const left = Math.max(1, Math.round(centre.x - faceWidthPx * 0.38));
  const right = Math.min(widthPx - 2, Math.round(centre.x + faceWidthPx * 0.38));
  const top = Math.max(1, Math.round(centre.y - headHeightPx * 0.1));
  const bottom = Math.min(heightPx - 2, Math.round(centre.y + headHeightPx * 0.38));
  let edges = 0;
  let sum = 0;
  let squares = 0;
  let count = 0;
  const row = widthPx * 3;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const at = y * row + x * 3;
      const value = luminance(rgb, at);
      const around =
        luminance(rgb, at - 3) + luminance(rgb, at + 3) + luminance(rgb, at - row) + luminance(rgb, at + row);
      edges += (around - 4 * value) ** 2;
      sum += value;
      squares += value * value;
      count += 1;
    }
  }
  if (count === 0) return 0;
  const variance = squares / count - (sum / count) ** 2;
  return Math.sqrt(edges / count / Math.max(1, variance));
}

function median(values: number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
