import type { RgbaPicture } from '@passeport/scan';
import sharp from 'sharp';
import type { Random } from '../random.ts';

/** A photo of a card as a camera or a scanner saw it, and how the reader believes that the paper lies in it. */
export interface SeenPhoto {
  picture: RgbaPicture;
  /** The paper's mm to the picture's pixels, as it was found: off by as much as marks are. */
  paperToPicture: number[];
  /** The photo's box on the paper, mm. */
  box: { xMm: number; yMm: number; widthMm: number; heightMm: number; turn: 0 };
}

const PHOTO = { widthMm: 25.2, heightMm: 31.5 };
const AROUND_MM = 7;

/**
 * Prints a portrait at 150, 200 or 300 dots an inch on cream paper within a white frame, and takes a picture of it: by a scanner of 150 to
 * 300 dpi, or a telephone 7 to 13 pixels a mm away, off by up to `offMm`, with ink, light, white balance, blur, noise, shadow
 * and JPEG as they come.
 */
export async function seePrintedPhoto(jpeg: Uint8Array, random: Random, offMm: number): Promise<SeenPhoto> {
  const between = (low: number, high: number) => low + random.fraction() * (high - low);
  const dpi = [150, 200, 300][random.below(3)] ?? 200;
  const dots = (mm: number) => Math.round((mm * dpi) / 25.4);
  const photo = await sharp(jpeg)
    .resize(dots(PHOTO.widthMm), dots(PHOTO.heightMm), { fit: 'cover' })
    .jpeg({ quality: 80 })
    .toBuffer();
  const frame = {
    width: dots(PHOTO.widthMm + 1.3),
    height: dots(PHOTO.heightMm + 1.3),
    channels: 3,
    background: '#fff',
  } as const;
  const paper = await sharp({
    create: {
      width: dots(PHOTO.widthMm + 2 * AROUND_MM),
      height: dots(PHOTO.heightMm + 2 * AROUND_MM),
      channels: 3,
      background: '#fbf6ea',
    },
  })
    .composite([
      {
        input: await sharp({ create: frame }).png().toBuffer(),
        left: dots(AROUND_MM - 0.65),
        top: dots(AROUND_MM - 0.65),
      },
      { input: photo, left: dots(AROUND_MM), top: dots(AROUND_MM) },
    ])
    .png()
    .toBuffer();
  const isScan = random.fraction() < 0.3;
  const pxPerMm = isScan ? ([150, 200, 300][random.below(3)] ?? 200) / 25.4 : between(7, 13);
  const seen = await sharp(paper)
    .resize({ width: Math.round((PHOTO.widthMm + 2 * AROUND_MM) * pxPerMm) })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = seen.info;
  const ink = { gamma: between(0.8, 1.5), black: between(5, 45), white: between(205, 250) };
  const saturation = between(0.6, 1.25);
  const balance = isScan ? [1, 1, 1] : [between(0.82, 1.15), between(0.95, 1.05), between(0.75, 1.2)];
  const exposure = isScan ? 1 : between(0.6, 1.25);
  const camera = isScan ? 1 : between(0.75, 1.35);
  const shadow = { across: isScan ? 0 : between(-0.35, 0.35), down: isScan ? 0 : between(-0.35, 0.35) };
  const noise = isScan ? 2 : between(2, 12);
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const light = exposure * (1 + shadow.across * (x / width - 0.5) + shadow.down * (y / height - 0.5));
      const grey =
        0.3 * (seen.data[at] ?? 0) + 0.59 * (seen.data[at + 1] ?? 0) + 0.11 * (seen.data[at + 2] ?? 0);
      for (let channel = 0; channel < 3; channel++) {
        const source = grey + saturation * ((seen.data[at + channel] ?? 0) - grey);
        const printed =
          ink.black + (ink.white - ink.black) * (Math.min(255, Math.max(0, source)) / 255) ** ink.gamma;
        const value =
          255 * ((printed / 255) * light * (balance[channel] ?? 1)) ** camera +
          (random.fraction() - 0.5) * 2 * noise;
        pixels[at + channel] = Math.max(0, Math.min(255, value));
      }
    }
  const blur = isScan ? 0.5 : between(0.4, 2.2);
  const taken = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(blur)
    .jpeg({ quality: 45 + random.below(45) })
    .toBuffer();
  const rgba = await sharp(taken).ensureAlpha().raw().toBuffer();
  const turn = (between(-1, 1) * offMm * 0.8 * Math.PI) / 180;
  const size = 1 + between(-1, 1) * offMm * 0.012;
  const centre = { x: AROUND_MM + PHOTO.widthMm / 2, y: AROUND_MM + PHOTO.heightMm / 2 };
  const [cos, sin] = [Math.cos(turn) * size * pxPerMm, Math.sin(turn) * size * pxPerMm];
  const shift = { x: between(-1, 1) * offMm, y: between(-1, 1) * offMm };
  const paperToPicture = [
    cos,
    -sin,
    (centre.x + shift.x) * pxPerMm - cos * centre.x + sin * centre.y,
    sin,
    cos,
    (centre.y + shift.y) * pxPerMm - sin * centre.x - cos * centre.y,
    between(-1, 1) * offMm * 2e-4,
    between(-1, 1) * offMm * 2e-4,
    1,
  ];
  return {
    picture: { rgba, widthPx: width, heightPx: height },
    paperToPicture,
    box: { xMm: AROUND_MM, yMm: AROUND_MM, ...PHOTO, turn: 0 },
  };
}
