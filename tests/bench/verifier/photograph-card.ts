import { fitHomography, project, type Homography, type Point } from '@passeport/scan';
import sharp from 'sharp';
import { Random } from '../random.ts';
import type { FramePlan } from './corpus.ts';
import type { PrintedCard } from './printed-cards.ts';

/** Of a phone's camera, as a share of the picture's longer side. */
const FOCAL_LENGTH = 0.85;

/** What the card lies on: red, green, blue. */
const TABLE = [124, 96, 72] as const;

const NOISES = 1 << 14;

/** What a phone's camera makes of a card: a JPEG. The same plan gives the same picture. */
export async function photographCard(card: PrintedCard, plan: FramePlan): Promise<Buffer> {
  const { widthPx: width, heightPx: height } = plan;
  const side = Math.min(width, height);
  const corners = placeCode(plan);
  const texture = await drawTexture(card, plan, corners);
  const seen = castLight(warp(texture, corners, width, height), plan, corners);
  const raw = { width, height, channels: 3 as const };
  let lens = sharp(seen, { raw }).blur(Math.max(0.3, plan.blur * side));
  const path = motionKernel(plan.motion * side, plan.motionDegrees);
  if (path !== undefined) lens = lens.convolve(path);
  const exposed = addNoise(await lens.raw().toBuffer(), plan);
  return await sharp(exposed, { raw })
    .jpeg({ quality: plan.jpegQuality, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

type Corners = [Point, Point, Point, Point];

/** Where the corners of the code are in the picture: turned, tilted, seen by a camera with a lens of its own. */
function placeCode(plan: FramePlan): Corners {
  const { widthPx, heightPx, codeSide, aimX, aimY, turnDegrees, tiltDegrees, tiltTowardsDegrees } = plan;
  const side = Math.min(widthPx, heightPx);
  const focal = FOCAL_LENGTH * Math.max(widthPx, heightPx);
  const half = 0.5;
  const distance = focal / (codeSide * side);
  const [turn, tilt, towards] = [turnDegrees, tiltDegrees, tiltTowardsDegrees].map(
    (x) => (x * Math.PI) / 180,
  );
  const place = (x: number, y: number): Point => {
    const turned = rotate(x, y, (turn ?? 0) - (towards ?? 0));
    const depth = distance + turned.x * Math.sin(tilt ?? 0);
    const back = rotate(turned.x * Math.cos(tilt ?? 0), turned.y, towards ?? 0);
    return {
      x: widthPx / 2 + aimX * side + (focal * back.x) / depth,
      y: heightPx / 2 + aimY * side + (focal * back.y) / depth,
    };
  };
  return [place(-half, -half), place(half, -half), place(half, half), place(-half, half)];
}

function rotate(x: number, y: number, angle: number): Point {
  return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
}

interface Texture {
  rgba: Uint8Array;
  width: number;
  height: number;
  corners: Corners;
}

/** The card with its scratches, about as large as it will be seen: pixels are then read one by one without moiré. */
async function drawTexture(card: PrintedCard, plan: FramePlan, seen: Corners): Promise<Texture> {
  const scale = Math.min(1, (1.15 * longestEdge(seen)) / longestEdge(card.corners));
  const { widthPx, heightPx } = card;
  const random = new Random(plan.index, plan.seed, 7);
  const lines = Array.from({ length: plan.scratches }, () => {
    const [x, y] = [random.fraction() * widthPx, random.fraction() * heightPx];
    const [dx, dy] = [random.normal() * 250, random.normal() * 120];
    const [shade, thick] = [random.fraction() < 0.7 ? '#e8e6e0' : '#77736b', 1 + random.fraction() * 4];
    return `<path d="M${x} ${y}q${dx / 2 + 20} ${dy / 2 - 20} ${dx} ${dy}" stroke="${shade}" stroke-width="${thick}" fill="none" opacity=".85"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">${lines.join('')}</svg>`;
  const raw = { width: widthPx, height: heightPx, channels: 4 as const };
  const scratched = await sharp(card.rgba, { raw })
    .composite([{ input: Buffer.from(svg) }])
    .raw()
    .toBuffer();
  const { data, info } = await sharp(scratched, { raw })
    .resize(Math.round(widthPx * scale))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const shrink = (point: Point): Point => ({
    x: (point.x * info.width) / widthPx,
    y: (point.y * info.height) / heightPx,
  });
  const [a, b, c, d] = card.corners;
  return {
    rgba: data,
    width: info.width,
    height: info.height,
    corners: [shrink(a), shrink(b), shrink(c), shrink(d)],
  };
}

function longestEdge(corners: Corners): number {
  return Math.max(
    ...corners.map((corner, at) => {
      const next = corners[(at + 1) % 4] ?? corner;
      return Math.hypot(next.x - corner.x, next.y - corner.y);
    }),
  );
}

/** The card on its table, three bytes a pixel, bilinear. */
function warp(
  { rgba, width, height, corners }: Texture,
  seen: Corners,
  across: number,
  down: number,
): Buffer {
  const back = fitHomography(seen.map((from, at) => ({ from, to: corners[at] ?? from })));
  if (back === undefined) throw new Error('the code lies on a line');
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = back;
  const out = Buffer.allocUnsafe(across * down * 3);
  let at = 0;
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const depth = g * x + h * y + i;
      const u = (a * x + b * y + c) / depth - 0.5;
      const v = (d * x + e * y + f) / depth - 0.5;
      const [left, top] = [Math.floor(u), Math.floor(v)];
      if (!(left >= 0 && top >= 0 && left < width - 1 && top < height - 1)) {
        // Grain of wood.
        const grain = 10 * Math.sin(y / 9 + Math.sin(x / 60));
        for (const colour of TABLE) out[at++] = colour + grain;
        continue;
      }
      const [right, below] = [u - left, v - top];
      const first = (top * width + left) * 4;
      const under = first + width * 4;
      for (let channel = 0; channel < 3; channel++) {
        const upper = (rgba[first + channel] ?? 0) * (1 - right) + (rgba[first + channel + 4] ?? 0) * right;
        const lower = (rgba[under + channel] ?? 0) * (1 - right) + (rgba[under + channel + 4] ?? 0) * right;
        out[at++] = upper * (1 - below) + lower * below;
      }
    }
  }
  return out;
}

/** Reflections of the lamination: what it shows of a lamp is added to what is below it. */
function castLight(pixels: Buffer, plan: FramePlan, corners: Corners): Buffer {
  if (plan.glare === 0 && plan.sheen === 0) return pixels;
  const { widthPx, heightPx, glare, glareRadius, glareX, glareY, sheen, sheenDegrees, codeSide } = plan;
  const side = Math.min(widthPx, heightPx);
  const middle = project(fitUnit(corners), { x: 0.5, y: 0.5 });
  const lamp = { x: middle.x + glareX * codeSide * side, y: middle.y + glareY * codeSide * side };
  const [across, along] = [
    Math.cos((sheenDegrees * Math.PI) / 180),
    Math.sin((sheenDegrees * Math.PI) / 180),
  ];
  let at = 0;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const far = ((x - lamp.x) ** 2 + (y - lamp.y) ** 2) / (glareRadius * side) ** 2;
      const band = ((x - middle.x) * across + (y - middle.y) * along) / (0.28 * side);
      const light = Math.min(1, glare * Math.exp(-far * far) + sheen * Math.exp(-band * band));
      for (let channel = 0; channel < 3; channel++, at++) {
        const below = pixels[at] ?? 0;
        pixels[at] = below + (255 - below) * light;
      }
    }
  }
  return pixels;
}

function fitUnit(corners: Corners): Homography {
  const unit = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  const fitted = fitHomography(unit.map((from, at) => ({ from, to: corners[at] ?? from })));
  if (fitted === undefined) throw new Error('the code lies on a line');
  return fitted;
}

/** The way of the hand, as a kernel that sharp convolves with; none when it is shorter than two pixels. */
function motionKernel(lengthPx: number, degrees: number) {
  const size = 2 * Math.round(lengthPx / 2) + 1;
  if (size < 3) return undefined;
  const kernel = Array.from({ length: size * size }, () => 0);
  const angle = (degrees * Math.PI) / 180;
  for (let step = -size; step <= size; step++) {
    const way = (step / size) * (lengthPx / 2);
    const x = Math.round(size / 2 - 0.5 + way * Math.cos(angle));
    const y = Math.round(size / 2 - 0.5 + way * Math.sin(angle));
    kernel[y * size + x] = 1;
  }
  return { width: size, height: size, kernel };
}

/** Too little light, uneven, and the sensor's own noise. */
function addNoise(
  pixels: Buffer,
  { index, seed, light, shadow, noise, widthPx, heightPx }: FramePlan,
): Buffer {
  const random = new Random(index, seed, 11);
  const noises = Float32Array.from({ length: NOISES }, () => random.normal() * noise);
  let at = 0;
  for (let y = 0; y < heightPx; y++) {
    let next = random.below(NOISES);
    for (let x = 0; x < widthPx; x++) {
      const lit = light * (1 - (shadow * x) / widthPx);
      const grain = noises[next++ % NOISES] ?? 0;
      for (let channel = 0; channel < 3; channel++, at++)
        pixels[at] = Math.max(0, Math.min(255, (pixels[at] ?? 0) * lit + grain));
    }
  }
  return pixels;
}
