import { expect, test } from 'vitest';
import { fitHomography, fitSimilarity, project } from './homography.ts';

const tilted = [1.2, 0.1, 30, -0.2, 1.1, 12, 0.0004, 0.0007, 1];
const paper = [
  { x: 5, y: 20 },
  { x: 200, y: 20 },
  { x: 200, y: 280 },
  { x: 5, y: 280 },
  { x: 100, y: 90 },
];

test('points of a photographed paper are found again', () => {
  const h = fitHomography(paper.map((from) => ({ from, to: project(tilted, from) })));
  if (h === undefined) throw new Error('no homography');
  for (const from of [{ x: 60, y: 60 }, ...paper]) {
    const [found, meant] = [project(h, from), project(tilted, from)];
    expect(Math.hypot(found.x - meant.x, found.y - meant.y)).toBeLessThan(1e-6);
  }
});

test('points on a line, or too few, give none', () => {
  const line = [0, 1, 2, 3].map((x) => ({ from: { x, y: x }, to: { x, y: 2 * x } }));
  expect(fitHomography(line)).toBeUndefined();
  expect(fitHomography(line.slice(1))).toBeUndefined();
});

test('a turned and enlarged mark says where the paper goes on; points in one place say nothing', () => {
  const turned = [0, -3, 50, 3, 0, 20, 0, 0, 1];
  const mark = [1, 2, 3, 4].map((at) => ({ x: at % 2, y: Math.floor(at / 2) }));
  const found = fitSimilarity(mark.map((from) => ({ from, to: project(turned, from) })));
  if (found === undefined) throw new Error('no similarity');
  expect(project(found, { x: 60, y: 10 }).x).toBeCloseTo(20);
  expect(project(found, { x: 60, y: 10 }).y).toBeCloseTo(200);
  const from = { x: 1, y: 1 };
  expect(fitSimilarity([1, 2].map(() => ({ from, to: from })))).toBeUndefined();
});
