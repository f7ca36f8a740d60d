import { fileURLToPath } from 'node:url';
import { memberFromDigits } from '@passeport/codes';
import { preparePhoto } from '@passeport/photo';
import type { NewPhoto } from '@passeport/registry';
import { expect, test } from 'vitest';
import { AlikeFinder } from './alike-finder.ts';

const demo = fileURLToPath(new URL('../../demo/photos/', import.meta.url));
const faceOf = async (name: string): Promise<Uint8Array> =>
  (await preparePhoto(`${demo}${name}.jpg`)).face.av1;
const [awa, issa, fanta] = [
  memberFromDigits('04000000101'),
  memberFromDigits('04000000102'),
  memberFromDigits('04010000101'),
];
const crop = { leftPx: 0, topPx: 0, widthPx: 400, heightPx: 500, rollDegrees: 0, by: 'found' } as const;
const photo = (member: NewPhoto['member'], face: Uint8Array, by: NewPhoto['crop']['by'] = 'found') => ({
  member,
  face,
  crop: { ...crop, by },
});

test('a face like another one of the mutuelle is told; one’s own, another mutuelle’s and what is no face are not', async () => {
  const [one, other] = [await faceOf('BK-01'), await faceOf('BK-02')];
  const finder = new AlikeFinder([photo(awa, one)]);
  expect(await finder.find(photo(awa, one))).toBeUndefined();
  expect(await finder.find(photo(issa, other))).toBeUndefined();
  expect(await finder.find(photo(issa, one))).toBe(awa);
  expect(await finder.find(photo(fanta, one))).toBeUndefined();
  expect(await finder.find(photo(issa, one, 'centre'))).toBeUndefined();
  // Who came in between is known.
  expect(await finder.find(photo(awa, other))).toBe(issa);
});

test('a face that is somebody’s no longer is like nobody’s, before and after the others were looked at', async () => {
  const one = await faceOf('BK-01');
  const finder = new AlikeFinder([photo(awa, one)]);
  finder.forget(awa);
  expect(await finder.find(photo(issa, one))).toBeUndefined();
  finder.forget(issa);
  expect(await finder.find(photo(awa, one))).toBeUndefined();
});

test.each([
  ['cut off', (face: Uint8Array) => face.subarray(0, 20)],
  ['no picture at all', () => new TextEncoder().encode('a face that came from another office')],
  ['one byte', () => new Uint8Array(1)],
])('a kept face that is damaged is like none, and keeps nothing from being found: %s', async (_, damage) => {
  const one = await faceOf('BK-01');
  const finder = new AlikeFinder([photo(fanta, damage(one)), photo(awa, damage(one)), photo(issa, one)]);
  expect(await finder.find(photo(awa, one))).toBe(issa);
});
