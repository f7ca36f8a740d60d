import { readFileSync } from 'node:fs';

/** The rows of a vector file beside this one: two columns parted by a tab, `#` lines are remarks. */
export function readVectors(fileName: string): [string, string][] {
  const text = readFileSync(new URL(fileName, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [given = '', expected = ''] = line.split('\t');
      return [given, expected];
    });
}
