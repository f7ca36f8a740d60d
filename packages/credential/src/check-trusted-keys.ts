import { CredentialError } from './errors.ts';
import { importKey } from './import-key.ts';
import { keyId } from './key-id.ts';
import type { TrustList } from './trust-list.ts';

/** Checks that every key is a point of the curve and goes by its own `kid`. Throws `key-malformed` or `trust-list-malformed`. */
export async function checkTrustedKeys({ roots, keys }: Pick<TrustList, 'roots' | 'keys'>): Promise<void> {
  await Promise.all([...roots, ...keys.map(({ jwk }) => jwk)].map(importKey));
  const ids = await Promise.all(keys.map(({ jwk }) => keyId(jwk)));
  const wrong = keys.find(({ kid }, index) => kid !== ids[index]);
  if (wrong) throw new CredentialError('trust-list-malformed', { field: 'kid', kid: wrong.kid });
}
