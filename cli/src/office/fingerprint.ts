import { createHash } from 'node:crypto';
import { keyThumbprint, type PublicJwk } from '@passeport/credential';
import { CliError } from '../cli-error.ts';

/**
 * Twenty digits of a SHA-256, in fours, which two people read to each other over the telephone: 66 bits, more than
 * anyone can search for another document with the same.
 */
export function fingerprintOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  const digits = (BigInt(`0x${digest}`) % 10n ** 20n).toString().padStart(20, '0');
  return digits.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}

/** A key's: of its thumbprint (RFC 7638). */
export async function keyFingerprint(key: PublicJwk): Promise<string> {
  return fingerprintOf(await keyThumbprint(key));
}

/** Compares what somebody typed, however it is spaced. Throws `fingerprint-differs`. */
export function checkFingerprint(typed: string, right: string): void {
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  if (digits(typed) !== digits(right)) throw new CliError('fingerprint-differs');
}
