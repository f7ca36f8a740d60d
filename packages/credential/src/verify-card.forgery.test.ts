import { expect, test } from 'vitest';
import { BASE64URL } from '../testing/forge.ts';
import { faceClaims, plainClaims } from '../testing/sample-claims.ts';
import { testKey, testTrustList } from '../testing/test-keys.ts';
import { encodeQrText } from './qr-text.ts';
import { signCard } from './sign-card.ts';
import { verifyCard, type CardReading } from './verify-card.ts';

const trust = await testTrustList();
const office = await testKey('office');
const plainToken = await signCard(plainClaims, office);
const faceToken = await signCard(faceClaims, office);

/** The token with each of its characters in turn replaced by each of the others given. */
function* changesOf(token: string, replacements: (original: string) => string[]): Generator<string> {
  for (let index = 0; index < token.length; index++)
    for (const replacement of replacements(token.charAt(index)))
      if (replacement !== token.charAt(index))
        yield token.slice(0, index) + replacement + token.slice(index + 1);
}

/** Characters one bit away in base64url, and those that most look like the original. */
function nearest(original: string): string[] {
  const value = BASE64URL.indexOf(original);
  const oneBitAway = [1, 2, 4, 8, 16, 32].map((bit) => BASE64URL.charAt(value ^ bit));
  return value < 0 ? ['-', '_', 'A'] : [...oneBitAway, original.toUpperCase(), original.toLowerCase(), '.'];
}

async function countAccepted(texts: Iterable<string>): Promise<{ tried: number; accepted: CardReading[] }> {
  const accepted: CardReading[] = [];
  let tried = 0;
  for (const text of texts) {
    const reading = await verifyCard(text, trust);
    tried += 1;
    if (reading.status === 'genuine') accepted.push(reading);
  }
  return { tried, accepted };
}

function* asQrTexts(tokens: Iterable<string>): Generator<string> {
  for (const token of tokens) yield encodeQrText(token);
}

test('each character of a token, replaced by each other character that a token can have', async () => {
  const everyCharacter = Array.from(`${BASE64URL}.`);
  const { tried, accepted } = await countAccepted(asQrTexts(changesOf(plainToken, () => everyCharacter)));
  expect(tried).toBe(plainToken.length * 64);
  expect(accepted).toEqual([]);
});

test('each character of a token with a face, replaced by those nearest to it', async () => {
  const { tried, accepted } = await countAccepted(asQrTexts(changesOf(faceToken, nearest)));
  expect(tried).toBeGreaterThan(faceToken.length * 6);
  expect(accepted).toEqual([]);
});

test('each digit of the QR text, replaced by each other digit', async () => {
  const text = encodeQrText(plainToken);
  const { accepted } = await countAccepted(changesOf(text, () => Array.from('0123456789')));
  expect(accepted).toEqual([]);
});

test('every truncation, at either end', async () => {
  const text = encodeQrText(faceToken);
  const lengths = Array.from({ length: text.length }, (_, length) => length);
  const cut = lengths.flatMap((length) => [text.slice(0, length), text.slice(text.length - length)]);
  expect((await countAccepted(cut)).accepted).toEqual([]);
});

test('each character removed, doubled, or swapped with the next', async () => {
  const positions = Array.from({ length: plainToken.length }, (_, index) => index);
  const edited = positions.flatMap((index) => {
    const [before, at, after] = [
      plainToken.slice(0, index),
      plainToken.charAt(index),
      plainToken.slice(index + 1),
    ];
    return [before + after, before + at + at + after, before + after.charAt(0) + at + after.slice(1)];
  });
  const other = edited.filter((token) => token !== plainToken);
  expect((await countAccepted(asQrTexts(other))).accepted).toEqual([]);
});

test('a dot at every place', async () => {
  const positions = Array.from({ length: plainToken.length + 1 }, (_, index) => index);
  const dotted = positions.map((index) => `${plainToken.slice(0, index)}.${plainToken.slice(index)}`);
  expect((await countAccepted(asQrTexts(dotted))).accepted).toEqual([]);
});

test('the parts of two genuine cards, mixed', async () => {
  const [first, second] = [plainToken.split('.'), faceToken.split('.')];
  const mixed = [
    [first[0], first[1], second[2]],
    [first[0], second[1], first[2]],
    [second[1], first[1], first[2]],
    [first[1], first[0], first[2]],
  ].map((parts) => parts.join('.'));
  expect((await countAccepted(asQrTexts(mixed))).accepted).toEqual([]);
});

test('and the tokens themselves are accepted', async () => {
  expect((await countAccepted([encodeQrText(plainToken), encodeQrText(faceToken)])).accepted).toHaveLength(2);
});
