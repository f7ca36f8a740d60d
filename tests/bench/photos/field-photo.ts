/**
 * Field photos, made of portraits: 12 megapixels from a telephone, the person small and off-centre before a wall or
 * outdoors, the telephone held any way round, backlight, a second person, a child on a lap.
 */
import sharp from 'sharp';
import type { Random } from '../random.ts';

export const SCENES = [
  'wall',
  'small',
  'tilted',
  'backlight',
  'dark',
  'bright',
  'two people',
  'lap',
  'market',
  'edge',
] as const;
export type Scene = (typeof SCENES)[number];

/** A portrait, and where its head is: from the second detector, in pixels of the portrait. */
export interface Model {
  jpeg: Uint8Array;
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
}

/** A face that is in the picture, in pixels of the upright photo. */
export interface PlacedFace {
  x: number;
  y: number;
  /** Height from the forehead to the chin. */
  heightPx: number;
}

export interface FieldPhoto {
  jpeg: Uint8Array;
  scene: Scene;
  /** Whose photo it is; in `lap` either of the two can be meant. */
  person: PlacedFace;
  others: PlacedFace[];
}

const LONG_PX = 4032;
const SHORT_PX = 3024;
/** The portraits' width and height. */
const MODEL_PX = 1024;

/** Makes a photo of `person`; `other` is the second person of those scenes that have one. */
export async function makeFieldPhoto(
  scene: Scene,
  person: Model,
  other: Model,
  random: Random,
): Promise<FieldPhoto> {
  const upright = random.fraction() < 0.8;
  const [width, height] = upright ? [SHORT_PX, LONG_PX] : [LONG_PX, SHORT_PX];
  const between = (from: number, to: number) => from + (to - from) * random.fraction();
  const share =
    { small: between(0.05, 0.07), lap: between(0.09, 0.13), edge: between(0.16, 0.26) }[scene as string] ??
    between(0.08, 0.2);
  const faceHeight = Math.round(LONG_PX * share * (upright ? 1 : 0.8));
  const x = width * (scene === 'edge' ? (random.fraction() < 0.5 ? 0.2 : 0.8) : between(0.3, 0.7));
  const y = Math.max(faceHeight * 1.2, height * (scene === 'edge' ? 0.12 : between(0.22, 0.45)));
  const degrees = scene === 'tilted' ? between(6, 16) * (random.fraction() < 0.5 ? -1 : 1) : between(-3, 3);
  const light =
    { dark: between(0.35, 0.5), backlight: between(0.4, 0.55), bright: between(1.35, 1.6) }[
      scene as string
    ] ?? between(0.85, 1.1);

  const figures = [{ model: person, x, y, faceHeight, degrees, light }];
  if (scene === 'two people') {
    const away = (x < width / 2 ? 1 : -1) * faceHeight * between(2.1, 2.6);
    figures.unshift({
      model: other,
      x: Math.min(width - faceHeight * 0.6, Math.max(faceHeight * 0.6, x + away)),
      y: y + faceHeight * between(-0.4, 0.3),
      faceHeight: faceHeight * between(0.5, 0.7),
      degrees: between(-4, 4),
      light,
    });
  }
  if (scene === 'lap') {
    figures.push({
      model: other,
      x: x + faceHeight * between(-0.5, 0.5),
      y: y + faceHeight * between(2.1, 2.5),
      faceHeight: faceHeight * between(0.7, 0.8),
      degrees: between(-8, 8),
      light,
    });
  }
  const backgroundLight = scene === 'backlight' ? 1.35 : light;
  const photo = await drawBackground(scene, width, height, backgroundLight, random);
  const orientation = [1, 3, 6, 8][random.pick([0.4, 0.1, 0.4, 0.1])] ?? 1;
  const turn = { 1: 0, 3: 180, 6: 270, 8: 90 }[orientation] ?? 0;
  const blurPx = random.fraction() < 0.3 ? between(0.8, faceHeight / 200 + 0.8) : 0;
  for (const figure of figures) await drawFigure({ ...figure, blurPx }, photo, width, height);

  const jpeg = await sharp(photo, { raw: { width, height, channels: 3 } })
    .rotate(turn)
    .jpeg({ quality: Math.round(between(60, 85)) })
    .withMetadata({ orientation })
    .toBuffer();
  const placed = figures.map((figure) => ({ x: figure.x, y: figure.y, heightPx: figure.faceHeight }));
  const main = placed[scene === 'two people' ? 1 : 0] ?? { x, y, heightPx: faceHeight };
  return { jpeg, scene, person: main, others: placed.filter((face) => face !== main) };
}

interface Figure {
  model: Model;
  x: number;
  y: number;
  faceHeight: number;
  degrees: number;
  light: number;
  /** Out of focus, or moved. */
  blurPx: number;
}

