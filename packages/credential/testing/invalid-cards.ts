import { parseCalendarDate } from '@passeport/calendar';
import { memberFromDigits } from '@passeport/codes';
import { encode } from 'cborg';
import { createPublicKey } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { encodeClaims } from '../src/claims-cbor.ts';
import type { CardClaims } from '../src/claims.ts';
import { encodeQrText } from '../src/qr-text.ts';
import { signCard } from '../src/sign-card.ts';
import { signJws } from '../src/sign-jws.ts';
import {
  forge,
  forgeByHmac,
  forgeOnCurve,
  spellDigits,
  toDerSignature,
  twinOf,
  withPart,
  withUnusedBit,
} from './forge.ts';
import { plainClaims } from './sample-claims.ts';
import { privateJwkOf, testKey, type TestKeyName } from './test-keys.ts';

const { kid, publicJwk } = await testKey('office');
const payload = encodeClaims(plainClaims);
const token = await signCard(plainClaims, await testKey('office'));
const [header = '', body = '', signature = ''] = token.split('.');

const base64 = (data: string | Uint8Array) => Buffer.from(data).toString('base64url');

async function signed(claims: Partial<CardClaims>, by: TestKeyName = 'office'): Promise<string> {
  return encodeQrText(await signCard({ ...plainClaims, ...claims }, await testKey(by)));
}

async function headed(text: string, content: Uint8Array | string = payload): Promise<string> {
  return encodeQrText(await forge(text, content, privateJwkOf('office')));
}

async function carrying(content: Uint8Array | string): Promise<string> {
  return await headed(`{"alg":"ES256","kid":"${kid}"}`, content);
}

/** HS256 with the public key as the secret: libraries that took the algorithm from the token have been fooled. */
function hmacSigned(secret: string | Buffer): string {
  return encodeQrText(forgeByHmac(`{"alg":"HS256","kid":"${kid}"}`, payload, secret));
}

const publicKey = createPublicKey({ key: { ...publicJwk }, format: 'jwk' });
const text = encodeQrText(token);
const bomb = deflateRawSync(new Uint8Array(1_200_000));

/** What `verifyCard` says, why, and a text of which it must say so. */
type Recipe = [verdict: string, why: string, text: string];

