import * as v from 'valibot';
import { decodeBase64url } from './base64url.ts';
import { CredentialError } from './errors.ts';

/** A P-256 public key as RFC 7517 and RFC 7518 §6.2 spell it, with these four members and no other. */
export interface PublicJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

/** The same key with its private number `d`. */
export interface PrivateJwk extends PublicJwk {
  d: string;
}

// RFC 7518 §6.2.1.2: a coordinate is the whole 32 bytes of the field, leading zeros kept.
const fieldElement = v.pipe(
  v.string(),
  v.length(43),
  v.check((text) => decodeBase64url(text) !== undefined),
);

const publicMembers = { kty: v.literal('EC'), crv: v.literal('P-256'), x: fieldElement, y: fieldElement };

/** Schema of a public key; members come out in this order. That the point is on the curve is not checked. */
export const publicJwkSchema = v.strictObject(publicMembers);

const privateJwkSchema = v.strictObject({ ...publicMembers, d: fieldElement });

/**
 * Throws `key-malformed` for another curve, an unknown member, or a coordinate not in canonical base64url.
 * That the point is on the curve shows when the key is imported.
 */
export function parsePublicJwk(value: unknown): PublicJwk {
  const result = v.safeParse(publicJwkSchema, value);
  if (!result.success) throw new CredentialError('key-malformed', fieldOf(result.issues[0]));
  return result.output;
}

/** Throws `key-malformed`, as `parsePublicJwk`. */
export function parsePrivateJwk(value: unknown): PrivateJwk {
  const result = v.safeParse(privateJwkSchema, value);
  if (!result.success) throw new CredentialError('key-malformed', fieldOf(result.issues[0]));
  return result.output;
}

function fieldOf(issue: v.BaseIssue<unknown>): { field?: string } {
  const field = v.getDotPath(issue);
  return field === null ? {} : { field };
}