/** A head and shoulders cut out softly, on a body of the clothes' colour that reaches the lower edge. */
async function drawFigure(figure: Figure, photo: Buffer, width: number, height: number): Promise<void> {
  const { model, faceHeight, degrees, light, blurPx } = figure;
  const side = Math.round((MODEL_PX * faceHeight) / model.heightPx);
  const [x, y] = [model.leftPx + model.widthPx / 2, model.topPx + model.heightPx / 2];
  const unit = model.heightPx;
  // Drawn at a quarter of the portrait's size: it is a soft edge.
  const outline = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 1024 1024"><g fill="#fff">
<ellipse cx="${x}" cy="${y}" rx="${unit * 0.95}" ry="${unit * 1.02}"/>
<path d="M${x - unit * 0.6} ${y + unit * 0.7} L${x - unit * 1.5} ${y + unit * 1.45} V1100 H${x + unit * 1.5} V${y + unit * 1.45} L${x + unit * 0.6} ${y + unit * 0.7}Z"/></g></svg>`;
  const mask = await sharp(Buffer.from(outline))
    .extractChannel('alpha')
    .blur(Math.max(0.5, unit * 0.0125))
    .resize(side, side)
    .raw()
    .toBuffer();
  const cut = await sharp(model.jpeg)
    .linear(light, 0)
    .resize(side, side)
    .joinChannel(mask, { raw: { width: side, height: side, channels: 1 } })
    .raw()
    .toBuffer();
  const picture = sharp(cut, { raw: { width: side, height: side, channels: 4 } });
  if (blurPx > 0) picture.blur(blurPx);
  const turned = await picture
    .rotate(degrees, { background: '#00000000' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  // The head's centre after turning about the middle of the picture.
  const radians = (degrees * Math.PI) / 180;
  const scale = side / MODEL_PX;
  const [dx, dy] = [x * scale - side / 2, y * scale - side / 2];
  const headX = turned.info.width / 2 + dx * Math.cos(radians) - dy * Math.sin(radians);
  const headY = turned.info.height / 2 + dx * Math.sin(radians) + dy * Math.cos(radians);
  const left = Math.round(figure.x - headX);
  const top = Math.round(figure.y - headY);
  const clothes = await sharp(model.jpeg)
    .extract({ left: 400, top: 960, width: 224, height: 60 })
    .resize(1, 1)
    .linear(light, 0)
    .removeAlpha()
    .raw()
    .toBuffer();
  const bodyTop = Math.round(figure.y + faceHeight * 1.5);
  for (let row = bodyTop; row < height; row += 1) {
    const half = faceHeight * (1.2 + (0.4 * (row - bodyTop)) / height);
    const from = Math.max(0, Math.round(figure.x - half));
    const to = Math.min(width, Math.round(figure.x + half));
    if (to > from) photo.fill(clothes, (row * width + from) * 3, (row * width + to) * 3);
  }
  const { width: layerWidth, height: layerHeight } = turned.info;
  for (let row = Math.max(0, -top); row < Math.min(layerHeight, height - top); row += 1) {
    for (let column = Math.max(0, -left); column < Math.min(layerWidth, width - left); column += 1) {
      const from = (row * layerWidth + column) * 4;
      const to = ((row + top) * width + column + left) * 3;
      const opacity = (turned.data[from + 3] ?? 0) / 255;
      if (opacity === 0) continue;
      for (let channel = 0; channel < 3; channel += 1) {
        const below = photo[to + channel] ?? 0;
        photo[to + channel] = Math.round(below + ((turned.data[from + channel] ?? 0) - below) * opacity);
      }
    }
  }
}

const WALLS = ['#c9b79c', '#8d6e56', '#d9d4c7', '#7f9aa6', '#b5562f', '#e9e4d8', '#5f6f52', '#a9a39a'];

/** Values of grain that are repeated over the picture: a prime, so that no pattern is seen. */
const GRAIN = 65_537;

/** A wall, bricks, a bright doorway, trees, or a market stall; drawn small, enlarged, with the grain of a camera. */
async function drawBackground(
  scene: Scene,
  width: number,
  height: number,
  light: number,
  random: Random,
): Promise<Buffer> {
  const [w, h] = [width / 8, height / 8];
  const colour = () => WALLS[random.below(WALLS.length)] ?? '#aaa';
  const wall = colour();
  let shapes = `<rect width="${w}" height="${h}" fill="${wall}"/>`;
  const kind = scene === 'market' ? 3 : scene === 'backlight' ? 1 : random.below(3);
  if (kind === 0) {
    for (let row = 0; row < h; row += 12)
      for (let column = row % 24 === 0 ? 0 : -12; column < w; column += 24)
        shapes += `<rect x="${column}" y="${row}" width="23" height="11" fill="#000" opacity="${0.12 * random.fraction()}"/>`;
  } else if (kind === 1) {
    shapes += `<rect x="${w * 0.15}" y="${h * 0.05}" width="${w * 0.6}" height="${h * 0.8}" fill="#f4f1e6"/>`;
  } else if (kind === 3) {
    for (let piece = 0; piece < 220; piece += 1) {
      const [x, y, size] = [random.fraction() * w, random.fraction() * h, 8 + random.fraction() * 50];
      shapes +=
        piece % 2 === 0
          ? `<ellipse cx="${x}" cy="${y}" rx="${size / 2}" ry="${size * 0.6}" fill="${colour()}"/>`
          : `<rect x="${x}" y="${y}" width="${size}" height="${size * 0.7}" fill="hsl(${random.below(360)},55%,45%)"/>`;
    }
  }
  shapes += `<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#fff" stop-opacity=".25"/><stop offset="1" stop-color="#000" stop-opacity=".3"/></linearGradient></defs><rect width="${w}" height="${h}" fill="url(#g)"/>`;
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${shapes}</svg>`,
  );
  // Drawn small first: asked for both at once, the drawing itself is enlarged, which takes a hundred times as long.
  const small = await sharp(svg).removeAlpha().linear(light, 0).png().toBuffer();
  const rgb = await sharp(small).resize(width, height, { kernel: 'linear' }).raw().toBuffer();
  const grain = Int8Array.from({ length: GRAIN }, () => random.below(15) - 7);
  const clamped = new Uint8ClampedArray(rgb.buffer, rgb.byteOffset, rgb.length);
  for (let start = 0; start < clamped.length; start += GRAIN) {
    const end = Math.min(clamped.length, start + GRAIN);
    for (let at = start; at < end; at += 1) clamped[at] = (clamped[at] ?? 0) + (grain[at - start] ?? 0);
  }
  return rgb;
}
