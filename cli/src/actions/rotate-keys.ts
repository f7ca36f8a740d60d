import { dirname } from 'node:path';
import { calendarDateOf, formatDate, type CalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber, type CardNumber } from '@passeport/codes';
import type { MutuelleRange, SigningKey, TrustedKey, TrustList } from '@passeport/credential';
import type { By, KeyAct, StolenCards } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { commitTrust } from '../office/commit-trust.ts';
import {
  findKeyFile,
  isSameKey,
  prepareNextKey,
  promoteNextKey,
  readTrust,
  type KeyRole,
} from '../office/keys.ts';
import { endOfKey, endToday } from '../office/key-term.ts';
import type { Office } from '../office/open-office.ts';

/** What an office's keys may sign, one key each. */
export type OfficeRole = Exclude<KeyRole, 'root'>;
export const OFFICE_ROLES = ['cards', 'lists', 'collections'] as const satisfies readonly OfficeRole[];

/** The secrets that an act with the root needs. */
export interface RootAct {
  root: SigningKey;
  passphrase: string;
  /** Where `--keys` says. */
  away: string | undefined;
}

/** A key that took another's place. */
export interface RotatedKey {
  role: OfficeRole;
  kid: string;
  old: string;
  /** The old one is kept elsewhere and was not at hand: the new one is in the office's folder. */
  cameHere: boolean;
}

export interface Rotation {
  sequence: number;
  keys: RotatedKey[];
}

/**
 * Gives the office a new key for each role. The old one stays in the trust list, to verify what it signed until today: cards printed before
 * stay valid. Killed anywhere, the office goes on with the old keys or the new ones: a new key is sealed on the disk before the trust list
 * names it, and counts from when it does.
 * Throws `key-unknown-here` when the trust list gives the office no key for the role, or as `commitTrust`.
 */
export async function rotateKeys(
  office: Office,
  roles: readonly OfficeRole[],
  act: RootAct,
  by: By,
): Promise<Rotation> {
  const { list: before } = await readTrust(office.folder);
  const made = await prepareAll(office, roles, before, act, by);
  const after = { roots: before.roots, keys: made.keys };
  const { sequence } = await commitTrust(office, { root: act.root, before, after, acts: made.acts }, by);
  await promoteAll(made);
  return { sequence, keys: made.rotated };
}

/** A key of the trust list that a thief has, and since when. */
export interface StolenKey {
  kid: string;
  since: CalendarDate;
}

export interface Compromise extends Rotation {
  stolen: { kid: string; office: { number: number; name: string }; uses: string[] };
  /** Cards that died, for the thief may have made them; their holders get new ones. */
  replaced: CardNumber[];
}

/**
 * Says in the trust list that a key was stolen. When it is this office's, a new one takes its place in the same list, and the cards that it
 * signed since then die. Throws `key-unknown-here`, `key-stolen-already`, `date-in-future`.
 */
export async function compromiseKey(
  office: Office,
  { kid, since }: StolenKey,
  act: RootAct,
  by: By,
): Promise<Compromise> {
  const { list: before } = await readTrust(office.folder);
  const named = before.keys.filter((key) => key.kid === kid);
  // Two offices' keys may share a name: this office means its own.
  const stolen = named.find((key) => key.office.number === office.record.number) ?? named[0];
  if (stolen === undefined) throw new CliError('key-unknown-here', { kid });
  if (stolen.compromisedSince !== undefined && stolen.compromisedSince <= since) {
    throw new CliError('key-stolen-already', { kid });
  }
  const today = calendarDateOf(by.at);
  if (since > today) throw new CliError('date-in-future', { date: formatDate(since) });
  const isOwn = stolen.office.number === office.record.number;
  const isInUse = stolen.compromisedSince === undefined && stolen.validThrough >= today;
  const roles = isOwn && isInUse ? OFFICE_ROLES.filter((role) => stolen.uses.includes(role)) : [];
  const made = await prepareAll(office, roles, before, act, by);
  const keys = made.keys.map((key) =>
    isSameKey(stolen.jwk, key.jwk) ? { ...key, compromisedSince: since } : key,
  );
  const stolenCards: StolenCards[] = isOwn && stolen.uses.includes('cards') ? [{ kid, since }] : [];
  const acts: KeyAct[] = [
    { action: 'key.compromise', subject: `key ${kid}`, after: { since } },
    ...made.acts,
  ];
  const change = { root: act.root, before, after: { roots: before.roots, keys }, acts, stolen: stolenCards };
  const { sequence, replaced } = await commitTrust(office, change, by);
  await promoteAll(made);
  const { office: of, uses } = stolen;
  return { sequence, keys: made.rotated, stolen: { kid, office: of, uses }, replaced };
}

interface PreparedKeys {
  keys: TrustedKey[];
  rotated: RotatedKey[];
  acts: KeyAct[];
  places: { dir: string; role: OfficeRole }[];
}

async function prepareAll(
  { folder, record }: Office,
  roles: readonly OfficeRole[],
  before: TrustList,
  { passphrase, away }: RootAct,
  { at }: By,
): Promise<PreparedKeys> {
  const today = calendarDateOf(at);
  const made: PreparedKeys = { keys: [...before.keys], rotated: [], acts: [], places: [] };
  for (const role of roles) {
    const isOld = (key: TrustedKey) => key.office.number === record.number && key.uses.includes(role);
    const old = made.keys.filter(isOld).sort(byEnd).at(-1);
    if (old === undefined) throw new CliError('key-unknown-here', { kid: role });
    const place = await findKeyFile(folder, role, away).then(dirname, () => undefined);
    const dir = place ?? folder.keys;
    const next = await prepareNextKey(dir, role, passphrase, before);
    made.keys = made.keys.map((key) => (isOld(key) ? endToday(key, today) : key));
    made.keys.push({
      kid: next.kid,
      jwk: next.publicJwk,
      office: { number: record.number, name: record.name },
      uses: [role],
      mutuelles: role === 'collections' ? ALL_MUTUELLES : record.mutuelles,
      validFrom: today,
      validThrough: endOfKey(today),
    });
    made.rotated.push({
      role,
      kid: next.kid,
      old: old.kid,
      cameHere: role !== 'cards' && place === undefined,
    });
    made.acts.push({ action: 'key.rotate', subject: `key ${next.kid}`, after: { role, old: old.kid } });
    made.places.push({ dir, role });
  }
  return made;
}

async function promoteAll({ places }: PreparedKeys): Promise<void> {
  for (const { dir, role } of places) await promoteNextKey(dir, role);
}

function byEnd(a: TrustedKey, b: TrustedKey): number {
  return a.validThrough < b.validThrough ? -1 : 1;
}

const ALL_MUTUELLES: MutuelleRange[] = [
  { from: parseMutuelleNumber('0001'), to: parseMutuelleNumber('9999') },
];
