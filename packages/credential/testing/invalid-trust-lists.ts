import { base64url } from 'jose';
import { spellTrustList, type TrustedKey, type TrustList } from '../src/trust-list.ts';
import { forge, twinOf, withPart } from './forge.ts';
import { plainClaims } from './sample-claims.ts';
import { signCard } from '../src/sign-card.ts';
import { privateJwkOf, testKey, testTrustList, type TestKeyName } from './test-keys.ts';

const whole = await testTrustList();
const list: TrustList = { ...whole, keys: whole.keys.slice(0, 1) };
const spelled = spellTrustList(list);
const { kid } = await testKey('root');
const header = `{"alg":"ES256","kid":"${kid}","typ":"passeport-trust+jws"}`;
const token = await forge(header, spelled, privateJwkOf('root'));

async function carrying(payload: string, by: TestKeyName = 'root'): Promise<string> {
  return await forge(header.replace(kid, (await testKey(by)).kid), payload, privateJwkOf(by));
}

async function changed(part: object): Promise<string> {
  return await carrying(JSON.stringify({ ...list, ...part }));
}

async function keyChanged(part: { [Member in keyof TrustedKey]?: unknown }): Promise<string> {
  const [first, ...rest] = list.keys;
  return await changed({ keys: [{ ...first, ...part }, ...rest] });
}

const [firstKey] = list.keys;
const offCurve = { ...firstKey?.jwk, x: base64url.encode(new Uint8Array(32).fill(7)) };
/** The generator of secp256k1, a point of another curve whose coordinates have the same length. */
const onSecp256k1 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g',
  y: 'SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg',
};
const range = (from: string, to: string) => ({ from, to });

