import { generateSigningKey, importSigningKey, type NamedKey } from '@passeport/credential';
import fc from 'fast-check';
import { CompactSign, type CompactJWSHeaderParameters } from 'jose';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { readTokenVector } from '../testing/read-vectors.ts';
import { decodeStatusList } from './decode-status-list.ts';
import { encodeStatusList } from './encode-status-list.ts';
import { StatusListError } from './errors.ts';
import { signStatusListToken, type StatusListIssue } from './sign-status-list-token.ts';
import { verifyStatusListToken } from './verify-status-list-token.ts';

const URI = 'https://utm-segou.example/statuts.jwt';
const NOW = new Date('2026-11-22T10:00:00Z');
const IAT = NOW.getTime() / 1000;
const issue: StatusListIssue = {
  sub: URI,
  iat: IAT,
  exp: IAT + 86_400,
  ttl: 3600,
  bits: 2,
  statuses: Uint8Array.of(0, 1, 2, 0),
};
const list = encodeStatusList(issue.statuses, 2);
const claims = { sub: URI, iat: IAT, status_list: list };
const HEADER = { alg: 'ES256', typ: 'statuslist+jwt' };

describe('a Status List Token', () => {
  let key: Awaited<ReturnType<typeof importSigningKey>>;
  let stranger: typeof key;
  let candidates: NamedKey[];
  beforeAll(async () => {
    key = await importSigningKey((await generateSigningKey()).privateJwk);
    stranger = await importSigningKey((await generateSigningKey()).privateJwk);
    candidates = [{ kid: key.kid, jwk: key.publicJwk }];
  });

  const verify = (token: string, changes: { uri?: string; candidates?: NamedKey[]; now?: Date } = {}) =>
    verifyStatusListToken(token, { uri: URI, candidates, now: NOW, ...changes });
  const codeOf = async (work: Promise<unknown>) =>
    await work.then(
      () => 'nothing thrown',
      (error: unknown) => (error instanceof StatusListError ? error.code : error),
    );
  const sign = async (
    payload: unknown,
    header: CompactJWSHeaderParameters = { ...HEADER, kid: key.kid },
    by = key,
  ) =>
    await new CompactSign(
      new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)),
    )
      .setProtectedHeader(header)
      .sign(by.privateKey);

  it('is a JWT of the form of section 5.1, and comes back', async () => {
    const token = await signStatusListToken(issue, key);
    const [header = '', payload = ''] = token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(header)).toEqual({ alg: 'ES256', kid: key.kid, typ: 'statuslist+jwt' });
    expect(JSON.parse(payload)).toEqual({
      sub: URI,
      iat: IAT,
      exp: IAT + 86_400,
      ttl: 3600,
      status_list: { bits: 2, lst: list.lst },
    });
    const { key: signer, ...read } = await verify(token);
    expect(read).toEqual({ iat: IAT, exp: IAT + 86_400, ttl: 3600, bits: 2, statuses: issue.statuses });
    expect(signer.kid).toBe(key.kid);
  });

  it('of the specification’s own example is verified', async () => {
    const { token = '', uri = '', x = '', y = '', kid = '', lst = '', ...said } = readTokenVector();
    const jwk = { kty: 'EC' as const, crv: 'P-256' as const, x, y };
    const read = await verify(token, { uri, candidates: [{ kid, jwk }] });
    expect(read).toMatchObject({
      iat: Number(said['iat']),
      exp: Number(said['exp']),
      ttl: Number(said['ttl']),
      bits: 1,
    });
    expect(read.statuses).toEqual(decodeStatusList({ bits: 1, lst }));
    const changed = token.replace('.eyJleHAiOjIyOTE3', '.eyJleHAiOjIyOTE4');
    expect(changed).not.toBe(token);
    expect(await codeOf(verify(changed, { uri, candidates: [{ kid, jwk }] }))).toBe('status-signature-wrong');
  });

  it('needs only what the specification requires, and may say more', async () => {
    expect(await verify(await sign(claims, HEADER))).toMatchObject({ bits: 2 });
    const more = { ...claims, iss: 'x', status_list: { ...list, aggregation_uri: 'https://x.example' } };
    const read = await verify(await sign(more));
    expect(read.statuses).toEqual(issue.statuses);
    expect(read).not.toHaveProperty('exp');
    expect(read).not.toHaveProperty('ttl');
  });

  it('is refused with any character changed', async () => {
    const token = await signStatusListToken(issue, key);
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      // The last character of a part has bits that say nothing: the payload and signature are then the same bytes.
      if (token[at + 1] === '.' || at === token.length - 1) continue;
      expect(await codeOf(verify(changed)), `${at}`).toMatch(/^status-/);
    }
  });

  it('is refused by another key, another key under its name, and for another URI', async () => {
    const token = await signStatusListToken(issue, key);
    const other = { kid: stranger.kid, jwk: stranger.publicJwk };
    expect(await codeOf(verify(token, { candidates: [other] }))).toBe('status-key-unknown');
    expect(await codeOf(verify(token, { candidates: [{ ...other, kid: key.kid }] }))).toBe(
      'status-signature-wrong',
    );
    expect(await codeOf(verify(await sign(claims, HEADER, stranger)))).toBe('status-signature-wrong');
    expect(await verify(token, { candidates: [{ ...other, kid: key.kid }, ...candidates] })).toMatchObject({
      bits: 2,
    });
    expect(await codeOf(verify(token, { uri: `${URI}/` }))).toBe('status-uri-wrong');
  });

  it.each<[string, CompactJWSHeaderParameters]>([
    ['of another kind', { alg: 'ES256', typ: 'JWT' }],
    ['of no kind', { alg: 'ES256' }],
    ['that asks for more', { ...HEADER, crit: ['b64'], b64: true }],
  ])('%s is refused', async (_, header) => {
    expect(await codeOf(verify(await sign(claims, header)))).toBe('status-token-refused');
  });

  it('without a signature, or by a shared secret, is refused', async () => {
    const token = await sign(claims);
    const [, payload = '', signature = ''] = token.split('.');
    for (const alg of ['none', 'HS256', 'ES384', 'RS256']) {
      const header = Buffer.from(JSON.stringify({ ...HEADER, alg })).toString('base64url');
      expect(await codeOf(verify(`${header}.${payload}.${signature}`)), alg).toBe('status-token-refused');
      expect(await codeOf(verify(`${header}.${payload}.`)), alg).toBe('status-token-malformed');
    }
  });

  it.each<[string, unknown]>([
    ['no JSON', '{"sub"'],
    ['an array', []],
    ['no list', { sub: URI, iat: IAT }],
    ['no URI', { iat: IAT, status_list: list }],
    ['no time of issue', { sub: URI, status_list: list }],
    ['a time in words', { ...claims, iat: '2026-11-22' }],
    ['an endless time', '{"sub":"x","iat":1e999,"status_list":{"bits":1,"lst":""}}'],
    ['a time to live of nothing', { ...claims, ttl: 0 }],
    ['three bits', { ...claims, status_list: { ...list, bits: 3 } }],
    ['bits in words', { ...claims, status_list: { ...list, bits: '2' } }],
    ['no bits', { ...claims, status_list: { lst: list.lst } }],
  ])('with %s is refused', async (_, payload) => {
    expect(await codeOf(verify(await sign(payload)))).toBe('status-token-malformed');
  });

  it('with a broken list is refused', async () => {
    const broken = { ...claims, status_list: { bits: 2, lst: list.lst.slice(0, -4) } };
    expect(await codeOf(verify(await sign(broken)))).toBe('status-list-malformed');
  });

  it('counts from its time of issue until it expires', async () => {
    const at = (seconds: number) => ({ now: new Date((IAT + seconds) * 1000) });
    const token = await signStatusListToken(issue, key);
    expect(await codeOf(verify(token, at(-61)))).toBe('status-not-yet-valid');
    expect(await codeOf(verify(token, at(-60)))).toBe('nothing thrown');
    expect(await codeOf(verify(token, at(86_399)))).toBe('nothing thrown');
    expect(await codeOf(verify(token, at(86_400)))).toBe('status-expired');
    expect(await codeOf(verify(await sign({ ...claims, nbf: IAT + 600 })))).toBe('status-not-yet-valid');
  });

  it('longer than any is not even split', async () => {
    const token = 'a'.repeat(200_000);
    const limited = verifyStatusListToken(token, { uri: URI, candidates, now: NOW, maxStatuses: 1000 });
    expect(await codeOf(limited)).toBe('status-token-too-long');
  });

  test('whatever is given as one is refused with a code', async () => {
    const part = fc.string({ maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        expect(await codeOf(verify(parts.join('.')))).toMatch(/^status-/);
      }),
    );
  });

  it.each<[string, Partial<StatusListIssue>]>([
    ['sub', { sub: 'statuts.jwt' }],
    ['sub', { sub: 'https://é.example' }],
    ['sub', { sub: `https://x.example/${'a'.repeat(2048)}` }],
    ['iat', { iat: IAT + 0.5 }],
    ['exp', { exp: IAT }],
    ['ttl', { ttl: 0 }],
    ['statuses', { statuses: Uint8Array.of(4) }],
  ])('is not signed with a wrong %s', async (field, changes) => {
    await expect(signStatusListToken({ ...issue, ...changes }, key)).rejects.toMatchObject({
      code: 'status-value-refused',
      details: { field },
    });
  });
});
