import { createECDH, createHash } from 'node:crypto';
import { parsePublicJwk, type PrivateJwk, type PublicJwk } from '@passeport/credential';
import { entropyToMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/french.js';
import { CliError } from '../cli-error.ts';
import { isSameKey } from './keys.ts';

/** The private number of a P-256 key, 32 bytes, as 24 words of BIP 39's French list: no two begin with the same four letters. */
const WORDS = 24;
const LETTERS = 4;

/** The list as it is printed, and as it is typed: without accents, in small letters. */
const PRINTED = wordlist.map((word) => word.normalize('NFC'));
const TYPED = PRINTED.map(fold);

/** What a page's code begins with. */
const CODE_PREFIX = 'PASSEPORT RACINE';

export function keyToWords({ d }: PrivateJwk): string[] {
  const words = entropyToMnemonic(Buffer.from(d, 'base64url'), wordlist).normalize('NFC');
  return words.split(/\s+/);
}

/** The same for a QR code, in its alphanumeric mode. */
export function wordsToCode(words: readonly string[]): string {
  return `${CODE_PREFIX} ${words.map((word) => fold(word).toUpperCase()).join(' ')}`;
}

/** The words in a text: typed with or without accents, numbers and commas, a word by its first four letters at least; or a code's. */
function splitWords(text: string): string[] {
  return fold(text)
    .replace(fold(CODE_PREFIX), ' ')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/**
 * The key in 24 words, which must be one of `known`. A word that is wrong is named: one that is not in the list at once; one that is,
 * or two that changed places, by trying which other word would give a key that is known.
 * Throws `paper-words-count`, `paper-word-unknown`, `paper-word-wrong`, `paper-words-exchanged`, `paper-words-wrong`, `paper-other-key`.
 */
export function wordsToKey(text: string, known: readonly PublicJwk[]): PrivateJwk {
  const typed = splitWords(text);
  if (typed.length !== WORDS) throw new CliError('paper-words-count', { count: typed.length });
  const places = typed.map((word, at) => {
    const place = placeOf(word);
    if (place === undefined) throw new CliError('paper-word-unknown', { at: at + 1, word });
    return place;
  });
  const key = keyOf(places);
  if (key !== undefined && isKnown(key, known)) return key;
  explainWrong(places, known);
  throw new CliError(key === undefined ? 'paper-words-wrong' : 'paper-other-key');
}

function placeOf(word: string): number | undefined {
  const exact = TYPED.indexOf(word);
  if (exact !== -1) return exact;
  const found = word.length < LETTERS ? -1 : TYPED.findIndex((one) => one.startsWith(word));
  return found === -1 ? undefined : found;
}

/** Undefined when the words' own check does not hold. */
function keyOf(places: readonly number[]): PrivateJwk | undefined {
  const bytes = entropyOf(places);
  if (bytes === undefined) return undefined;
  const ecdh = createECDH('prime256v1');
  try {
    ecdh.setPrivateKey(bytes);
  } catch {
    return undefined;
  }
  const point = ecdh.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  return {
    ...parsePublicJwk({ kty: 'EC', crv: 'P-256', x, y }),
    d: Buffer.from(bytes).toString('base64url'),
  };
}

/** BIP 39: 11 bits a word, 256 of the key and then the first 8 of its SHA-256. The library's own reading is too slow to try 49,000. */
function entropyOf(places: readonly number[]): Uint8Array | undefined {
  const bits = places.map((place) => place.toString(2).padStart(11, '0')).join('');
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  const entropy = bytes.subarray(0, 32);
  return createHash('sha256').update(entropy).digest()[0] === bytes[32] ? entropy : undefined;
}

function isKnown(key: PublicJwk, known: readonly PublicJwk[]): boolean {
  return known.some((one) => isSameKey(one, key));
}

/** Tries every other word in every place, and every exchange of two. Throws when one of them gives a known key. */
function explainWrong(places: readonly number[], known: readonly PublicJwk[]): void {
  const gives = (changed: readonly number[]): boolean => {
    const key = keyOf(changed);
    return key !== undefined && isKnown(key, known);
  };
  for (let at = 0; at < WORDS; at += 1) {
    for (let other = at + 1; other < WORDS; other += 1) {
      const exchanged = places.with(at, places[other] ?? 0).with(other, places[at] ?? 0);
      if (gives(exchanged)) throw new CliError('paper-words-exchanged', { at: at + 1, other: other + 1 });
    }
  }
  for (const [at, place] of places.entries()) {
    for (const [other, right] of PRINTED.entries()) {
      if (other === place || !gives(places.with(at, other))) continue;
      throw new CliError('paper-word-wrong', { at: at + 1, word: PRINTED[place] ?? '', right });
    }
  }
}

function fold(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
