import * as v from 'valibot';
import { checkTrustedKeys } from './check-trusted-keys.ts';
import { CredentialError } from './errors.ts';
import type { SigningKey } from './import-signing-key.ts';
import { parseJws } from './jws-form.ts';
import { signJws } from './sign-jws.ts';
import { areDistinctKeys, trustedKeySchema, type TrustedKey } from './trust-list.ts';
import { findSigner } from './verify-jws.ts';

/** What an office asks the holder of the root to write into the trust list: its public keys, as it would have them there. */
export interface KeyRequest {
  /** All of one office, with the same mutuelles; none for collections. Those with `compromisedSince` are to be known as stolen. */
  keys: TrustedKey[];
}

/** The `typ` of its token: nobody takes it for a trust list. */
const KEY_REQUEST_TYP = 'passeport-keys+jws';

/** An office's keys of today, those that take their place, those before that signed cards, and those that were stolen. */
const MAX_KEYS = 32;
const MAX_BYTES = 262_144;

const keyRequestSchema = v.strictObject({
  version: v.literal(1),
  keys: v.pipe(
    v.array(trustedKeySchema),
    v.minLength(1),
    v.maxLength(MAX_KEYS),
    v.check(areDistinctKeys),
    v.check(areOfOneOffice),
    v.check((keys) => !keys.some(({ uses }) => uses.includes('collections'))),
  ),
});

/** Signs a request by one of the keys in it. Throws `key-request-malformed` or `key-malformed`. */
export async function signKeyRequest({ keys }: KeyRequest, key: SigningKey): Promise<string> {
  const text = JSON.stringify(parseRequest({ version: 1, keys }));
  return await signJws(new TextEncoder().encode(text), key, KEY_REQUEST_TYP);
}

/**
 * The request in a token, and its signer, when one of the keys in it signed it, none that it says was stolen: so it is whole, and its sender has that key. Who
 * the sender is, nobody has said: that is for people to ask of each other, by `keyThumbprint` or the hash of the token.
 *
 * Throws `token-too-long`, `token-malformed`, `header-refused`, `key-unknown`, `signature-wrong`, `key-malformed`, or
 * `key-request-malformed`.
 */
export async function verifyKeyRequest(token: string): Promise<KeyRequest & { signer: TrustedKey }> {
  // 1. The token's form. Its payload says by whom to verify it, so that is read first.
  const unverified = parseJws(token, { typ: KEY_REQUEST_TYP, maxBytes: MAX_BYTES });

  // 2. The schema, in its one spelling, and each key.
  const request = parseRequest(parseJson(unverified.payload));
  if (!isSpelled(request, unverified.payload)) throw new CredentialError('key-request-malformed');
  const { keys } = request;
  await checkTrustedKeys({ roots: [], keys });

  // 3. The signature of one of the keys: a thief of one asks for nothing.
  const sound = keys.filter(({ compromisedSince }) => compromisedSince === undefined);
  const signer = await findSigner(unverified, sound);
  return { keys, signer };
}

function parseRequest(value: unknown): v.InferOutput<typeof keyRequestSchema> {
  const result = v.safeParse(keyRequestSchema, value, { abortEarly: true });
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]);
  throw new CredentialError('key-request-malformed', field === null ? {} : { field });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new CredentialError('key-request-malformed', {}, cause);
  }
}

function isSpelled(value: unknown, bytes: Uint8Array): boolean {
  return JSON.stringify(value) === new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function areOfOneOffice(keys: TrustedKey[]): boolean {
  return new Set(keys.map(({ office, mutuelles }) => JSON.stringify([office, mutuelles]))).size === 1;
}
