import { createHash } from 'node:crypto';
import { CliError } from '../cli-error.ts';

export { keyFingerprint } from '@passeport/credential';

/**
 * Twenty digits of a SHA-256, in fours, which two people read to each other over the telephone: 66 bits, more than
 * anyone can search for another document with the same.
 */
export function fingerprintOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  const digits = (BigInt(`0x${digest}`) % 10n ** 20n).toString().padStart(20, '0');
  return digits.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}

/** Compares what somebody typed, however it is spaced. Throws `fingerprint-differs`. */
export function checkFingerprint(typed: string, right: string): void {
  const digits = (text: string): string => text.replaceAll(/\D/g, '');
  if (digits(typed) !== digits(right)) throw new CliError('fingerprint-differs');
}