export const invalidCards: Recipe[] = [
  ['unreadable not-a-card', 'empty', ''],
  ['unreadable not-a-card', 'prefix in lower case', text.replace('PS1:', 'ps1:')],
  ['unreadable not-a-card', 'no prefix', text.slice(4)],
  ['unreadable not-a-card', 'white space first', ` ${text}`],
  ['unreadable not-a-card', 'a SMART Health Card', text.replace('PS1:', 'shc:/')],
  ['unreadable not-a-card', 'a web address', `https://example.org/?c=${text}`],
  ['unreadable not-a-card', 'the token itself', token],
  ['unreadable not-a-card', 'a card number', '0417-00123-02-36/1'],
  ['unreadable version-unknown', 'version 2', text.replace('PS1:', 'PS2:')],
  ['unreadable version-unknown', 'version 01', text.replace('PS1:', 'PS01:')],
  ['unreadable text-malformed', 'nothing after the prefix', 'PS1:'],
  ['unreadable text-malformed', 'last digit missing', text.slice(0, -1)],
  ['unreadable text-malformed', 'a digit more', `${text}0`],
  ['unreadable text-malformed', 'a line feed after', `${text}\n`],
  ['unreadable text-malformed', 'a pair out of range', `${text}99`],
  ['unreadable text-malformed', 'a pair for a character no token has', `${text}02`],
  ['unreadable text-malformed', 'base64 padding', spellDigits(`${token}==`)],
  ['unreadable text-malformed', 'a space in the token', spellDigits(token.replace('.', '. '))],
  ['unreadable too-long', '4,001 characters', text.padEnd(4001, '0')],

  ['not-authentic token-malformed', 'one part', encodeQrText(header)],
  ['not-authentic token-malformed', 'two parts', encodeQrText(`${header}.${body}`)],
  ['not-authentic token-malformed', 'four parts', encodeQrText(`${token}.${signature}`)],
  ['not-authentic token-malformed', 'five parts', encodeQrText(`${header}...${body}.${signature}`)],
  ['not-authentic token-malformed', 'a dot first', encodeQrText(`.${token}`)],
  ['not-authentic token-malformed', 'a dot last', encodeQrText(`${token}.`)],
  ['not-authentic token-malformed', 'a dot more', encodeQrText(token.replace('.', '..'))],
  ['not-authentic header-refused', 'only dots', encodeQrText('..')],
  [
    'not-authentic token-malformed',
    'an unused bit set in the payload',
    encodeQrText(withPart(token, 1, withUnusedBit(body))),
  ],
  [
    'not-authentic token-malformed',
    'an unused bit set in the signature',
    encodeQrText(withPart(token, 2, withUnusedBit(signature))),
  ],
  ['not-authentic token-malformed', 'the other signature, (r, n − s)', encodeQrText(twinOf(token))],
  ['not-authentic token-malformed', 'no signature', encodeQrText(withPart(token, 2, ''))],
  [
    'not-authentic token-malformed',
    'a signature of zeros',
    encodeQrText(withPart(token, 2, base64(new Uint8Array(64)))),
  ],
  [
    'not-authentic token-malformed',
    'a signature of 63 bytes',
    encodeQrText(withPart(token, 2, signature.slice(0, 84))),
  ],
  [
    'not-authentic token-malformed',
    'a signature in DER',
    encodeQrText(withPart(token, 2, toDerSignature(signature))),
  ],
  [
    'not-authentic token-malformed',
    'ES256 by a P-384 key',
    encodeQrText(forgeOnCurve('secp384r1', 'sha256', `{"alg":"ES256","kid":"${kid}"}`, payload)),
  ],

  [
    'not-authentic header-refused',
    'alg none, no signature',
    encodeQrText(`${base64(`{"alg":"none","kid":"${kid}"}`)}.${body}.`),
  ],
  ['not-authentic header-refused', 'alg none, signed', await headed(`{"alg":"none","kid":"${kid}"}`)],
  [
    'not-authentic header-refused',
    'HS256 with the public key in PEM',
    hmacSigned(publicKey.export({ type: 'spki', format: 'pem' })),
  ],
  [
    'not-authentic header-refused',
    'HS256 with the public key in DER',
    hmacSigned(publicKey.export({ type: 'spki', format: 'der' })),
  ],
  [
    'not-authentic header-refused',
    'HS256 with the public key in JSON',
    hmacSigned(JSON.stringify(publicJwk)),
  ],
  [
    'not-authentic header-refused',
    'ES384 by a P-384 key',
    encodeQrText(forgeOnCurve('secp384r1', 'sha384', `{"alg":"ES384","kid":"${kid}"}`, payload)),
  ],
  [
    'not-authentic header-refused',
    'ES256K by a secp256k1 key',
    encodeQrText(forgeOnCurve('secp256k1', 'sha256', `{"alg":"ES256K","kid":"${kid}"}`, payload)),
  ],
  ['not-authentic header-refused', 'alg in lower case', await headed(`{"alg":"es256","kid":"${kid}"}`)],
  ['not-authentic header-refused', 'alg twice', await headed(`{"alg":"none","alg":"ES256","kid":"${kid}"}`)],
  ['not-authentic header-refused', 'no alg', await headed(`{"kid":"${kid}"}`)],
  ['not-authentic header-refused', 'no kid', await headed('{"alg":"ES256"}')],
  [
    'not-authentic header-refused',
    'a whole thumbprint as kid',
    await headed(`{"alg":"ES256","kid":"${kid.padEnd(43, 'A')}"}`),
  ],
  ['not-authentic header-refused', 'a number as kid', await headed('{"alg":"ES256","kid":1234}')],
  ['not-authentic header-refused', 'kid first', await headed(`{"kid":"${kid}","alg":"ES256"}`)],
  ['not-authentic header-refused', 'a space', await headed(`{"alg":"ES256", "kid":"${kid}"}`)],
  ['not-authentic header-refused', 'a line feed last', await headed(`{"alg":"ES256","kid":"${kid}"}\n`)],
  ['not-authentic header-refused', 'a byte order mark', await headed(`\ufeff{"alg":"ES256","kid":"${kid}"}`)],
  ['not-authentic header-refused', 'an escaped letter', await headed(`{"\\u0061lg":"ES256","kid":"${kid}"}`)],
  ['not-authentic header-refused', 'no JSON', await headed('ES256')],
  ['not-authentic header-refused', 'an array', await headed(`["ES256","${kid}"]`)],
  [
    'not-authentic header-refused',
    'crit',
    await headed(`{"alg":"ES256","kid":"${kid}","crit":["b64"],"b64":true}`),
  ],
  [
    'not-authentic header-refused',
    'an unknown crit',
    await headed(`{"alg":"ES256","kid":"${kid}","crit":["x"],"x":1}`),
  ],
  ['not-authentic header-refused', 'an empty crit', await headed(`{"alg":"ES256","kid":"${kid}","crit":[]}`)],
  [
    'not-authentic header-refused',
    'zip',
    await headed(`{"alg":"ES256","kid":"${kid}","zip":"DEF"}`, deflateRawSync(payload)),
  ],
  [
    'not-authentic header-refused',
    'zip, a bomb of 1.2 MB',
    await headed(`{"alg":"ES256","kid":"${kid}","zip":"DEF"}`, bomb),
  ],
  [
    'not-authentic header-refused',
    'jwk',
    await headed(`{"alg":"ES256","kid":"${kid}","jwk":${JSON.stringify(publicJwk)}}`),
  ],
  [
    'not-authentic header-refused',
    'jku',
    await headed(`{"alg":"ES256","kid":"${kid}","jku":"https://x.example"}`),
  ],
  [
    'not-authentic header-refused',
    'x5u',
    await headed(`{"alg":"ES256","kid":"${kid}","x5u":"https://x.example"}`),
  ],
  ['not-authentic header-refused', 'x5c', await headed(`{"alg":"ES256","kid":"${kid}","x5c":["AA=="]}`)],
  [
    'not-authentic header-refused',
    'typ',
    encodeQrText(await signJws(payload, await testKey('office'), 'passeport-trust+jws')),
  ],

  [
    'not-authentic signature-wrong',
    "a stranger's key under the office's kid",
    encodeQrText(await forge(`{"alg":"ES256","kid":"${kid}"}`, payload, privateJwkOf('stranger'))),
  ],
  [
    'not-authentic signature-wrong',
    'one claim changed',
    encodeQrText(withPart(token, 1, base64(encodeClaims({ ...plainClaims, edition: 2 })))),
  ],
  [
    'not-authentic signature-wrong',
    'the signature of another card',
    encodeQrText(
      withPart(
        token,
        2,
        (await signCard({ ...plainClaims, edition: 2 }, await testKey('office'))).split('.')[2] ?? '',
      ),
    ),
  ],
  ['not-authentic signature-wrong', 'no payload', encodeQrText(withPart(token, 1, ''))],

  ['not-authentic claims-malformed', 'an empty payload, signed', await carrying('')],
  ['not-authentic claims-malformed', 'claims in JSON', await carrying('{"iss":1}')],
  ['not-authentic claims-malformed', 'claims in a map', await carrying(encode(new Map([[1, 1]])))],
  ['not-authentic claims-malformed', 'a bomb without zip', await carrying(bomb)],
  [
    'not-authentic claims-malformed',
    'an array of indefinite length',
    await carrying(Uint8Array.from([0x9f, ...payload.subarray(1), 0xff])),
  ],
  [
    'not-authentic claims-malformed',
    'a byte after the claims',
    await carrying(Uint8Array.from([...payload, 0])),
  ],
  [
    'not-authentic claims-malformed',
    'a number longer than it needs',
    await carrying(Uint8Array.from([0x88, 0x18, ...payload.subarray(1)])),
  ],
  [
    'not-authentic claims-malformed',
    "a stranger's token without claims",
    encodeQrText(await signJws(new Uint8Array(3), await testKey('stranger'))),
  ],

  ['not-authentic key-not-for-cards', 'a key for lists', await signed({}, 'listsOnly')],
  [
    'not-authentic wrong-office',
    "another office's mutuelle",
    await signed({ member: memberFromDigits('05000012302') }),
  ],
  [
    'not-authentic wrong-office',
    "a mutuelle of nobody's",
    await signed({ member: memberFromDigits('03990012302') }),
  ],
  ['not-authentic wrong-office', "another office's number", await signed({ issuer: 2 })],
  [
    'not-authentic wrong-office',
    'the other key of the same kid',
    await signed({ issuer: 2, member: memberFromDigits('05500012302') }, 'collidingTwo'),
  ],
  [
    'not-authentic signed-outside-key-validity',
    'the day before the key',
    await signed({ notBefore: parseCalendarDate('2025-12-31') }),
  ],
  [
    'not-authentic signed-outside-key-validity',
    'the day after the key',
    await signed({
      notBefore: parseCalendarDate('2029-01-01'),
      validThrough: parseCalendarDate('2029-12-31'),
    }),
  ],

  ['unknown-issuer', "a stranger's key", await signed({}, 'stranger')],
  ['unknown-issuer', 'the root key', await signed({}, 'root')],
];
