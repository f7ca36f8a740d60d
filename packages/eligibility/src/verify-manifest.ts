import { CredentialError, verifyJws, type TrustedKey, type TrustList } from '@passeport/credential';

import { sha256Hex } from './digest.ts';
import { EligibilityError } from './errors.ts';
import { decodeJson } from './json.ts';
import { LIST_TYP, manifestSchema, MAX_MANIFEST_BYTES, type Manifest } from './manifest.ts';

/** A manifest, the SHA-256 of its payload, and the trusted key that signed it. */
export interface VerifiedManifest {
  manifest: Manifest;
  digest: string;
  key: TrustedKey;
}

/**
 * Verifies the manifest's token by the keys of the trust list, whatever their use, then its schema.
 * Throws `list-too-big`, `list-malformed`, `list-key-unknown` or `list-signature-wrong`.
 */
export async function verifyManifest(token: string, trust: TrustList): Promise<VerifiedManifest> {
  const form = { typ: LIST_TYP, maxBytes: MAX_MANIFEST_BYTES };
  const { payload, key } = await verifyJws(token, { candidates: trust.keys, ...form }).catch(
    (error: unknown): never => {
      throw listErrorOf(error, token.length);
    },
  );
  const manifest = decodeJson(manifestSchema, payload);
  if (manifest === undefined)
    throw new EligibilityError('list-malformed', { problem: 'manifest', kid: key.kid });
  return { manifest, digest: await sha256Hex(payload), key };
}

function listErrorOf(error: unknown, bytes: number): unknown {
  if (!(error instanceof CredentialError)) return error;
  const details = error.details.kid === undefined ? {} : { kid: error.details.kid };
  switch (error.code) {
    case 'token-too-long':
      return new EligibilityError('list-too-big', { bytes, limitBytes: MAX_MANIFEST_BYTES }, error);
    case 'token-malformed':
    case 'header-refused':
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
    case 'key-malformed':
    case 'passphrase-empty':
    case 'passphrase-wrong':
    case 'sealed-key-malformed':
    case 'face-malformed':
      return error;
  }
}