/** Code of the error, why, and a token that `verifyTrustList` refuses by it. */
export const invalidTrustLists: [code: string, why: string, token: string][] = [
  ['token-malformed', 'nothing', ''],
  ['token-malformed', 'the list without a signature', spelled],
  ['token-malformed', 'padding', `${token}==`],
  ['token-malformed', 'a line feed after', `${token}\n`],
  ['token-malformed', 'a space before', ` ${token}`],
  ['token-malformed', 'the other signature, (r, n − s)', twinOf(token)],
  ['header-refused', 'no typ', await forge(`{"alg":"ES256","kid":"${kid}"}`, spelled, privateJwkOf('root'))],
  [
    'header-refused',
    'another typ',
    await forge(header.replace('trust', 'list'), spelled, privateJwkOf('root')),
  ],
  ['header-refused', 'a card', await signCard(plainClaims, await testKey('root'))],
  ['key-unknown', 'signed by an office', await carrying(spelled, 'office')],
  ['key-unknown', 'signed by a root that was not pinned', await carrying(spelled, 'nextRoot')],
  [
    'signature-wrong',
    "a stranger's signature under the root's kid",
    await forge(header, spelled, privateJwkOf('stranger')),
  ],
  [
    'signature-wrong',
    'another sequence number',
    withPart(token, 1, base64url.encode(spelled.replace('"sequence":1', '"sequence":2'))),
  ],

  ['trust-list-malformed', 'no JSON', await carrying('trust me')],
  ['trust-list-malformed', 'an empty payload', await carrying('')],
  ['trust-list-malformed', 'null', await carrying('null')],
  ['trust-list-malformed', 'a byte order mark', await carrying(`\ufeff${spelled}`)],
  ['trust-list-malformed', 'a space', await carrying(spelled.replace('":', '": '))],
  ['trust-list-malformed', 'a line feed after', await carrying(`${spelled}\n`)],
  ['trust-list-malformed', 'an escaped letter', await carrying(spelled.replace('UTM', '\\u0055TM'))],
  [
    'trust-list-malformed',
    'a number with a fraction of zero',
    await carrying(spelled.replace('"sequence":1', '"sequence":1.0')),
  ],
  [
    'trust-list-malformed',
    'a member twice',
    await carrying(spelled.replace('"sequence":1', '"sequence":9,"sequence":1')),
  ],
  [
    'trust-list-malformed',
    'members in another order',
    await carrying(JSON.stringify(Object.fromEntries(Object.entries(list).reverse()))),
  ],
  ['trust-list-malformed', 'a member that is not ours', await changed({ comment: '' })],
  ['trust-list-malformed', '__proto__', await carrying(spelled.replace('{', '{"__proto__":{},'))],
  ['trust-list-malformed', 'sequence 0', await changed({ sequence: 0 })],
  ['trust-list-malformed', 'half a sequence number', await changed({ sequence: 1.5 })],
  [
    'trust-list-malformed',
    'issued on a day that does not exist',
    await changed({ issued: '2026-02-30T00:00:00Z' }),
  ],
  ['trust-list-malformed', 'issued with milliseconds', await changed({ issued: '2026-01-01T00:00:00.000Z' })],
  ['trust-list-malformed', 'issued in local time', await changed({ issued: '2026-01-01T00:00:00+00:00' })],
  ['trust-list-malformed', 'no root', await changed({ roots: [] })],
  ['trust-list-malformed', 'a root twice', await changed({ roots: [...list.roots, ...list.roots] })],
  ['trust-list-malformed', 'a private root', await changed({ roots: [privateJwkOf('root')] })],
  [
    'trust-list-malformed',
    'a root of another curve',
    await changed({ roots: [{ ...list.roots[0], crv: 'P-384' }] }),
  ],
  ['trust-list-malformed', 'a key twice', await changed({ keys: [firstKey, firstKey] })],
  ['trust-list-malformed', 'the kid of another key', await keyChanged({ kid: 'AAAA' })],
  ['trust-list-malformed', 'a kid of five characters', await keyChanged({ kid: `${firstKey?.kid}A` })],
  [
    'trust-list-malformed',
    'a key with an alg',
    await keyChanged({ jwk: { ...firstKey?.jwk, alg: 'ES256' } }),
  ],
  [
    'trust-list-malformed',
    'a key of secp256k1, said',
    await keyChanged({ jwk: { ...onSecp256k1, crv: 'secp256k1' } }),
  ],
  ['trust-list-malformed', 'a short coordinate', await keyChanged({ jwk: { ...firstKey?.jwk, x: 'AAAA' } })],
  [
    'trust-list-malformed',
    'a coordinate with an unused bit set',
    await keyChanged({ jwk: { ...firstKey?.jwk, x: `${'A'.repeat(42)}B` } }),
  ],
  ['trust-list-malformed', 'no use', await keyChanged({ uses: [] })],
  ['trust-list-malformed', 'an unknown use', await keyChanged({ uses: ['cards', 'roots'] })],
  ['trust-list-malformed', 'a use twice', await keyChanged({ uses: ['cards', 'cards'] })],
  ['trust-list-malformed', 'uses in another order', await keyChanged({ uses: ['lists', 'cards'] })],
  ['trust-list-malformed', 'office 0', await keyChanged({ office: { number: 0, name: 'UTM' } })],
  [
    'trust-list-malformed',
    'an office name that turns the text around',
    await keyChanged({ office: { number: 1, name: 'UTM \u202euogéS' } }),
  ],
  ['trust-list-malformed', 'a range backwards', await keyChanged({ mutuelles: [range('0499', '0400')] })],
  ['trust-list-malformed', 'mutuelle 0000', await keyChanged({ mutuelles: [range('0000', '0400')] })],
  ['trust-list-malformed', 'a range of numbers', await keyChanged({ mutuelles: [{ from: 400, to: 499 }] })],
  [
    'trust-list-malformed',
    'ranges that overlap',
    await keyChanged({ mutuelles: [range('0400', '0450'), range('0450', '0499')] }),
  ],
  [
    'trust-list-malformed',
    'ranges out of order',
    await keyChanged({ mutuelles: [range('0500', '0550'), range('0400', '0450')] }),
  ],
  ['trust-list-malformed', 'an end before the start', await keyChanged({ validThrough: '2025-12-31' })],
  ['trust-list-malformed', 'a start that is no day', await keyChanged({ validFrom: '2026-01-32' })],

  ['key-malformed', 'a point off the curve', await keyChanged({ jwk: offCurve })],
  ['key-malformed', 'a root off the curve', await changed({ roots: [offCurve] })],
  ['key-malformed', 'a point of secp256k1', await keyChanged({ jwk: onSecp256k1 })],
  [
    'key-malformed',
    'the point of zeros',
    await keyChanged({ jwk: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } }),
  ],
];

/** The list that all of these are changes of, and its token. */
export const validTrustList = { list, token };
