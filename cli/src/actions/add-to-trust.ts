import { addYears, calendarDateOf, type CalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import {
  generateSigningKey,
  keyId,
  verifyKeyRequest,
  type MutuelleRange,
  type SigningKey,
  type TrustedKey,
  type TrustList,
} from '@passeport/credential';
import { listMutuelles, saveOffice, type By } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { checkFingerprint, fingerprintOf, keyFingerprint } from '../office/fingerprint.ts';
import { commitTrust } from '../office/commit-trust.ts';
import { isSameKey, readTrust, writeKey } from '../office/keys.ts';
import { contains, overlap, spellRanges, withoutRanges } from '../office/mutuelle-ranges.ts';
import type { Office } from '../office/open-office.ts';
import { endToday, KEY_YEARS } from './rotate-keys.ts';

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

/** What came of it: who is in the trust list now, and what is to be sent back. */
export interface TrustAddition {
  sequence: number;
  office: { number: number; name: string };
  mutuelles: MutuelleRange[];
  file: string;
  /** Keys of the office that the trust list knows as stolen from now on: their cards count when the office's list vouches for them. */
  stolen: { kid: string; since: CalendarDate }[];
  /** The root key's, for the office to check what it gets. */
  rootFingerprint: string;
  /** Whether all of it had been granted before: then nothing has changed. */
  already: boolean;
}

/**
 * Writes the keys of another office into the trust list, signed by the root. The mutuelles become that office's alone: numbers
 * that this office reserved for itself and has not used are given away. The first time, this office also gets the key that
 * gathers the offices' lists.
 *
 * A stolen key that the trust list does not have is taken in as stolen. Of one that it has, the root's own word stays: a request neither declares it stolen nor
 * sets another day.
 *
 * Throws `fingerprint-differs`, `trust-not-root`, `trust-theft-not-declared`, `trust-office-exists`, `trust-range-taken`, `trust-keys-expired`, or what
 * `verifyKeyRequest` and `signTrustList` throw.
 */
export async function addToTrust(
  office: Office,
  asking: AskingOffice,
  { root, passphrase }: { root: SigningKey; passphrase: string },
  by: By,
): Promise<TrustAddition> {
  const { folder, record } = office;
  const today = calendarDateOf(by.at);
  const { asked, signer } = await readRequest(asking, today);
  const { list: trust } = await readTrust(folder);
  if (!trust.roots.some((one) => isSameKey(one, root.publicJwk))) throw new CliError('trust-not-root');

  const [{ office: newcomer, mutuelles }] = asked;
  const answer = {
    office: newcomer,
    mutuelles,
    file: folder.trust,
    rootFingerprint: await keyFingerprint(root.publicJwk),
    stolen: [],
  };
  refuseUndeclaredTheft(trust, asked);
  if (asked.every((key) => trust.keys.some((one) => isSameGrant(one, key)))) {
    return { ...answer, sequence: trust.sequence, already: true };
  }
  const unknown = asked.filter((key) => !trust.keys.some(({ jwk }) => isSameKey(jwk, key.jwk)));
  const stolen = unknown.flatMap(({ kid, compromisedSince: since }) =>
    since === undefined ? [] : [{ kid, since }],
  );
  const thefts = stolen.map(({ kid, since }) => ({
    action: 'key.compromise' as const,
    subject: `key ${kid}`,
    after: { since },
  }));
  refuseExpired(asked, today);
  const renewed = renewalOf(trust, asked, signer, asking.renew === true, today);
  if (renewed !== undefined) {
    const rotated = unknown.filter(isSound).map((key) => ({
      action: 'key.rotate' as const,
      subject: `key ${key.kid}`,
      after: { role: key.uses[0], old: '', office: newcomer.number },
    }));
    const acts = [...rotated, ...thefts];
    const { sequence } = await commitTrust(
      office,
      { root, before: trust, after: { roots: trust.roots, keys: renewed }, acts },
      by,
    );
    return { ...answer, sequence, stolen, already: false };
  }
  refuseKnownOffice(trust, asked);
  const left = await giveAway(office, trust, mutuelles);

  const keys = trust.keys.map((key) =>
    key.office.number === record.number && !isForCollections(key)
      ? { ...key, mutuelles: withoutRanges(key.mutuelles, mutuelles) }
      : key,
  );
  if (!keys.some(isForCollections)) {
    const key = await generateSigningKey();
    await writeKey(folder, 'collections', key.privateJwk, passphrase);
    keys.push({
      kid: await keyId(key.publicJwk),
      jwk: key.publicJwk,
      office: { number: record.number, name: record.name },
      uses: ['collections'],
      mutuelles: [{ from: parseMutuelleNumber('0001'), to: parseMutuelleNumber('9999') }],
      validFrom: today,
      validThrough: addYears(today, KEY_YEARS),
    });
  }
  // This office gives no more of these numbers before anybody else does.
  await saveOffice(office.registry, { ...record, mutuelles: left }, by);
  const after = { roots: trust.roots, keys: [...keys, ...asked] };
  const { sequence } = await commitTrust(office, { root, before: trust, after, acts: thefts }, by);
  return { ...answer, sequence, stolen, already: false };
}

/** The keys asked for, as they shall stand in the trust list; none for longer than an office gives its own, none stolen in days to come. */
async function readRequest(
  { token, fingerprint, ...granted }: AskingOffice,
  today: CalendarDate,
): Promise<{ asked: [TrustedKey, ...TrustedKey[]]; signer: TrustedKey }> {
  const longest = addYears(today, KEY_YEARS);
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
function refuseExpired(asked: TrustedKey[], today: CalendarDate): void {
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
function renewalOf(
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

function isForCollections({ uses }: TrustedKey): boolean {
  return uses.includes('collections');
}

/** Whether nobody has said that it was stolen. */
function isSound({ compromisedSince }: TrustedKey): boolean {
  return compromisedSince === undefined;
}

/** Whether two say the same, whatever their dates: those of a first grant stay. A stolen one is given nothing more than its office. */
function isSameGrant(listed: TrustedKey, asked: TrustedKey): boolean {
  const spell = ({ jwk, office, uses, mutuelles }: TrustedKey) =>
    JSON.stringify([jwk, office, uses, isSound(asked) ? mutuelles : []]);
  return spell(listed) === spell(asked);
}

/**
 * A request may come from whoever has one of the office's keys: by declaring another stolen he would make its cards doubtful. That is the root's holder's to say.
 * Throws `trust-theft-not-declared`.
 */
function refuseUndeclaredTheft({ keys }: TrustList, asked: TrustedKey[]): void {
  for (const { jwk, kid, office, compromisedSince: since } of asked) {
    if (since === undefined) continue;
    const listed = keys.find((key) => isSameKey(key.jwk, jwk));
    if (listed !== undefined && isSound(listed) && listed.office.number === office.number)
      throw new CliError('trust-theft-not-declared', { kid, since });
  }
}

/** Neither another office's number, nor a key that is somebody's already. */
function refuseKnownOffice({ keys }: TrustList, asked: TrustedKey[]): void {
  const known = keys.find((key) =>
    asked.some(({ office, jwk }) => office.number === key.office.number || isSameKey(jwk, key.jwk)),
  );
  if (known !== undefined) throw new CliError('trust-office-exists', { ...known.office });
}

/** What is left to this office without the mutuelles asked for. Throws `trust-range-taken`. */
async function giveAway(
  { record, registry }: Office,
  { keys }: TrustList,
  asked: MutuelleRange[],
): Promise<MutuelleRange[]> {
  const takenFrom = ({ number, name }: TrustedKey['office'], mutuelles: string) =>
    new CliError('trust-range-taken', { mutuelles, number, name });
  for (const { office, mutuelles, ...key } of keys) {
    if (key.uses.includes('collections') || office.number === record.number) continue;
    const taken = overlap(asked, mutuelles);
    if (taken !== undefined) throw takenFrom(office, spellRanges([taken]));
  }
  const used = (await listMutuelles(registry)).find(({ number }) => contains(asked, number));
  if (used !== undefined) throw takenFrom(record, used.number);
  const left = withoutRanges(record.mutuelles, asked);
  if (left.length === 0) throw takenFrom(record, spellRanges(record.mutuelles));
  return left;
}
