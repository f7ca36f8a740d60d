import { calendarDateOf, type CalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import {
  generateSigningKey,
  keyId,
  type MutuelleRange,
  type SigningKey,
  type TrustedKey,
  type TrustList,
} from '@passeport/credential';
import { listMutuelles, saveOffice, type By } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { keyFingerprint } from '../office/fingerprint.ts';
import { commitTrust } from '../office/commit-trust.ts';
import {
  isForCollections,
  isSameGrant,
  isSound,
  readRequest,
  refuseExpired,
  refuseKnownOffice,
  refuseUndeclaredTheft,
  renewalOf,
  type AskingOffice,
} from '../office/key-request.ts';
import { endOfKey } from '../office/key-term.ts';
import { isSameKey, readTrust, writeKey } from '../office/keys.ts';
import { contains, overlap, spellRanges, withoutRanges } from '../office/mutuelle-ranges.ts';
import type { Office } from '../office/open-office.ts';

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
      validThrough: endOfKey(today),
    });
  }
  // This office gives no more of these numbers before anybody else does.
  await saveOffice(office.registry, { ...record, mutuelles: left }, by);
  const after = { roots: trust.roots, keys: [...keys, ...asked] };
  const { sequence } = await commitTrust(office, { root, before: trust, after, acts: thefts }, by);
  return { ...answer, sequence, stolen, already: false };
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
