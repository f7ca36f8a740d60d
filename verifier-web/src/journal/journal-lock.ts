import { VerifierError } from '../errors.ts';

/** OWASP's figure for PBKDF2 with HMAC-SHA-256 (2023): about two seconds on a cheap phone. */
const iterations = 600_000;

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A PIN has six to twelve digits. */
export const pinPattern = /^\d{6,12}$/;

/**
 * What is kept of a PIN: anybody may write into the journal by the public key, whoever has the PIN reads it by the private one,
 * which is encrypted by AES-GCM under a key that PBKDF2 makes of the PIN.
 */
export interface JournalLock {
  format: 1;
  /** An uncompressed point of P-256. */
  publicKey: Uint8Array;
  /** The private key, PKCS #8, encrypted. */
  privateKey: Uint8Array;
  iv: Uint8Array;
  salt: Uint8Array;
  iterations: number;
}

/** Makes a new pair of keys behind a PIN. */
export async function makeLock(pin: string): Promise<JournalLock> {
  if (!pinPattern.test(pin)) throw new VerifierError('pin-wrong', 'not six to twelve digits');
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const key = await keyOfPin(pin, salt, iterations);
  const secret = await crypto.subtle.exportKey('pkcs8', privateKey);
  return {
    format: 1,
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, secret)),
    iv,
    salt,
    iterations,
  };
}

/** The private key. Throws VerifierError `pin-wrong`. */
export async function openLock(lock: JournalLock, pin: string): Promise<CryptoKey> {
  const { privateKey, iv, salt } = lock;
  const key = await keyOfPin(pin, copy(salt), lock.iterations);
  const secret = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: copy(iv) }, key, copy(privateKey))
    .catch((error: unknown) => {
      throw new VerifierError('pin-wrong', 'the journal does not open', error);
    });
  return await crypto.subtle.importKey('pkcs8', secret, curve, false, ['deriveBits']);
}

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(pin);
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  return await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** The same bytes, as WebCrypto's types want them. */
export function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}
