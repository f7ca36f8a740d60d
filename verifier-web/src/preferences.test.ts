import { expect, test } from 'vitest';
import { parsePreferences } from './preferences.ts';

const atFirst = { sound: true, vibration: true, answerSeconds: 60, kioskSeconds: 0, journal: false };

test.each([undefined, null, 'x', 4, []])('%j: as at first', (value) => {
  expect(parsePreferences(value)).toEqual(atFirst);
});

test('keeps what it understands, each by itself', () => {
  const kept = {
    sound: false,
    vibration: false,
    answerSeconds: 15,
    kioskSeconds: 5,
    journal: true,
    camera: 'abc',
    zoom: 2,
  };
  expect(parsePreferences(kept)).toEqual(kept);
  expect(parsePreferences({ ...kept, answerSeconds: 3_600, zoom: -1, sound: 'yes' })).toEqual({
    ...kept,
    answerSeconds: 60,
    zoom: undefined,
    sound: true,
  });
  expect(parsePreferences({ kioskSeconds: 10 })).toEqual({ ...atFirst, kioskSeconds: 10 });
});
