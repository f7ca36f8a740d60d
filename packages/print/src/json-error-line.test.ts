import { expect, it } from 'vitest';
import { jsonErrorLine } from './json-error-line.ts';

it.each([
  ['{\n  "a": 1,\n  "b": [,]\n}', 3],
  ['{\n  "a": 1\n  "b": 2\n}', 3],
  ['{\n  "a": 1,\n}', 3],
  [
    '{\n  "name": "quelque chose de long",\n  "autre": "encore plus long",\n  "style": ,\n  "suite": "longue, longue"\n}',
    4,
  ],
  ['{\n  "a": "b\nc"\n}', 2],
])('finds the line that is wrong in %j', (text, line) => {
  expect(lineOf(text)).toBe(line);
});

it('says nothing of what ends too early, or is another error', () => {
  expect(lineOf('')).toBeUndefined();
  expect(jsonErrorLine('{', new Error('Unexpected token'))).toBeUndefined();
});

function lineOf(text: string): number | undefined {
  try {
    JSON.parse(text);
  } catch (error) {
    return jsonErrorLine(text, error);
  }
  throw new Error('it is JSON');
}
