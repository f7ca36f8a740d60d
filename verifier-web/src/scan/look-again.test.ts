import { expect, test } from 'vitest';
import { planLook } from './look-again.ts';

const picture = { width: 1080, height: 1080 };
const whole = { x: 0, y: 0, ...picture };

test('frame after frame, a picture is looked at larger, smaller, larger still, within what a phone can bear', () => {
  expect([0, 1, 2, 3].map((frame) => planLook(frame, picture))).toEqual([
    { part: whole, scale: 1.5 },
    { part: whole, scale: 2 / 3 },
    { part: whole, scale: 1.5 },
    { part: whole, scale: 1.5 },
  ]);
  expect(planLook(2, { width: 480, height: 480 }).scale).toBe(2);
});

test('only the part where a code was seen is enlarged, with room around it', () => {
  const seen = { x: 500, y: 40, width: 400, height: 300 };
  const part = { x: 440, y: 0, width: 520, height: 400 };
  expect(planLook(2, picture, seen)).toEqual({ part, scale: 2 });
  expect(planLook(1, picture, seen).part).toEqual(whole);
});

test('the part never leaves the picture', () => {
  expect(planLook(0, picture, { x: -20, y: 900, width: 1300, height: 400 }).part).toEqual({
    x: 0,
    y: 705,
    width: 1080,
    height: 375,
  });
});
