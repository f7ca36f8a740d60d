/** How a picture is made clearer. Sizes are in pixels, to either side of a point. */
export interface Detail {
  /** What is so small is grain, and averaged. */
  grain: number;
  /** What is larger is light and shade: what differs from its mean is made stronger. */
  shade: number;
  /** So many times its difference is added to what is there. */
  strength: number;
}

/** So much of a picture may be burnt out when it is stretched from black to white, at either end: a lamp, a noisy sensor. */
const spared = 0.02;

/** The least that is stretched to the full range: a picture without any detail is not made one of its noise. */
const leastRange = 4;

/**
 * Makes a picture grey and its details of a code's size stronger, in place: blur is sharpened, noise averaged, darkness and shade evened out.
 * It is unsharp masking of a smoothed picture, by means over squares.
 */
export function bringOut({ data, width, height }: ImageData, { grain, shade, strength }: Detail): void {
  const sums = sumLightness(data, width, height);
  const clear = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const near = meanAround(sums, x, y, grain, width, height);
      clear[at] = near + strength * (near - meanAround(sums, x, y, shade, width, height));
    }
  }
  const [black, white] = findRange(clear);
  const gain = 255 / Math.max(leastRange, white - black);
  for (let at = 0; at < clear.length; at++) {
    const to = 4 * at;
    data[to] = data[to + 1] = data[to + 2] = ((clear[at] ?? 0) - black) * gain;
  }
}

/** One value in so many says between which they lie. */
const sampled = 97;

/** Between which values a picture lies, without its extremes. */
function findRange(values: Float32Array): [number, number] {
  const sample = Float32Array.from(
    { length: Math.ceil(values.length / sampled) },
    (_, at) => values[at * sampled] ?? 0,
  ).sort();
  const least = Math.floor(spared * sample.length);
  return [sample[least] ?? 0, sample[sample.length - 1 - least] ?? 0];
}

/** Sums of the lightness above and left of each point, of which four make any rectangle's (a summed-area table). */
function sumLightness(rgba: Uint8ClampedArray, width: number, height: number): Int32Array {
  const across = width + 1;
  const sums = new Int32Array(across * (height + 1));
  for (let y = 1, from = 0; y <= height; y++) {
    let row = 0;
    for (let at = y * across + 1; at < (y + 1) * across; at++, from += 4) {
      row += ((rgba[from] ?? 0) + 2 * (rgba[from + 1] ?? 0) + (rgba[from + 2] ?? 0)) >> 2;
      sums[at] = (sums[at - across] ?? 0) + row;
    }
  }
  return sums;
}

/** Mean lightness of a square around a point, as far as it is in the picture. */
function meanAround(
  sums: Int32Array,
  x: number,
  y: number,
  reach: number,
  width: number,
  height: number,
): number {
  const left = Math.max(0, x - reach);
  const right = Math.min(width, x + reach + 1);
  const top = Math.max(0, y - reach);
  const bottom = Math.min(height, y + reach + 1);
  const above = top * (width + 1);
  const below = bottom * (width + 1);
  const sum =
    (sums[below + right] ?? 0) -
    (sums[below + left] ?? 0) -
    (sums[above + right] ?? 0) +
    (sums[above + left] ?? 0);
  return sum / ((right - left) * (bottom - top));
}
