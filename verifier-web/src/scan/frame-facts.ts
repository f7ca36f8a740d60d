/** What a frame without a code that could be read shows. */
export interface FrameFacts {
  /** Mean lightness, 0 black to 255 white. */
  lightness: number;
  /** Share of pixels that are burnt out, 0 to 1: a lamp or the sun on the lamination. */
  glare: number;
  /** Mean step between neighbours, 0 to 255: a small one is a blurred, or an empty, picture. */
  sharpness: number;
  /** Width of a code that was seen but not read, as a share of the frame's; 0 when none was seen. */
  codeWidth: number;
}

/** What would help, the most likely thing first. */
export type Hint = 'light' | 'glare' | 'closer' | 'steady' | 'flat';

/** So many pixels are looked at across, and down: enough to judge light by, and no work for an old phone. */
const samples = 96;

/** Lightness above which a pixel is burnt out. */
const burntOut = 250;

/** Of a code in a picture of 600 pixels: held still and in focus it has 15 to 25, blurred or shaken 5 to 15. */
const blurred = 8;

/** Judges a frame by a grid of its pixels. */
export function measureFrame({ data, width, height }: ImageData, unreadPx: number): FrameFacts {
  const [acrossPx, downPx] = [Math.max(1, width / samples), Math.max(1, height / samples)];
  let [count, sum, burnt, steps] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += downPx) {
    for (let x = 0; x < width - 2; x += acrossPx) {
      const at = Math.floor(y) * width + Math.floor(x);
      const light = lightnessAt(data, at);
      count++;
      sum += light;
      if (light >= burntOut) burnt++;
      steps += Math.abs(light - lightnessAt(data, at + 2));
    }
  }
  return {
    lightness: sum / count,
    glare: burnt / count,
    sharpness: steps / count,
    codeWidth: unreadPx / width,
  };
}

function lightnessAt(rgba: Uint8ClampedArray, pixel: number): number {
  const at = 4 * pixel;
  return ((rgba[at] ?? 0) + 2 * (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 4;
}

/**
 * The hint that several frames call for, taken together: one frame may be anything.
 *
 * A code that was seen says most: it is small, or else bent, moving or under a reflection. Without one: darkness,
 * then a reflection, then blur; and when the picture is good, there is no code in it, or one too far away.
 */
export function hintFor(frames: readonly FrameFacts[]): Hint {
  const median = (pick: (facts: FrameFacts) => number): number =>
    frames.map(pick).sort((a, b) => a - b)[Math.floor(frames.length / 2)] ?? 0;
  const glare = median((facts) => facts.glare);
  const sharpness = median((facts) => facts.sharpness);
  if (median(({ lightness }) => lightness) < 55) return 'light';
  const seen = Math.max(0, ...frames.map(({ codeWidth }) => codeWidth));
  if (seen > 0 && seen < 0.35) return 'closer';
  if (glare > 0.12 && glare < 0.6) return 'glare';
  if (seen > 0) return sharpness < blurred ? 'steady' : 'flat';
  return sharpness < 2 ? 'steady' : 'closer';
}
