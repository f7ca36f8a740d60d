import { expect, test } from 'vitest';
import type { Sharp } from 'sharp';
import { drawNoise, drawPerson } from './drawn-photo.fixture.ts';
import { alikeFaces, compareFaces, describeFace } from './face-likeness.ts';

const look = async (change: (person: Sharp) => Sharp) =>
  await describeFace(
    await change((await drawPerson()).resize(64, 80))
      .png()
      .toBuffer(),
  );
const person = await look((drawn) => drawn);

test.each<[string, (person: Sharp) => Sharp]>([
  ['darker', (drawn) => drawn.linear(0.5, 0)],
  ['with less contrast', (drawn) => drawn.linear(0.5, 60)],
  ['blurred', (drawn) => drawn.blur(1)],
  ['of other colours', (drawn) => drawn.tint('#c08040')],
])('the same picture %s is alike', async (_, change) => {
  expect(compareFaces(person, await look(change))).toBeLessThan(alikeFaces);
});

test('another picture is not', async () => {
  const noise = await describeFace(await drawNoise(64, 80).png().toBuffer());
  expect(compareFaces(person, noise)).toBeGreaterThan(alikeFaces);
  expect(compareFaces(person, await look((drawn) => drawn.flip()))).toBeGreaterThan(alikeFaces);
  expect(compareFaces(person, person)).toBe(0);
});

test('a picture without any edge has a look, too', async () => {
  const grey = await look((drawn) => drawn.linear(0, 128));
  expect(Math.hypot(...grey)).toBeLessThanOrEqual(1.001);
  expect(compareFaces(person, grey)).toBeGreaterThan(alikeFaces);
});
