import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toRgb, type RgbPicture } from './decode-area.ts';
import type { FaceGeometry } from './face-geometry.ts';
import { measurePortrait } from './measure-photo.ts';

const [width, height] = [308, 385];
const face: FaceGeometry = {
  eyes: [
    { x: 116, y: 177 },
    { x: 192, y: 177 },
  ],
  centre: { x: 154, y: 177 },
  chin: { x: 154, y: 313 },
  faceWidthPx: 190,
  headHeightPx: 272,
  rollDegrees: 0,
  yawDegrees: 0,
  skin: {
    forehead: { x: 154, y: 120 },
    left: { x: 100, y: 230 },
    right: { x: 208, y: 230 },
    spotPx: 11,
  },
};

/** A drawn face of a skin colour before a light wall, its light changed by an overlay. */
async function draw(skin: string, overlay = ''): Promise<RgbPicture> {
  const eye = (x: number) =>
    `<ellipse cx="${x}" cy="177" rx="20" ry="9" fill="#d8d4cc"/><circle cx="${x}" cy="177" r="8" fill="#201510"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="#c9c4b8"/><ellipse cx="154" cy="190" rx="95" ry="130" fill="${skin}"/>
${eye(116)}${eye(192)}<path d="M120 255 Q154 275 188 255 Q154 262 120 255Z" fill="#7a2a30"/>${overlay}</svg>`;
  return await toRgb(sharp(Buffer.from(svg)));
}

/** So much of the light is taken from everything, or from the left half. */
const shade = (opacity: number, across = width) =>
  `<rect width="${across}" height="${height}" fill="#000" opacity="${opacity}"/>`;

const skins = [
  ['dark', '#3a2418'],
  ['light', '#e0b898'],
] as const;

describe.each(skins)('on %s skin', (_, skin) => {
  test('the light there was is told by wall and eyes, not by the skin', async () => {
    const good = measurePortrait(await draw(skin), face);
    const dim = measurePortrait(await draw(skin, shade(0.75)), face);
    expect(good.brightLuminance).toBeGreaterThan(180);
    expect(dim.brightLuminance).toBeLessThan(60);
    expect(good.eyeWhiteLuminance).toBeGreaterThan(180);
    expect(dim.eyeWhiteLuminance).toBeLessThan(60);
  });

  test('shade is told in stops, the same on any skin', async () => {
    const even = measurePortrait(await draw(skin), face);
    const shaded = measurePortrait(await draw(skin, shade(0.75, width / 2)), face);
    expect(even.shadeStops).toBe(0);
    // A quarter of the sRGB value is 2.2 × 2 stops.
    expect(shaded.shadeStops).toBeGreaterThan(4);
    expect(shaded.shadeStops).toBeLessThan(4.8);
  });

  test('blur is told against the face’s own contrast', async () => {
    const sharpFace = await draw(skin);
    const soft = await toRgb(sharp(sharpFace.rgb, { raw: { width, height, channels: 3 } }).blur(4));
    const [before, after] = [sharpFace, soft].map((portrait) => measurePortrait(portrait, face).sharpness);
    expect(before).toBeGreaterThan(0.2);
    expect(after).toBeLessThan(0.12);
  });

  test('burnt is the whole portrait, white is the face', async () => {
    const shine = await draw(skin, `<ellipse cx="154" cy="230" rx="80" ry="70" fill="#fff"/>`);
    const wall = await draw(skin, `<path d="M0 0H${width}V100H0Z" fill="#fff"/>`);
    expect(measurePortrait(await draw(skin), face)).toMatchObject({ burntShare: 0, whiteShare: 0 });
    expect(measurePortrait(shine, face).whiteShare).toBeGreaterThan(0.6);
    expect(measurePortrait(wall, face).burntShare).toBeCloseTo(100 / height, 1);
    expect(measurePortrait(wall, face).whiteShare).toBe(0);
  });
});

test('a cheek outside the photo is no shade', async () => {
  const cut = { ...face, centre: { x: 40, y: 177 } };
  expect(measurePortrait(await draw(skins[1][1]), cut).shadeStops).toBe(0);
});

test('the skin is measured, to report rates by it', async () => {
  const [dark = 0, light = 0] = await Promise.all(
    skins.map(async ([, skin]) => measurePortrait(await draw(skin), face).skinLuminance),
  );
  expect(dark).toBeLessThan(60);
  expect(light).toBeGreaterThan(170);
});
