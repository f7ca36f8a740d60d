import { expect, test } from 'vitest';
import { bm } from './bm.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { fill, isLanguage, languageNames, languages, wordsOf } from './index.ts';

const mapValues = <Value>(words: Record<string, string>, map: (text: string) => Value) =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, map(text)]));
const placesOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test.each([
  ['English', en],
  ['Bambara', bm],
])('%s has the keys of the French dictionary, none empty, with the same places to fill', (_, words) => {
  expect(Object.keys(words)).toEqual(Object.keys(fr));
  expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  expect(mapValues(words, placesOf)).toEqual(mapValues(fr, placesOf));
});

test.each([
  ['French', fr],
  ['Bambara', bm],
])('in %s no line begins with a colon or a percent sign', (_, words) => {
  expect(Object.values(words).filter((text) => / [:?!;%»]|« /.test(text))).toEqual([]);
});

test('knows its languages and no other', () => {
  expect(languages).toEqual(Object.keys(languageNames));
  expect([...languages, 'de', '', undefined, 'toString'].filter(isLanguage)).toEqual(languages);
});

test('fills places by name and leaves those without a value', () => {
  expect(fill('Liste n° {sequence} du {date}', { sequence: 12 })).toBe('Liste n° 12 du {date}');
  expect(fill(wordsOf('fr').listLine, { sequence: 12, date: '01/03/2026' })).toBe(
    'Liste n° 12 du 01/03/2026',
  );
});
