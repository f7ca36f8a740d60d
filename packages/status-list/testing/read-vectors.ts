import { readdirSync, readFileSync } from 'node:fs';
import type { StatusBits } from '../src/status-list.ts';

/** A test vector of the specification: all statuses are 0 but those named. */
export interface StatusListVector {
  source: string;
  bits: StatusBits;
  size: number;
  lst: string;
  statuses: [index: number, status: number][];
}

const FOLDER = new URL('../vectors/', import.meta.url);

/** The vectors of encoding: those of section 4.1 and of appendix C. */
export function readVectors(): StatusListVector[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('-bit.txt'))
    .map((name) => {
      const lines = readLines(name);
      const one = (word: string) => lines.find(([first]) => first === word)?.[1] ?? '';
      return {
        source: one('source'),
        bits:
          [1 as const, 2 as const, 4 as const, 8 as const].find((bits) => String(bits) === one('bits')) ?? 1,
        size: Number(one('size')),
        lst: one('lst'),
        statuses: lines.flatMap(([word, rest]): [number, number][] => {
          const [index = '', status = ''] = rest.split(' ');
          return word === 'status' ? [[Number(index), Number(status)]] : [];
        }),
      };
    });
}

/** The example of a whole token, in section 8.2, by the words that its lines begin with. */
export function readTokenVector(): Record<string, string> {
  return Object.fromEntries(readLines('section-8.2-token.txt'));
}

/** Lines of a word and the rest. */
function readLines(name: string): [word: string, rest: string][] {
  const text = readFileSync(new URL(name, FOLDER), 'utf8').trimEnd();
  return text.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return [line.slice(0, space), line.slice(space + 1)];
  });
}
