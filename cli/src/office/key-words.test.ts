import { generateSigningKey, type PrivateJwk } from '@passeport/credential';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyToWords, wordsToCode, wordsToKey } from './key-words.ts';

describe('a key in 24 words', () => {
  let key: PrivateJwk;
  let words: string[];
  const detailsOf = (text: string): unknown => {
    try {
      return wordsToKey(text, [key]);
    } catch (error) {
      return error instanceof Error && 'code' in error && 'details' in error
        ? [error.code, error.details]
        : error;
    }
  };

  beforeAll(async () => {
    key = (await generateSigningKey()).privateJwk;
    words = keyToWords(key);
  });

  it('comes back from the words, however they are typed, and from the code', () => {
    expect(words).toHaveLength(24);
    const numbered = words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join(',\n');
    const short = words.map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 4)).join(' ');
    for (const text of [words.join(' '), numbered, short, wordsToCode(words)])
      expect(wordsToKey(text, [key])).toEqual(key);
    expect(wordsToCode(words)).toMatch(/^[A-Z ]+$/);
  });

  it('a word that is none, one too few, one too many', () => {
    expect(detailsOf(words.with(6, 'zzzz').join(' '))).toEqual([
      'paper-word-unknown',
      { at: 7, word: 'zzzz' },
    ]);
    expect(detailsOf(words.slice(1).join(' '))).toEqual(['paper-words-count', { count: 23 }]);
    expect(detailsOf([...words, words[0]].join(' '))).toEqual(['paper-words-count', { count: 25 }]);
  });

  it('a wrong word is named, with the right one; so are two that changed places', () => {
    const wrong = words[11] === 'abaisser' ? 'abandon' : 'abaisser';
    expect(detailsOf(words.with(11, wrong).join(' '))).toEqual([
      'paper-word-wrong',
      { at: 12, word: wrong, right: words[11] },
    ]);
    const [second = '', fifth = ''] = [words[1], words[4]];
    if (second !== fifth)
      expect(detailsOf(words.with(1, fifth).with(4, second).join(' '))).toEqual([
        'paper-words-exchanged',
        { at: 2, other: 5 },
      ]);
  });

  it('another key’s page is not taken', async () => {
    const other = keyToWords((await generateSigningKey()).privateJwk);
    expect(detailsOf(other.join(' '))).toEqual(['paper-other-key', {}]);
  });
});
