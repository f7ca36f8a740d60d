import { expect, test } from 'vitest';
import { boxInPicture, planLook, planNextLook } from './plan-look.ts';

const picture = { width: 1080, height: 1080 };
const whole = { x: 0, y: 0, ...picture };

test('the first look takes as little work of every camera’s picture', () => {
  expect(planLook(picture)).toEqual({ part: whole, scale: 600 / 1080 });
  expect(planLook({ width: 480, height: 480 }).scale).toBe(1.25);
});

test('frame after frame, a picture that was not read is looked at in another way', () => {
  const looks = [0, 1, 2, 3, 4].map((frame) => planNextLook(frame, picture));
  expect(looks.map(({ scale }) => 1080 * scale)).toEqual([720, 900, 1080, 900, 720]);
  expect(looks.map(({ detail }) => detail?.shade)).toEqual([6, 3, undefined, undefined, 6]);
});

test('only the part where a code was seen is enlarged, with room around it, and not endlessly', () => {
  const seen = { x: 500, y: 40, width: 400, height: 300 };
  const part = { x: 440, y: 0, width: 520, height: 400 };
  expect(planNextLook(2, picture, seen)).toEqual({ part, scale: 1080 / 520 });
  expect(planNextLook(2, picture, { ...seen, width: 60, height: 60 }).scale).toBe(3);
});

test('the part never leaves the picture', () => {
  expect(planNextLook(0, picture, { x: -20, y: 900, width: 1300, height: 400 }).part).toEqual({
    x: 0,
    y: 705,
    width: 1080,
    height: 375,
  });
});

test('what a look found is told where the picture has it', () => {
  const look = { part: { x: 100, y: 200, width: 300, height: 300 }, scale: 2 };
  expect(boxInPicture(look, { x: 50, y: 60, width: 80, height: 90 })).toEqual({
    x: 125,
    y: 230,
    width: 40,
    height: 45,
  });
});
