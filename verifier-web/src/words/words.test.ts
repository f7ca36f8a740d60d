import { expect, test } from 'vitest';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { fill, wordsOf } from './index.ts';

const mapValues = <Value>(words: Record<string, string>, map: (text: string) => Value) =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, map(text)]));
const placesOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test('every dictionary has the keys of the French one, none empty, with the same places to fill', () => {
  expect(Object.keys(en)).toEqual(Object.keys(fr));
  expect(Object.entries(en).filter(([, text]) => text.trim() === '')).toEqual([]);
  expect(mapValues(en, placesOf)).toEqual(mapValues(fr, placesOf));
});

test('fills places by name and leaves those without a value', () => {
  expect(fill('Liste n° {sequence} du {date}', { sequence: 12 })).toBe('Liste n° 12 du {date}');
  expect(fill(wordsOf('fr').listLine, { sequence: 12, date: '01/03/2026' })).toBe(
    'Liste n° 12 du 01/03/2026',
  );
});
