import { fill, type Words } from '../words/index.ts';

/** `21 Ko`, `1,2 Mo`. */
export function kilobytes(bytes: number, words: Words): string {
  const [size, unit] = bytes < 1e6 ? [bytes / 1000, words.unitKilo] : [bytes / 1e6, words.unitMega];
  const rounded = size < 10 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${rounded.toLocaleString(words.languageTag)}\u00a0${unit}`;
}

/** `7 s`, `3 min`. */
export function seconds(count: number, words: Words): string {
  return count < 100
    ? fill(words.unitSeconds, { count: Math.max(1, Math.ceil(count)) })
    : fill(words.unitMinutes, { count: Math.ceil(count / 60) });
}
