import { addDays, calendarDateOf, daysBetween, formatDate } from '@passeport/calendar';
import type { SigningKey, TrustList } from '@passeport/credential';
import { CliError } from '../cli-error.ts';
import { isSameKey, type KeyRole } from './keys.ts';

/** A key's end is told so many days ahead. */
export const KEY_WARNING_DAYS = 60;

/** How long a key still counts, when that is soon. */
export interface KeyEnd {
  role: Exclude<KeyRole, 'root'>;
  days: number;
  /** Written for people. */
  through: string;
}

/**
 * Whether what a key signs now would be believed, before anything is signed by it. Tells its end when that is within 60 days.
 * Throws `trust-not-root`, `key-not-trusted`, `key-stolen`, `key-not-yet-valid`, `key-expired`.
 */
export function checkOwnKey(
  { publicJwk }: SigningKey,
  role: KeyRole,
  { roots, keys }: TrustList,
  now: Date,
): KeyEnd | undefined {
  const today = calendarDateOf(now);
  if (role === 'root') {
    if (!roots.some((root) => isSameKey(root, publicJwk))) throw new CliError('trust-not-root');
    return undefined;
  }
  const known = keys.find(({ jwk, uses }) => isSameKey(jwk, publicJwk) && uses.includes(role));
  if (known === undefined) throw new CliError('key-not-trusted', { use: role });
  const { validFrom, validThrough, compromisedSince } = known;
  if (compromisedSince !== undefined) {
    throw new CliError('key-stolen', { use: role, since: formatDate(compromisedSince) });
  }
  if (today < validFrom) throw new CliError('key-not-yet-valid', { use: role, from: formatDate(validFrom) });
  if (validThrough < today)
    throw new CliError('key-expired', { use: role, through: formatDate(validThrough) });
  if (validThrough >= addDays(today, KEY_WARNING_DAYS)) return undefined;
  return { role, days: daysBetween(today, validThrough), through: formatDate(validThrough) };
}
