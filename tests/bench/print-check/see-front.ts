import { fitHomography, type Homography, type RgbaPicture } from '@passeport/scan';
import sharp from 'sharp';
import type { Random } from '../random.ts';
import { PRINTER_DPI, type EmptyFronts } from './empty-fronts.ts';

/** A card's front as a camera or a scanner saw it, and how it truly lies in the picture. */
export interface SeenFront {
  picture: RgbaPicture;
  /** The card's mm to the picture's pixels. */
  paperToPicture: Homography;
}

/** Of the table around the card, and how far its corners are moved by the camera's standpoint, mm. */
const AROUND_MM = 6;
const TILT_MM = 2.5;

/**
 * Prints a portrait on a front at 150, 200 or 300 dots an inch and takes a picture of it: by a scanner of 150 to 300 dpi, or a
 * telephone 7 to 13 pixels a mm away, askew and tilted, with ink, light, white balance, blur, noise, shadow and JPEG as they come.
 */
export async function seeFront(
  jpeg: Uint8Array,
  { geometry, papers }: EmptyFronts,
  random: Random,
): Promise<SeenFront> {
  const between = (low: number, high: number) => low + random.fraction() * (high - low);
  const dpi = PRINTER_DPI[random.below(PRINTER_DPI.length)] ?? 200;
  const isScan = random.fraction() < 0.3;
  const pxPerMm = isScan ? ([150, 200, 300][random.below(3)] ?? 200) / 25.4 : between(7, 13);
  const paper = await printPhoto(jpeg, papers.get(dpi), geometry, dpi, pxPerMm);
  const { widthMm, heightMm } = geometry.card;
  const width = Math.round((widthMm + 2 * AROUND_MM) * pxPerMm);
  const height = Math.round((heightMm + 2 * AROUND_MM) * pxPerMm);
  const turn = (between(-1.5, 1.5) * Math.PI) / 180;
  const move = () => (isScan ? 0 : between(-TILT_MM, TILT_MM));
  const pairs = [
    { x: 0, y: 0 },
    { x: widthMm, y: 0 },
    { x: widthMm, y: heightMm },
    { x: 0, y: heightMm },
  ].map((from) => {
    const [x, y] = [from.x - widthMm / 2, from.y - heightMm / 2];
    const to = {
      x: width / 2 + (x * Math.cos(turn) - y * Math.sin(turn) + move()) * pxPerMm,
      y: height / 2 + (x * Math.sin(turn) + y * Math.cos(turn) + move()) * pxPerMm,
    };
    return { from, to };
  });
  const paperToPicture = fitHomography(pairs);
  const back = fitHomography(
    pairs.map(({ from, to }) => ({ from: to, to: { x: from.x * pxPerMm, y: from.y * pxPerMm } })),
  );
  if (paperToPicture === undefined || back === undefined) throw new Error('corners on a line');
  const ink = { gamma: between(0.8, 1.5), black: between(5, 45), white: between(205, 250) };
  const saturation = between(0.6, 1.25);
  const balance = isScan ? [1, 1, 1] : [between(0.82, 1.15), between(0.95, 1.05), between(0.75, 1.2)];
  const exposure = isScan ? 1 : between(0.6, 1.25);
  const camera = isScan ? 1 : between(0.75, 1.35);
  const shadow = { across: isScan ? 0 : between(-0.35, 0.35), down: isScan ? 0 : between(-0.35, 0.35) };
  const noise = isScan ? 2 : between(2, 12);
  const tones = balance.map((share) =>
    Float32Array.from({ length: 256 }, (_, value) => {
      const printed = ink.black + (ink.white - ink.black) * (value / 255) ** ink.gamma;
      return 255 * ((printed / 255) * share) ** camera;
    }),
  );
  const pixels = Buffer.alloc(width * height * 3);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, k = 1] = back;
  const colour = [0, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const depth = g * x + h * y + k;
      const isOnCard = look(paper, (a * x + b * y + c) / depth, (d * x + e * y + f) / depth, colour);
      const [red = 0, green = 0, blue = 0] = colour;
      const grey = 0.3 * red + 0.59 * green + 0.11 * blue;
      const light =
        (exposure * (1 + shadow.across * (x / width - 0.5) + shadow.down * (y / height - 0.5))) ** camera;
      for (let channel = 0; channel < 3; channel++) {
        const source = isOnCard ? grey + saturation * ((colour[channel] ?? 0) - grey) : 90;
        const tone = tones[channel]?.[Math.min(255, Math.max(0, Math.round(source)))] ?? 0;
        const value = tone * light + (random.fraction() - 0.5) * 2 * noise;
        pixels[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, value));
      }
    }
  const taken = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(isScan ? 0.5 : between(0.4, 2.2))
    .jpeg({ quality: 45 + random.below(45) })
    .toBuffer();
  const rgba = await sharp(taken).ensureAlpha().raw().toBuffer();
  return { picture: { rgba, widthPx: width, heightPx: height }, paperToPicture };
}

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/** The front with its photo, as its dots lie on the paper, at the camera's resolution. */
async function printPhoto(
  jpeg: Uint8Array,
  empty: Uint8Array | undefined,
  { card, fields }: EmptyFronts['geometry'],
  dpi: number,
  pxPerMm: number,
): Promise<Pixels> {
  const field = fields.find(({ kind }) => kind === 'photo');
  if (empty === undefined || field === undefined) throw new Error('no such front');
  const dots = (mm: number) => Math.round((mm * dpi) / 25.4);
  const input = await sharp(jpeg)
    .resize(dots(field.widthMm), dots(field.heightMm), { fit: 'cover' })
    .jpeg({ quality: 80 })
    .toBuffer();
  const printed = await sharp(empty)
    .composite([{ input, left: dots(field.xMm), top: dots(field.yMm) }])
    .removeAlpha()
    .png({ compressionLevel: 0 })
    .toBuffer();
  const size = [Math.round(card.widthMm * pxPerMm), Math.round(card.heightMm * pxPerMm)] as const;
  const { data, info } = await sharp(printed)
    .resize(...size, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The colour between a paper's four pixels around a point; false where there is no paper. */
function look({ data, width, height }: Pixels, x: number, y: number, colour: number[]): boolean {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return false;
  const [right, below] = [x - 0.5 - left, y - 0.5 - top];
  const [one, other] = [(top * width + left) * 3, ((top + 1) * width + left) * 3];
  for (let channel = 0; channel < 3; channel++) {
    const upper = (data[one + channel] ?? 0) * (1 - right) + (data[one + 3 + channel] ?? 0) * right;
    const lower = (data[other + channel] ?? 0) * (1 - right) + (data[other + 3 + channel] ?? 0) * right;
    colour[channel] = upper * (1 - below) + lower * below;
  }
  return true;
}
