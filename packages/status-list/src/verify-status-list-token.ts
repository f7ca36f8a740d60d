import type { NamedKey } from '@passeport/credential';
import {
  compactVerify,
  decodeProtectedHeader,
  errors,
  importJWK,
  type ProtectedHeaderParameters,
} from 'jose';
import * as v from 'valibot';
import { decodeStatusList } from './decode-status-list.ts';
import { StatusListError } from './errors.ts';
import { longestLst, MAX_STATUSES, type StatusBits } from './status-list.ts';
import { claimsSchema, STATUS_LIST_TYP } from './token-claims.ts';

/** What a token is verified against. */
export interface VerifyStatusListOptions<Key extends NamedKey> {
  /** The URI that the card, or whoever integrates, names. */
  uri: string;
  /** Who may have signed. Whether a key may sign such a thing, and at that time, is for the caller to ask. */
  candidates: readonly Key[];
  now: Date;
  /** `MAX_STATUSES` unless given. */
  maxStatuses?: number;
}

/** A token that was verified. Instants and `ttl` are in seconds, as the token writes them. */
export interface VerifiedStatusList<Key extends NamedKey> {
  key: Key;
  iat: number;
  exp?: number;
  ttl?: number;
  bits: StatusBits;
  /** One byte a status, at its index. */
  statuses: Uint8Array;
}

/** A clock may be this much behind the one that wrote the token. */
const LEEWAY_SECONDS = 60;

/** Room for the header, the signature and the claims besides the list. */
const OTHER_CHARACTERS = 16_384;

/**
 * Verifies a Status List Token in JWT form (§8.3, steps 3 to 5), whoever issued it: ES256 only, any spelling that RFC 7515
 * allows; a header that asks for more (`crit`) is refused.
 *
 * Throws, in this order, `status-token-too-long`, `status-token-malformed`, `status-token-refused` (header),
 * `status-key-unknown`, `status-signature-wrong`, `status-token-malformed` (claims), `status-uri-wrong`,
 * `status-not-yet-valid`, `status-expired`, and what `decodeStatusList` throws.
 */
export async function verifyStatusListToken<Key extends NamedKey>(
  token: string,
  { uri, candidates, now, maxStatuses = MAX_STATUSES }: VerifyStatusListOptions<Key>,
): Promise<VerifiedStatusList<Key>> {
  // Size, before anything is split or decoded.
  const limit = Math.ceil(longestLst(maxStatuses, 8) * (4 / 3)) + OTHER_CHARACTERS;
  if (token.length > limit) throw new StatusListError('status-token-too-long', { limit });

  // Step 3a, RFC 7519 §7.2: the header, then the signature.
  const { kid } = checkHeader(token);
  const { key, payload } = await findSigner(token, kid, candidates);

  // Steps 3b and 4: the claims that must be there, and those that are.
  const { sub, iat, exp, nbf, ttl, status_list: list } = parseClaims(payload);
  // Step 4a: the list that was asked for, and no other of this issuer.
  if (sub !== uri) throw new StatusListError('status-uri-wrong', { uri: sub });
  // Step 4b, and RFC 7519 §4.1.5: nothing from the future.
  const seconds = now.getTime() / 1000;
  const begins = Math.max(iat, nbf ?? 0);
  if (begins > seconds + LEEWAY_SECONDS) throw new StatusListError('status-not-yet-valid', { at: begins });
  // Step 4c.
  if (exp !== undefined && exp <= seconds) throw new StatusListError('status-expired', { at: exp });

  // Step 5.
  const statuses = decodeStatusList(list, { maxStatuses });
  return {
    key,
    iat,
    ...(exp !== undefined && { exp }),
    ...(ttl !== undefined && { ttl }),
    bits: list.bits,
    statuses,
  };
}

function checkHeader(token: string): ProtectedHeaderParameters {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new StatusListError('status-token-malformed');
  let header: ProtectedHeaderParameters;
  try {
    header = decodeProtectedHeader(token);
  } catch (cause) {
    throw new StatusListError('status-token-malformed', { field: 'header' }, cause);
  }
  for (const [field, isGood] of [
    ['alg', header.alg === 'ES256'],
    ['typ', header.typ === STATUS_LIST_TYP],
    ['crit', header.crit === undefined],
    ['kid', header.kid === undefined || typeof header.kid === 'string'],
  ] as const)
    if (!isGood) throw new StatusListError('status-token-refused', { field });
  return header;
}

/** Keys can share a `kid`, and a token may name none: each that may be meant is tried. */
async function findSigner<Key extends NamedKey>(
  token: string,
  kid: string | undefined,
  candidates: readonly Key[],
): Promise<{ key: Key; payload: Uint8Array }> {
  const named = candidates.filter((candidate) => kid === undefined || candidate.kid === kid);
  if (named.length === 0) throw new StatusListError('status-key-unknown');
  for (const key of named) {
    try {
      const { payload } = await compactVerify(token, await importJWK({ ...key.jwk }, 'ES256'), {
        algorithms: ['ES256'],
      });
      return { key, payload };
    } catch (cause) {
      if (cause instanceof errors.JWSSignatureVerificationFailed) continue;
      throw new StatusListError('status-token-malformed', {}, cause);
    }
  }
  throw new StatusListError('status-signature-wrong');
}

function parseClaims(payload: Uint8Array): v.InferOutput<typeof claimsSchema> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (cause) {
    throw new StatusListError('status-token-malformed', { field: 'payload' }, cause);
  }
  const result = v.safeParse(claimsSchema, json);
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]);
  throw new StatusListError('status-token-malformed', { field: field ?? 'payload' });
}
