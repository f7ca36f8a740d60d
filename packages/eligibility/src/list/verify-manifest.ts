import {
  CredentialError,
  readJwsTyp,
  verifyJws,
  type TrustedKey,
  type TrustList,
} from '@passeport/credential';
import type * as v from 'valibot';

import { sha256Hex } from './digest.ts';
import { EligibilityError } from '../errors.ts';
import { decodeJson } from './json.ts';
import { LIST_TYP, manifestSchema, MAX_MANIFEST_BYTES, REQUEST_TYP, type Manifest } from './manifest.ts';

/** What an office signed, the SHA-256 of its payload, and the trusted key that signed it. */
export interface Verified<Payload> {
  manifest: Payload;
  digest: string;
  key: TrustedKey;
}

/**
 * Verifies the manifest's token by the keys of the trust list, whatever their use, then its schema.
 * Throws `list-too-big`, `list-malformed`, `list-unsigned` (a request for a list), `list-key-unknown` or `list-signature-wrong`.
 */
export async function verifyManifest(token: string, trust: TrustList): Promise<Verified<Manifest>> {
  const form = { typ: LIST_TYP, maxBytes: MAX_MANIFEST_BYTES };
  return await verifySigned(token, trust, manifestSchema, form);
}

/** As `verifyManifest`, for a token of another schema, `typ` and greatest length. */
export async function verifySigned<Schema extends v.GenericSchema>(
  token: string,
  trust: TrustList,
  schema: Schema,
  form: { typ: string; maxBytes: number },
): Promise<Verified<v.InferOutput<Schema>>> {
  const { payload, key } = await verifyJws(token, { candidates: trust.keys, ...form }).catch(
    (error: unknown): never => {
      throw listErrorOf(error, token, form.maxBytes);
    },
  );
  const manifest = decodeJson(schema, payload);
  if (manifest === undefined)
    throw new EligibilityError('list-malformed', { problem: 'manifest', kid: key.kid });
  return { manifest, digest: await sha256Hex(payload), key };
}

function listErrorOf(error: unknown, token: string, limitBytes: number): unknown {
  if (!(error instanceof CredentialError)) return error;
  const details = error.details.kid === undefined ? {} : { kid: error.details.kid };
  switch (error.code) {
    case 'token-too-long':
      return new EligibilityError('list-too-big', { bytes: token.length, limitBytes }, error);
    case 'header-refused':
      if (readJwsTyp(token) === REQUEST_TYP) return new EligibilityError('list-unsigned', {}, error);
      return new EligibilityError('list-malformed', { problem: error.code }, error);
    case 'token-malformed':
      return new EligibilityError('list-malformed', { problem: error.code }, error);
    case 'key-unknown':
      return new EligibilityError('list-key-unknown', details, error);
    case 'signature-wrong':
      return new EligibilityError('list-signature-wrong', details, error);
    case 'not-a-card':
    case 'version-unknown':
    case 'text-malformed':
    case 'too-long':
    case 'claims-malformed':
    case 'trust-list-malformed':
    case 'key-request-malformed':
    case 'transfer-malformed':
    case 'key-malformed':
    case 'passphrase-empty':
    case 'passphrase-wrong':
    case 'sealed-key-malformed':
    case 'face-malformed':
      return error;
  }
}
