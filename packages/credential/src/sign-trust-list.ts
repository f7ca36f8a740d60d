import { checkTrustedKeys } from './check-trusted-keys.ts';
import type { SigningKey } from './import-signing-key.ts';
import { signJws } from './sign-jws.ts';
import { spellTrustList, TRUST_LIST_TYP, type TrustList } from './trust-list.ts';

/** Signs a trust list by a root key, as a JWS compact token. Throws `trust-list-malformed` or `key-malformed`. */
export async function signTrustList(list: TrustList, rootKey: SigningKey): Promise<string> {
  const payload = new TextEncoder().encode(spellTrustList(list));
  await checkTrustedKeys(list);
  return await signJws(payload, rootKey, TRUST_LIST_TYP);
}
