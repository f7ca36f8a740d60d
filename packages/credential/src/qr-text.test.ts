import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASE64URL } from '../testing/forge.ts';
import { decodeQrText, encodeQrText, qrSegments } from './qr-text.ts';

const TOKEN_ALPHABET = Array.from(`${BASE64URL}.`);
const tokens = fc.string({ unit: fc.constantFrom(...TOKEN_ALPHABET), minLength: 1, maxLength: 1998 });

test('each character is two digits, ASCII less 45', () => {
  expect(encodeQrText('-.09AZ_az')).toBe('PS1:000103122045505277');
});

test('a token comes back as it went', () => {
  fc.assert(
    fc.property(tokens, (token) => {
      expect(decodeQrText(encodeQrText(token))).toBe(token);
    }),
  );
});

test('the segments are the text', () => {
  const segments = qrSegments('eyJ.x-y.z_');
  expect(segments.map(({ mode }) => mode)).toEqual(['alphanumeric', 'numeric']);
  expect(segments.map(({ data }) => data).join('')).toBe(encodeQrText('eyJ.x-y.z_'));
});

test.each(['', 'a b', 'a=', 'a+b', 'a/b', 'é', 'a\n'])('%j is no token', (token) => {
  expect(() => encodeQrText(token)).toThrow(expect.objectContaining({ code: 'token-malformed' }));
  expect(() => qrSegments(token)).toThrow(expect.objectContaining({ code: 'token-malformed' }));
});

describe('a text that is not in the one spelling', () => {
  test.each([
    ['not-a-card', ''],
    ['not-a-card', 'PS1'],
    ['not-a-card', 'ps1:5676'],
    ['not-a-card', 'Ps1:5676'],
    ['not-a-card', ' PS1:5676'],
    ['not-a-card', '\ufeffPS1:5676'],
    ['not-a-card', 'PS:5676'],
    ['not-a-card', 'PSX:5676'],
    ['not-a-card', 'PS1 :5676'],
    ['not-a-card', 'PS１:5676'],
    ['not-a-card', 'shc:/567629095243206034602924374044603122295953265460346029254077280433602870'],
    ['not-a-card', 'HC1:6BFOXN%TS3DH'],
    ['not-a-card', 'https://example.org/PS1:5676'],
    ['not-a-card', '0417-00123-02-36'],
    ['not-a-card', 'eyJhbGciOiJFUzI1NiJ9.e30.AA'],
    ['version-unknown', 'PS2:5676'],
    ['version-unknown', 'PS0:5676'],
    ['version-unknown', 'PS01:5676'],
    ['version-unknown', 'PS10:5676'],
    ['version-unknown', 'PS2:'],
    ['text-malformed', 'PS1:'],
    ['text-malformed', 'PS1:5'],
    ['text-malformed', 'PS1:567'],
    ['text-malformed', 'PS1:5676\n'],
    ['text-malformed', 'PS1:5676 '],
    ['text-malformed', 'PS1: 5676'],
    ['text-malformed', 'PS1:56 76'],
    ['text-malformed', 'PS1:56-76'],
    ['text-malformed', 'PS1:PS1:5676'],
    ['text-malformed', 'PS1:٥٦٧٦'],
    ['text-malformed', 'PS1:５６７６'],
    ['text-malformed', 'PS1:+5-6'],
    ['text-malformed', 'PS1:5602'], // '/'
    ['text-malformed', 'PS1:5613'], // ':'
    ['text-malformed', 'PS1:5646'], // '['
    ['text-malformed', 'PS1:5651'], // '`'
    ['text-malformed', 'PS1:5678'], // '{'
    ['text-malformed', 'PS1:5699'],
    ['too-long', `PS1:${'5'.repeat(3998)}`],
    ['too-long', 'x'.repeat(4001)],
    ['too-long', 'PS1:56'.repeat(2_000_000)],
  ])('%s (%$)', (code, text) => {
    expect(() => decodeQrText(text)).toThrow(expect.objectContaining({ name: 'CredentialError', code }));
  });

  test('4,000 characters are read', () => {
    expect(decodeQrText(`PS1:${'56'.repeat(1998)}`)).toHaveLength(1998);
  });

  test('every code of two digits is a token character or refused', () => {
    const codes = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0'));
    const accepted = codes.filter((code) => {
      try {
        return decodeQrText(`PS1:${code}`).length === 1;
      } catch {
        return false;
      }
    });
    expect(accepted).toHaveLength(TOKEN_ALPHABET.length);
  });
});
