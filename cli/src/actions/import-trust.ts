import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import {
  CredentialError,
  parsePublicJwk,
  verifyTrustList,
  type MutuelleRange,
  type PublicJwk,
  type TrustedKey,
  type TrustList,
} from '@passeport/credential';
import {
  closeGivenAway,
  listCards,
  listMutuelles,
  RegistryError,
  saveOffice,
  type By,
  type Registry,
  type StolenCards,
} from '@passeport/registry';
import * as v from 'valibot';
import { CliError } from '../cli-error.ts';
import { checkFingerprint, keyFingerprint } from '../office/fingerprint.ts';
import { installTrust } from '../office/commit-trust.ts';
import { isSameKey, prepareNextRoot, promoteNextRoot, readTrust } from '../office/keys.ts';
import { contains, overlap } from '../office/mutuelle-ranges.ts';
import type { Office } from '../office/open-office.ts';
import { findAwaited } from '../transfer/find-awaited.ts';

/** What came of taking a trust list. */
export interface ImportedTrust {
  sequence: number;
  /** How many offices it names. */
  offices: number;
  /** Whether that root was announced by the one before: then phones follow by themselves. */
  followed: boolean;
  /** Cards that died, for the root's holder says that their key was stolen. */
  replaced: CardNumber[];
  /** Mutuelles that came back, from the office of that name: they are closed here until its file is taken in. */
  awaited: { mutuelle: MutuelleNumber; name: string }[];
  /** Whether another root is pinned from now on. */
  newRoot: boolean;
  /** Whether it was the office's already. */
  already: boolean;
}

/**
 * Puts the trust list of the root's holder in the place of the office's. The first time that is under another root: `fingerprint`,
 * which its people read out, says which. Later lists are under that root, or one that it was in a list with, and newer. The office's number, name and mutuelles
 * become those that the root grants.
 *
 * Throws `fingerprint-needed`, `fingerprint-differs`, `trust-older`, `trust-without-us`, `trust-other-number`, `trust-takes-mutuelle` when a
 * mutuelle that is open here is another's, or CredentialError.
 */
export async function importTrust(
  { folder, registry, record }: Office,
  token: string,
  fingerprint: string | undefined,
  by: By,
): Promise<ImportedTrust> {
  const { list: current, roots } = await readTrust(folder);
  const { root, list } = await verifyByRoot(token, [...roots, ...current.roots], fingerprint);
  const newRoot = !roots.some((pinned) => isSameKey(pinned, root));
  const followed = newRoot && current.roots.some((one) => isSameKey(one, root));
  const answer = { sequence: list.sequence, offices: countOffices(list), newRoot, followed, replaced: [] };
  const isSame = JSON.stringify(list) === JSON.stringify(current);
  if (isSame && !newRoot) {
    const awaited = await closeAwaited(registry, list, record, by);
    return { ...answer, awaited, already: true };
  }
  // Lists that name a root in common are numbered together: a root of before is no way back to a list of before.
  if (!isSame && haveCommonRoot(list, current) && list.sequence <= current.sequence) {
    throw new CliError('trust-older', { sequence: list.sequence, known: current.sequence });
  }

  const { office, mutuelles } = findGranted(list, current, record.number);
  if (office.number !== record.number && (await listCards(registry)).length > 0) {
    throw new CliError('trust-other-number', { number: office.number, own: record.number });
  }
  const former = list.keys.flatMap((key) => key.former ?? []);
  await saveOffice(registry, { ...office, mutuelles }, by, former).catch((cause: unknown) => {
    if (!(cause instanceof RegistryError) || cause.code !== 'mutuelle-outside-office') throw cause;
    throw new CliError('trust-takes-mutuelle', { mutuelle: cause.details.mutuelle ?? '' }, { cause });
  });
  const stolen = newlyStolen(list, current, { number: office.number, mutuelles });
  const acts = stolen.map(({ kid, since }) => ({
    action: 'key.compromise' as const,
    subject: `key ${kid}`,
    after: { since },
  }));
  // First of all: once that list counts, nobody works on what is of before, whenever this process is killed.
  const awaited = await closeAwaited(registry, list, { number: office.number, mutuelles }, by);
  if (newRoot) await prepareNextRoot(folder, root);
  const { replaced } = await installTrust(
    { folder, registry },
    { token, sequence: list.sequence, acts, stolen },
    by,
  );
  if (newRoot) await promoteNextRoot(folder);
  return { ...answer, awaited, already: false, replaced };
}

