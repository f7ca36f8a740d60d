import { expect, test } from 'vitest';
import { cutPatch, type GreyPatch } from './grey-patch.ts';
import { adjustPose, project } from './homography.ts';
import { likeness, showDetail } from './likeness.ts';

/** A face of sorts: spots of a seed on a plain ground, `widthPx` × `heightPx`. */
function drawFace(seed: number, widthPx: number, heightPx: number, offset = 0): GreyPatch {
  const values = new Float32Array(widthPx * heightPx).fill(180);
  let state = seed;
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let spot = 0; spot < 40; spot++) {
    const [x, y, size] = [offset + random() * 40, offset + random() * 50, 1.5 + random() * 3];
    for (let at = 0; at < values.length; at++) {
      const distance = Math.hypot((at % widthPx) - x, Math.floor(at / widthPx) - y);
      if (distance < size) values[at] = 60 + 40 * (spot % 3);
    }
  }
  return { values, widthPx, heightPx };
}

const portrait = showDetail(drawFace(7, 40, 50));

test('the same face elsewhere in the patch, darker, in shadow, is alike; another is not', () => {
  const seen = drawFace(7, 48, 58, 3);
  seen.values = seen.values.map((value, at) => 20 + 0.4 * value * (0.7 + (0.6 * (at % 48)) / 48));
  expect(likeness(showDetail(seen), portrait)).toBeGreaterThan(0.9);
  expect(likeness(showDetail(drawFace(8, 48, 58, 3)), portrait)).toBeLessThan(0.5);
});

test('white paper is like nobody', () => {
  const white = { values: new Float32Array(48 * 58).fill(250), widthPx: 48, heightPx: 58 };
  expect(Math.abs(likeness(showDetail(white), portrait))).toBeLessThan(0.01);
});

test('a pose is turned about its centre, clockwise', () => {
  const centre = { x: 10, y: 20 };
  const turned = adjustPose([2, 0, 5, 0, 2, 7, 0, 0, 1], centre, 90, 1.5);
  expect(project(turned, centre).x).toBeCloseTo(25);
  expect(project(turned, centre).y).toBeCloseTo(47);
  expect(project(turned, { x: 11, y: 20 }).y).toBeCloseTo(50);
});

test('what is beyond the picture gives no patch', () => {
  const picture = { rgba: new Uint8Array(40 * 40 * 4), widthPx: 40, heightPx: 40 };
  const box = { xMm: 0, yMm: 0, widthMm: 20, heightMm: 20, turn: 0 } as const;
  expect(cutPatch(picture, [1, 0, 0, 0, 1, 0, 0, 0, 1], box, 2)?.values.length).toBe(1600);
  expect(cutPatch(picture, [1, 0, 25, 0, 1, 0, 0, 0, 1], box, 2)).toBeUndefined();
});
