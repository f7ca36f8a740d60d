import { compactDecrypt, decodeProtectedHeader, errors } from 'jose';
import { CredentialError } from './errors.ts';
import { parsePrivateJwk, type PrivateJwk } from './jwk.ts';
import { ITERATIONS, passphraseToBytes, SEAL } from './sealed-key.ts';

const MAX_LENGTH = 2000;

/** A file that asks for more rounds than this would keep the machine busy, not the thief. */
const MAX_ITERATIONS = 2_000_000;

/**
 * The private key in what `sealPrivateKey` wrote. White space around it, as text files have, is not part of it.
 * Throws `passphrase-wrong` (a changed byte looks the same), or `sealed-key-malformed` for what is no sealed key.
 */
export async function openPrivateKey(sealed: string, passphrase: string): Promise<PrivateJwk> {
  const jwe = sealed.trim();
  checkHeader(jwe);
  try {
    const { plaintext } = await compactDecrypt(jwe, passphraseToBytes(passphrase), {
      keyManagementAlgorithms: [SEAL.alg],
      contentEncryptionAlgorithms: [SEAL.enc],
      maxPBES2Count: MAX_ITERATIONS,
    });
    return parsePrivateJwk(JSON.parse(new TextDecoder().decode(plaintext)));
  } catch (cause) {
    const code = cause instanceof errors.JWEDecryptionFailed ? 'passphrase-wrong' : 'sealed-key-malformed';
    throw new CredentialError(code, {}, cause);
  }
}

/** Refuses other algorithms, fewer rounds than ours and any member not ours (`zip`, `crit`) before any work is done. */
function checkHeader(jwe: string): void {
  if (jwe.length > MAX_LENGTH) throw new CredentialError('sealed-key-malformed', { maxBytes: MAX_LENGTH });
  try {
    const { p2c, p2s, ...rest } = decodeProtectedHeader(jwe);
    const isOurs =
      typeof p2s === 'string' &&
      typeof p2c === 'number' &&
      p2c >= ITERATIONS &&
      p2c <= MAX_ITERATIONS &&
      JSON.stringify(rest) === JSON.stringify(SEAL);
    if (isOurs) return;
  } catch (cause) {
    throw new CredentialError('sealed-key-malformed', {}, cause);
  }
  throw new CredentialError('sealed-key-malformed', { field: 'header' });
}
