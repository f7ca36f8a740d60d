import { expect, test } from 'vitest';
import type { RgbPicture } from '../decode-area.ts';
import type { FaceGeometry } from '../face-geometry.ts';
import { flattenBackground, trustMask } from './flatten-background.ts';

const size = { widthPx: 308, heightPx: 385 };
const at = { x: 154, y: 177 };
const face: FaceGeometry = {
  eyes: [
    { x: 124, y: 177 },
    { x: 184, y: 177 },
  ],
  centre: at,
  chin: { x: 154, y: 313 },
  faceWidthPx: 190,
  headHeightPx: 272,
  rollDegrees: 0,
  yawDegrees: 0,
  skin: { forehead: at, left: at, right: at, spotPx: 8 },
};

/** A mask of a head and shoulders, changed where `change` gives a value. */
function maskOf(change: (x: number, y: number) => number | undefined = () => undefined): Uint8Array {
  return Uint8Array.from({ length: size.widthPx * size.heightPx }, (_, pixel) => {
    const [x, y] = [pixel % size.widthPx, Math.floor(pixel / size.widthPx)];
    const inside = Math.hypot((x - 154) / 110, (y - 177) / 150) < 1 || y > 330;
    return change(x, y) ?? (inside ? 255 : 0);
  });
}

const dark = (): RgbPicture => ({ rgb: new Uint8Array(size.widthPx * size.heightPx * 3).fill(20), ...size });
const pixelOf = ({ rgb }: RgbPicture, x: number, y: number) => [
  ...rgb.subarray((y * size.widthPx + x) * 3, (y * size.widthPx + x) * 3 + 3),
];

test('a sure mask: light behind, and not a pixel of the person changed', async () => {
  const portrait = dark();
  expect(await flattenBackground(portrait, face, async () => maskOf())).toBe(true);
  expect(pixelOf(portrait, 4, 4)).toEqual([222, 226, 230]);
  expect(pixelOf(portrait, 154, 40)).toEqual([20, 20, 20]);
  expect(pixelOf(portrait, 154, 177)).toEqual([20, 20, 20]);
});

test.each([
  ['the mask has a hole in the face', maskOf((x, y) => (Math.hypot(x - 120, y - 200) < 35 ? 0 : undefined))],
  ['the mask doubts the hair or the scarf', maskOf((_, y) => (y < 95 ? 128 : undefined))],
  ['the mask is empty', maskOf(() => 0)],
])('%s: the picture is left as it is', async (_, mask) => {
  const portrait = dark();
  expect(await flattenBackground(portrait, face, async () => mask)).toBe(false);
  expect(portrait).toEqual(dark());
});

test('trust is of the head and of the outline', () => {
  expect(trustMask(maskOf(), size, face)).toEqual({ head: 1, doubt: 0 });
  const { head, doubt } = trustMask(
    maskOf((x) => (x < 60 ? 128 : undefined)),
    size,
    face,
  );
  expect(head).toBe(1);
  expect(doubt).toBeGreaterThan(0.1);
});
