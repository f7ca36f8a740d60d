import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import {
  decodeQrText,
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  signCard,
  signJws,
  type SigningKey,
} from '@passeport/credential';
import qrcode from 'qrcode';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trustOf } from '../journeys/trust-of.ts';
import { openAttackedOffice, type AttackedOffice } from './attacked-office.ts';
import {
  base64url,
  flip,
  signByHmac,
  signOnCurve,
  spellQrText,
  splitToken,
  twinOf,
  withUnusedBit,
  type Parts,
} from './forge-token.ts';

let office: AttackedOffice;
let parts: Parts;
let kid: string;
let stranger: SigningKey;

beforeAll(async () => {
  office = await openAttackedOffice();
  parts = splitToken(office.token);
  stranger = await importSigningKey((await generateSigningKey()).privateJwk);
  const trusted = (await trustOf(office.desk)).keys.find(({ uses }) => uses.includes('cards'));
  kid = trusted?.kid ?? '';
});
afterAll(() => office.desk.close());

/** Each text is refused at the desk, in this colour and for one of these reasons, and the command fails. */
async function expectRefused(texts: string[], colour: 'red' | 'grey', reasons: string[]): Promise<void> {
  const answers = await office.verify(...texts);
  expect(answers).toHaveLength(texts.length);
  expect(new Set(answers.map((answer) => answer.colour))).toEqual(new Set([colour]));
  expect(reasons).toEqual(expect.arrayContaining(answers.map(({ reason }) => reason)));
  expect((await office.desk.passeport('verify', texts[0] ?? '')).exitCode).toBe(1);
}

const headed = (header: string): string => `${base64url(header)}.${parts[1]}.${parts[2]}`;

test('the card itself is green: the refusals below are for what was changed', async () => {
  expect(await office.verify(office.qrText)).toMatchObject([{ verdict: 'eligible', colour: 'green' }]);
});

test('every byte of the token changed', async () => {
  const { token } = office;
  const changed = Array.from(
    token,
    (character, at) => token.slice(0, at) + flip(character) + token.slice(at + 1),
  );
  const answers = await office.verify(...changed.map(encodeQrText));
  expect(answers).toHaveLength(token.length);
  expect(answers.filter(({ colour }) => colour !== 'red')).toEqual([]);
});

test('a claim changed, under the signature of the card', async () => {
  const longer = decodeQrText(encodeQrText(await signCard({ ...office.claims, edition: 2 }, stranger)));
  const texts = [`${parts[0]}.${splitToken(longer)[1]}.${parts[2]}`].map(encodeQrText);
  await expectRefused(texts, 'red', ['signature-wrong']);
});

test('a stranger’s key, under its own name and under the office’s', async () => {
  const own = await signCard(office.claims, stranger);
  const borrowed = await signCard(office.claims, { ...stranger, kid });
  expect(await office.verify(encodeQrText(own), encodeQrText(borrowed))).toMatchObject([
    { verdict: 'unknown-issuer', colour: 'red' },
    { verdict: 'not-authentic', colour: 'red', reason: 'signature-wrong' },
  ]);
});

test('alg none, with a signature and without', async () => {
  const header = `{"alg":"none","kid":"${kid}"}`;
  const texts = [headed(header), `${base64url(header)}.${parts[1]}.`, `${base64url(header)}.${parts[1]}`];
  await expectRefused(texts.map(encodeQrText), 'red', ['header-refused', 'token-malformed']);
});

test('HS256 with the office’s public key as the secret', async () => {
  const jwk = (await trustOf(office.desk)).keys.find((key) => key.kid === kid)?.jwk;
  if (jwk === undefined) throw new Error('no key');
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const secrets = [
    key.export({ type: 'spki', format: 'pem' }),
    key.export({ type: 'spki', format: 'der' }),
    JSON.stringify(jwk),
    '',
  ];
  const texts = secrets.map((secret) => signByHmac(`{"alg":"HS256","kid":"${kid}"}`, parts[1], secret));
  await expectRefused(texts.map(encodeQrText), 'red', ['header-refused', 'token-malformed']);
});

test('a key of another curve', async () => {
  const tokens = [
    signOnCurve('secp384r1', 'sha384', `{"alg":"ES384","kid":"${kid}"}`, parts[1]),
    signOnCurve('secp384r1', 'sha256', `{"alg":"ES256","kid":"${kid}"}`, parts[1]),
    signOnCurve('secp256k1', 'sha256', `{"alg":"ES256","kid":"${kid}"}`, parts[1]),
    signOnCurve('secp521r1', 'sha512', `{"alg":"ES512","kid":"${kid}"}`, parts[1]),
  ];
  await expectRefused(tokens.map(encodeQrText), 'red', [
    'header-refused',
    'token-malformed',
    'signature-wrong',
  ]);
});

