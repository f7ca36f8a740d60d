import { signJws, type SigningKey } from '@passeport/credential';
import * as v from 'valibot';
import { encodeStatusList } from './encode-status-list.ts';
import { StatusListError } from './errors.ts';
import type { StatusBits } from './status-list.ts';
import { issuedClaimsSchema, STATUS_LIST_TYP } from './token-claims.ts';

/** What a token says. `statuses`: one byte each, at their indexes. */
export interface StatusListIssue {
  /** The URI that the token can be had from: an absolute URI in ASCII, at most 2,048 characters. */
  sub: string;
  /** When it was made, and from when on it must not be relied upon: whole seconds since 1970. */
  iat: number;
  exp: number;
  /** After so many seconds a reader should look for a newer one. */
  ttl: number;
  bits: StatusBits;
  statuses: Uint8Array;
}

/**
 * A Status List Token in JWT form (§5.1): JWS compact, ES256, header `alg`, `kid`, `typ`.
 * Throws `status-value-refused` (with the field at fault) or `status-list-too-big`.
 */
export async function signStatusListToken(issue: StatusListIssue, key: SigningKey): Promise<string> {
  const claims = v.safeParse(issuedClaimsSchema, issue);
  if (!claims.success) {
    const field = v.getDotPath(claims.issues[0]);
    throw new StatusListError('status-value-refused', field === null ? {} : { field });
  }
  const payload = { ...claims.output, status_list: encodeStatusList(issue.statuses, issue.bits) };
  return await signJws(new TextEncoder().encode(JSON.stringify(payload)), key, STATUS_LIST_TYP);
}
