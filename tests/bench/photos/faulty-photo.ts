/**
 * Photos of which is known what is wrong with them: a portrait, framed anew, in which one fault is made, the same on
 * every skin. Light is changed as a lens or a lamp changes it (linear light), then saved as a telephone saves it.
 */
import sharp from 'sharp';
import type { Random } from '../random.ts';
import type { SecondFace } from './second-detector.ts';

export const FAULTS = [
  'none',
  'blurred',
  'too-dark',
  'too-bright',
  'uneven-light',
  'face-cut-off',
  'face-too-small',
  'several-faces',
] as const;
/** What is wrong, by the name of the warning that should say it. */
export type Fault = (typeof FAULTS)[number];

/** A portrait, and its face as the second detector sees it. */
export interface Sitter {
  jpeg: Uint8Array;
  face: SecondFace;
}

interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/** How far a photo may be turned: this much of the picture is drawn out around, mirrored. */
const MARGIN = 0.25;
/** Head height of a portrait as it is printed, in pixels: what blur is measured in. */
const PRINTED_HEAD_PX = 273;

/**
 * Makes a photo of `sitter` with one fault, or with none: turned by up to 8°, off-centre, −0.7 to +0.4 stops of light, sometimes a little soft,
 * JPEG of quality 60 to 85. `other` is the second person of `several-faces`.
 */
export async function makeFaultyPhoto(
  sitter: Sitter,
  fault: Fault,
  other: Sitter,
  random: Random,
): Promise<Uint8Array> {
  const between = (from: number, to: number) => from + (to - from) * random.fraction();
  const headPx = headHeight(sitter.face);
  let pixels = await decode(sitter.jpeg);
  if (fault === 'uneven-light') shadeSide(pixels, sitter.face, between(0.06, 0.12), random.fraction() < 0.5);
  pixels = await frame(pixels, sitter, fault, between);
  if (fault === 'several-faces') pixels = await addPerson(pixels, other, headPx * between(0.7, 0.9));
  const stops = between(...lightOf(fault));
  const soft = random.fraction() < 0.3 ? between(0.3, 0.8) : 0;
  const blurPx = ((fault === 'blurred' ? between(3, 5) : soft) * headPx) / PRINTED_HEAD_PX;
  if (blurPx >= 0.3) {
    const blurred = await raw(pixels).blur(blurPx).raw().toBuffer();
    pixels = { ...pixels, data: blurred };
  }
  expose(pixels, stops, random);
  const shrunk =
    fault === 'face-too-small' ? Math.round((pixels.width * between(70, 110)) / headPx) : undefined;
  const photo = raw(pixels);
  // Small in a large photo: a wall of the picture's own edge around.
  const framed =
    shrunk === undefined
      ? photo
      : raw(await decode(await photo.resize(shrunk).png().toBuffer())).extend({
          top: 200,
          left: 300,
          right: 300,
          bottom: 0,
          extendWith: 'copy',
        });
  return await framed.jpeg({ quality: Math.round(between(60, 85)) }).toBuffer();
}

/** From so many stops of light to so many. */
function lightOf(fault: Fault): [number, number] {
  if (fault === 'too-dark') return [-4.5, -3.5];
  return fault === 'too-bright' ? [2.5, 3.5] : [-0.7, 0.4];
}

/** Chin to crown: eyes are half-way up. */
function headHeight({ eyes, chin }: SecondFace): number {
  return 2 * Math.hypot(chin.x - (eyes.left.x + eyes.right.x) / 2, chin.y - (eyes.left.y + eyes.right.y) / 2);
}

async function decode(picture: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function raw({ data, width, height }: Pixels) {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Turns the picture and moves the person in it; for `face-cut-off` so far that the edge takes a part of the face. */
async function frame(
  pixels: Pixels,
  { face }: Sitter,
  fault: Fault,
  between: (from: number, to: number) => number,
): Promise<Pixels> {
  const { width, height } = pixels;
  const border = Math.round(width * MARGIN);
  const larger = await raw(pixels)
    .extend({ top: border, bottom: border, left: border, right: border, extendWith: 'mirror' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const turned = await sharp(larger).rotate(between(-8, 8)).raw().toBuffer({ resolveWithObject: true });
  const [middleX, middleY] = [turned.info.width / 2, turned.info.height / 2];
  const sideways = between(-0.12, 0.12) * width;
  const upwards = between(-0.05, 0.08) * height;
  let left = middleX - width / 2 + sideways;
  if (fault === 'face-cut-off') {
    const faceX = middleX + (face.leftPx + face.widthPx / 2 - width / 2);
    left = faceX - face.widthPx / 2 + face.widthPx * between(0.15, 0.3);
  }
  const area = {
    left: Math.max(0, Math.round(left)),
    top: Math.round(middleY - height / 2 + upwards),
    width: fault === 'face-cut-off' ? Math.round(width * 0.7) : width,
    height,
  };
  const cut = await sharp(turned.data, {
    raw: { width: turned.info.width, height: turned.info.height, channels: 3 },
  })
    .extract(area)
    .raw()
    .toBuffer();
  return { data: cut, width: area.width, height: area.height };
}

/** A second person at the left, of that head height: the picture is made wider for both. */
async function addPerson(pixels: Pixels, other: Sitter, headPx: number): Promise<Pixels> {
  const { width } = await sharp(other.jpeg).metadata();
  const side = Math.round((width * headPx) / headHeight(other.face));
  const shown = Math.min(side, pixels.height);
  const left = await sharp(other.jpeg)
    .resize(side, side)
    .extract({ left: 0, top: 0, width: side, height: shown })
    .toBuffer();
  const wide = await raw(pixels)
    .extend({ left: side, extendWith: 'copy' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return await decode(
    await sharp(wide)
      .composite([{ input: left, left: 0, top: pixels.height - shown }])
      .png({ compressionLevel: 0 })
      .toBuffer(),
  );
}

const linear = Float64Array.from({ length: 256 }, (_, value) => (value / 255) ** 2.2);

/** More or less light, in stops, with the grain of a sensor; what is brighter than white is white. */
function expose({ data }: Pixels, stops: number, random: Random): void {
  const gain = 2 ** stops;
  const curve = linear.map((light) => 255 * Math.min(1, light * gain) ** (1 / 2.2));
  const grain = Float64Array.from({ length: 4099 }, () => random.normal() * (stops < -2 ? 3 : 1.2));
  for (let at = 0; at < data.length; at += 1) {
    const value = (curve[data[at] ?? 0] ?? 0) + (grain[at % 4099] ?? 0);
    data[at] = value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
  }
}

/** One half of the face has `share` of the other's light, as beside a window at night. */
function shadeSide({ data, width, height }: Pixels, face: SecondFace, share: number, atLeft: boolean): void {
  const middle = (face.eyes.left.x + face.eyes.right.x) / 2;
  const soft = face.widthPx * 0.12;
  for (let x = 0; x < width; x += 1) {
    const into = 1 / (1 + Math.exp(((atLeft ? 1 : -1) * (x - middle)) / (soft / 2)));
    const curve = linear.map((light) => 255 * (light * (1 - into * (1 - share))) ** (1 / 2.2));
    for (let y = 0; y < height; y += 1) {
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1)
        data[at + channel] = Math.round(curve[data[at + channel] ?? 0] ?? 0);
    }
  }
}