test('a key of the attacker’s own, handed over in the header', async () => {
  const jwk = JSON.stringify(stranger.publicJwk);
  const headers = [
    `"jwk":${jwk}`,
    '"jku":"https://x.example/keys"',
    '"x5u":"https://x.example/c"',
    '"crit":["jwk"]',
  ];
  const texts = headers.map((member) => headed(`{"alg":"ES256","kid":"${kid}",${member}}`));
  await expectRefused(texts.map(encodeQrText), 'red', ['header-refused']);
});

test('dots more and fewer', async () => {
  const [header, payload, signature] = parts;
  const tokens = [
    `.${office.token}`,
    `${office.token}.`,
    office.token.replace('.', '..'),
    `${office.token}.${signature}`,
    `${header}.${payload}`,
    `${header}${payload}.${signature}`,
    '..',
  ];
  await expectRefused(tokens.map(encodeQrText), 'red', ['token-malformed', 'header-refused']);
});

test('padding and white space, in the token and around the text', async () => {
  const { token, qrText } = office;
  const inToken = [`${token}=`, `${token}==`, token.replace('.', '. '), `${token}\n`].map(spellQrText);
  const around = [` ${qrText}`, `${qrText} `, `${qrText}\n`, qrText.replace(':', ': '), `\ufeff${qrText}`];
  const answers = await office.verify(...inToken, ...around);
  expect(answers).toHaveLength(9);
  expect(answers.filter(({ colour }) => colour !== 'grey' && colour !== 'red')).toEqual([]);
});

test('a second spelling of the same bytes: unused bits set, or base64', async () => {
  const { token } = office;
  const [header, payload, signature] = parts;
  const tokens = [
    `${header}.${payload}.${withUnusedBit(signature)}`,
    `${withUnusedBit(header)}.${payload}.${signature}`,
  ];
  const different = tokens.filter((changed) => changed !== token);
  expect(different).toHaveLength(2);
  await expectRefused(different.map(encodeQrText), 'red', ['token-malformed', 'header-refused']);
  const other = spellQrText(`${header}.${payload}.+${signature.slice(1)}`);
  await expectRefused([other], 'grey', ['text-malformed']);
});

test('other digits for the same token: full-width, Arabic, an odd one more', async () => {
  const { qrText } = office;
  const texts = [
    qrText.replace(/\d$/, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    qrText.replace(/\d$/, (digit) => String.fromCharCode(0x660 + Number(digit))),
    `${qrText}0`,
    qrText.replace('PS1:', 'ps1:'),
    `https://example.org/${qrText}`,
  ];
  await expectRefused(texts, 'grey', ['text-malformed', 'not-a-card']);
});

test('the (r, n − s) twin of the signature', async () => {
  await expectRefused([encodeQrText(twinOf(office.token))], 'red', ['token-malformed']);
});

test('a token of 10 MB', async () => {
  const texts = [
    `${office.qrText}${'17'.repeat(5_000_000)}`,
    'A'.repeat(10_000_000),
    `PS1:${'.'.repeat(10_000_000)}`,
  ];
  await expectRefused(texts, 'grey', ['too-long']);
});

test('a DEFLATE bomb under a zip header, signed by a stolen key, is refused before it is inflated', async () => {
  const key = await office.stealKey('cards');
  const bomb = deflateRawSync(new Uint8Array(1_200_000));
  const input = `${base64url(`{"alg":"ES256","kid":"${kid}","zip":"DEF"}`)}.${base64url(bomb)}`;
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    new TextEncoder().encode(input),
  );
  const zipped = encodeQrText(`${input}.${base64url(new Uint8Array(signature))}`);
  await expectRefused([zipped], 'red', ['header-refused', 'token-malformed']);
  // The same bomb without the header that asks to inflate it.
  await expectRefused([encodeQrText(await signJws(bomb, key))], 'red', ['claims-malformed']);
});

test('a file named like the text of a card does not answer for it', async () => {
  const forged = 'PS1:1234';
  office.write(forged, await qrPicture([office.qrText]));
  await expectRefused([forged], 'red', ['token-malformed']);
});

test('a genuine code beside a forged one hides nothing: both are told, and the command fails', async () => {
  const forged = encodeQrText(await signCard(office.claims, stranger));
  const path = office.write('deux.png', await qrPicture([office.qrText, forged]));
  const colours = (await office.verify(path)).map(({ colour }) => colour).sort();
  expect(colours).toEqual(['green', 'red']);
  expect((await office.desk.passeport('verify', path)).exitCode).toBe(1);
});

test('a number typed by hand is never green', async () => {
  const { member } = office.claims;
  const answers = await office.verify(member, `${member}/1`, join('.', member));
  expect(answers.filter(({ colour }) => colour === 'green')).toEqual([]);
});

async function qrPicture(texts: string[]): Promise<Uint8Array> {
  const codes = await Promise.all(
    texts.map((text) => qrcode.toBuffer(text, { errorCorrectionLevel: 'M', scale: 5, margin: 6 })),
  );
  const width = 800;
  const canvas = sharp({
    create: { width: width * codes.length, height: width, channels: 3, background: '#ffffff' },
  });
  return await canvas
    .composite(codes.map((input, index) => ({ input, left: width * index, top: 0 })))
    .png()
    .toBuffer();
}