/**
 * Of mutuelles that came back, those that are not taken in yet. One that was opened here meanwhile, or is from a backup of before, is not as it was when it
 * went: it is closed.
 */
async function closeAwaited(
  registry: Registry,
  list: TrustList,
  office: { number: number; mutuelles: MutuelleRange[] },
  by: By,
): Promise<ImportedTrust['awaited']> {
  const awaited: ImportedTrust['awaited'] = [];
  for (const { number: mutuelle } of await listMutuelles(registry)) {
    if (!contains(office.mutuelles, mutuelle)) continue;
    const from = await findAwaited(registry, mutuelle, list, office.number);
    if (from !== undefined) awaited.push({ mutuelle, name: from.name });
  }
  const mutuelles = awaited.map(({ mutuelle }) => mutuelle);
  if (mutuelles.length > 0) await closeGivenAway(registry, mutuelles, by);
  return awaited;
}

/** The list, and which root signed it: the one whose fingerprint was read out, else one that is known. */
async function verifyByRoot(
  token: string,
  known: readonly PublicJwk[],
  fingerprint: string | undefined,
): Promise<{ root: PublicJwk; list: TrustList }> {
  const candidates = fingerprint === undefined ? known : [await findRoot(token, fingerprint)];
  for (const root of candidates) {
    const list = await verifyTrustList(token, [root]).catch((error: unknown) => {
      if (isOfOtherRoot(error)) return undefined;
      throw error;
    });
    if (list !== undefined) return { root, list };
  }
  if (fingerprint === undefined) throw new CliError('fingerprint-needed');
  throw new CredentialError('key-unknown');
}

function isOfOtherRoot(error: unknown): boolean {
  return error instanceof CredentialError && error.code === 'key-unknown';
}

/** Keys for cards that the list says were stolen, and the one before did not: this office's, and those of offices that had mutuelles of its. */
function newlyStolen(
  list: TrustList,
  current: TrustList,
  office: { number: number; mutuelles: MutuelleRange[] },
): StolenCards[] {
  return list.keys.flatMap(({ jwk, kid, uses, former = [], compromisedSince: since, office: of }) => {
    const before = current.keys.find((key) => isSameKey(key.jwk, jwk))?.compromisedSince;
    const isHere = of.number === office.number || overlap(former, office.mutuelles) !== undefined;
    const isNew = since !== undefined && isHere && uses.includes('cards') && since !== before;
    return isNew ? [{ kid, since }] : [];
  });
}

function haveCommonRoot(a: TrustList, b: TrustList): boolean {
  return a.roots.some(({ x, y }) => b.roots.some((root) => root.x === x && root.y === y));
}

const claimedRoots = v.object({ roots: v.pipe(v.array(v.unknown()), v.maxLength(20)) });

/** The root among those that a token names, before anybody has vouched for it. Throws `fingerprint-differs`. */
async function findRoot(token: string, fingerprint: string): Promise<PublicJwk> {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  const claimed = v.safeParse(v.pipe(v.string(), v.parseJson(), claimedRoots), payload);
  if (!claimed.success) throw new CredentialError('token-malformed');
  for (const root of claimed.output.roots.map(parsePublicJwk)) {
    try {
      checkFingerprint(fingerprint, await keyFingerprint(root));
      return root;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
    }
  }
  throw new CliError('fingerprint-differs');
}

/** What the list says of the office's own keys: one thing. Throws `trust-without-us`. */
function findGranted(list: TrustList, current: TrustList, number: number): TrustedKey {
  const own = current.keys.filter(
    ({ office, uses, compromisedSince }) =>
      office.number === number && !uses.includes('collections') && compromisedSince === undefined,
  );
  const granted = own.map(({ jwk, uses }) =>
    list.keys.find((key) => key.jwk.x === jwk.x && key.jwk.y === jwk.y && key.uses.join() === uses.join()),
  );
  const [first] = granted;
  const isWhole = granted.every(
    (key) =>
      key?.office.number === first?.office.number &&
      JSON.stringify(key?.mutuelles) === JSON.stringify(first?.mutuelles),
  );
  if (first === undefined || !isWhole) throw new CliError('trust-without-us');
  return first;
}

function countOffices({ keys }: TrustList): number {
  return new Set(keys.map(({ office }) => office.number)).size;
}
