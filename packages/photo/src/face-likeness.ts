import sharp from 'sharp';

/** Decoded to this, and so much of it around left out: hair, scarf and clothes change, and are blurred there already. */
const picture = { widthPx: 64, heightPx: 80 };
const inner = { leftPx: 8, topPx: 12, widthPx: 48, heightPx: 56 };
const cellPx = 8;
const directions = 8;
/** No edge counts for more than this of its cell: spectacles and shadows are stronger than features. */
const strongestShare = 0.4;

/** How a QR face looks: a unit vector of the directions of its edges, cell by cell. */
export type FaceLook = Float64Array;

/** Two faces that are nearer to each other than this are most likely one photograph, however it was cropped, lit or saved. */
export const alikeFaces = 0.65;

/** Describes a QR face, given as an encoded picture, by its edges (histograms of oriented gradients): light and contrast cancel out. */
export async function describeFace(encoded: Uint8Array): Promise<FaceLook> {
  const { widthPx, heightPx } = picture;
  const grey = await sharp(encoded, { limitInputPixels: 100_000 })
    .greyscale()
    .resize(widthPx, heightPx, { fit: 'fill' })
    .extract({ left: inner.leftPx, top: inner.topPx, width: inner.widthPx, height: inner.heightPx })
    .raw()
    .toBuffer();
  const across = inner.widthPx / cellPx;
  const look = new Float64Array(across * (inner.heightPx / cellPx) * directions);
  const at = (x: number, y: number): number => grey[y * inner.widthPx + x] ?? 0;
  for (let y = 1; y < inner.heightPx - 1; y++)
    for (let x = 1; x < inner.widthPx - 1; x++) {
      const [right, down] = [at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1)];
      const turn = (Math.atan2(down, right) / Math.PI + 1) / 2;
      const cell = Math.floor(y / cellPx) * across + Math.floor(x / cellPx);
      const bin = cell * directions + (Math.floor(turn * directions) % directions);
      look[bin] = (look[bin] ?? 0) + Math.hypot(right, down);
    }
  for (let start = 0; start < look.length; start += directions) {
    const cell = look.subarray(start, start + directions);
    const length = Math.hypot(...cell) + 1e-6;
    for (const [bin, value] of cell.entries()) cell[bin] = Math.min(strongestShare, value / length);
  }
  return centred(look);
}

/** 0 for the same, about 1.4 for nothing in common. */
export function compareFaces(one: FaceLook, other: FaceLook): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const moved = values.map((value) => value - mean);
  const length = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0)) || 1;
  return moved.map((value) => value / length);
}
