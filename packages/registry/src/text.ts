/**
 * One line of text that both engines keep as it is: 1 to `max` UTF-16 units, well formed (no half of a surrogate pair), with
 * something to see in it, no control characters, line ends among them, and none that change the direction of what follows.
 */
export function isLine(value: unknown, max: number): value is string {
  return isKey(value, max) && !/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(value);
}

/** A key that the caller made: as `isLine`, but control characters may separate its parts. NUL is what PostgreSQL refuses. */
export function isKey(value: unknown, max: number): value is string {
  if (typeof value !== 'string' || value.length > max || !value.isWellFormed()) return false;
  return value.trim() !== '' && !value.includes('\0');
}

/** What two spellings of one name share: NFC, single spaces, lower case. Accents stay: é and e are two names. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

/** SHA-256 as 64 lower-case hex digits. */
export function isSha256(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
