import type { CalendarDate } from '@passeport/calendar';
import { verifyKeyRequest, type MutuelleRange, type TrustedKey, type TrustList } from '@passeport/credential';
import { CliError } from '../cli-error.ts';
import { checkFingerprint, fingerprintOf } from './fingerprint.ts';
import { isSameKey } from './keys.ts';
import { endOfKey, endToday } from './key-term.ts';

/** An office that asks for its keys to be trusted: its request, and the fingerprint that its people read out. */
export interface AskingOffice {
  token: string;
  fingerprint: string;
  /** What it gets in the place of what it asks for. */
  number?: number | undefined;
  name?: string | undefined;
  mutuelles?: MutuelleRange[] | undefined;
  /** New keys of an office that is known already, signed by none of its old ones: it lost them. */
  renew?: boolean | undefined;
}

/** The keys asked for, as they shall stand in the trust list; none for longer than an office gives its own, none stolen in days to come. */
export async function readRequest(
  { token, fingerprint, ...granted }: AskingOffice,
  today: CalendarDate,
): Promise<{ asked: [TrustedKey, ...TrustedKey[]]; signer: TrustedKey }> {
  const longest = endOfKey(today);
  const { keys, signer } = await verifyKeyRequest(token);
  checkFingerprint(fingerprint, fingerprintOf(token));
  const [first, ...rest] = keys.map(({ office, mutuelles, ...key }) => ({
    kid: key.kid,
    jwk: key.jwk,
    office: { number: granted.number ?? office.number, name: granted.name ?? office.name },
    uses: key.uses,
    mutuelles: granted.mutuelles ?? mutuelles,
    validFrom: key.validFrom,
    validThrough: key.validThrough < longest ? key.validThrough : longest,
    ...(key.compromisedSince !== undefined && {
      compromisedSince: key.compromisedSince < today ? key.compromisedSince : today,
    }),
  }));
  if (first === undefined) throw new Error('a request without keys');
  return { asked: [first, ...rest], signer };
}

/** A key that ended is asked for so that its cards are still verified; of each use one must count today. */
export function refuseExpired(asked: TrustedKey[], today: CalendarDate): void {
  const sound = asked.filter(isSound);
  const expired = sound.find(
    (key) => !sound.some((one) => one.uses.join() === key.uses.join() && one.validThrough >= today),
  );
  if (expired !== undefined) throw new CliError('trust-keys-expired', { through: expired.validThrough });
}

/**
 * The trust list's keys with the new ones of an office that it knows, or nothing for an office that it does not know. Its number, name and
 * mutuelles stay. It must be asked by one of the office's keys, unless it lost them.
 * Throws `trust-office-exists`.
 */
export function renewalOf(
  { keys }: TrustList,
  asked: TrustedKey[],
  signer: TrustedKey,
  hasLostKeys: boolean,
  today: CalendarDate,
): TrustedKey[] | undefined {
  const [first] = asked;
  const own = keys.filter((key) => key.office.number === first?.office.number && !isForCollections(key));
  const granted = own.find(isSound) ?? own[0];
  const grant = ({ office, mutuelles }: TrustedKey) => JSON.stringify([office, mutuelles]);
  if (granted === undefined || first === undefined || grant(granted) !== grant(first)) return undefined;
  const isOld = own.some((key) => isSameKey(key.jwk, signer.jwk) && isSound(key));
  if (!isOld && !hasLostKeys) return undefined;
  const known = asked.map((key) => keys.find(({ jwk }) => isSameKey(jwk, key.jwk)));
  const others = known.find((key) => key !== undefined && !own.includes(key));
  if (others !== undefined) throw new CliError('trust-office-exists', { ...others.office });
  const fresh = asked
    .filter((_, at) => known[at] === undefined)
    .map((key) => (isSound(key) && key.validFrom < today ? { ...key, validFrom: today } : key));
  const replacing = fresh.filter(isSound);
  const ended = keys.map((key) =>
    own.includes(key) && replacing.some(({ uses }) => uses.some((use) => key.uses.includes(use)))
      ? endToday(key, today)
      : key,
  );
  return [...ended, ...fresh];
}

export function isForCollections({ uses }: TrustedKey): boolean {
  return uses.includes('collections');
}

/** Whether nobody has said that it was stolen. */
export function isSound({ compromisedSince }: TrustedKey): boolean {
  return compromisedSince === undefined;
}

/** Whether two say the same, whatever their dates: those of a first grant stay. A stolen one is given nothing more than its office. */
export function isSameGrant(listed: TrustedKey, asked: TrustedKey): boolean {
  const spell = ({ jwk, office, uses, mutuelles }: TrustedKey) =>
    JSON.stringify([jwk, office, uses, isSound(asked) ? mutuelles : []]);
  return spell(listed) === spell(asked);
}

/**
 * A request may come from whoever has one of the office's keys: by declaring another stolen he would make its cards doubtful. That is the root's holder's to say.
 * Throws `trust-theft-not-declared`.
 */
export function refuseUndeclaredTheft({ keys }: TrustList, asked: TrustedKey[]): void {
  for (const { jwk, kid, office, compromisedSince: since } of asked) {
    if (since === undefined) continue;
    const listed = keys.find((key) => isSameKey(key.jwk, jwk));
    if (listed !== undefined && isSound(listed) && listed.office.number === office.number)
      throw new CliError('trust-theft-not-declared', { kid, since });
  }
}

/** Neither another office's number, nor a key that is somebody's already. */
export function refuseKnownOffice({ keys }: TrustList, asked: TrustedKey[]): void {
  const known = keys.find((key) =>
    asked.some(({ office, jwk }) => office.number === key.office.number || isSameKey(jwk, key.jwk)),
  );
  if (known !== undefined) throw new CliError('trust-office-exists', { ...known.office });
}
