import { createHash } from 'node:crypto';
import { addDays, calendarDateOf, monthOf } from '@passeport/calendar';
import type { SigningKey } from '@passeport/credential';
import {
  cutPlan,
  deltaFile,
  openWholeList,
  packListFile,
  publishList,
  type ListContentStream,
  type ListIssue,
  type MutuelleRights,
  type PublishedList,
} from '@passeport/eligibility';
import {
  listCards,
  listMutuelles,
  listPublishedLists,
  nextListSequence,
  readAuditHead,
  recordPublishedList,
  type By,
  type Mutuelle,
  type Registry,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import { deltaFilePath, listFilePath, type OfficeFolder } from '../office/office-folder.ts';
import { contains } from '../office/mutuelle-ranges.ts';
import type { Office } from '../office/open-office.ts';
import { planOf, readPlans } from '../office/plans.ts';
import { toInstant } from '../office/to-instant.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { findAwaited } from '../transfer/find-awaited.ts';
import { collectRights } from './collect-rights.ts';
import { collectVouched } from './collect-vouched.ts';
import { listPlans } from './list-plans.ts';
import { makeDeltas, readRecentLists } from './make-deltas.ts';
import { refuseTooBig } from './refuse-too-big.ts';
import { refuseForeignFolder, writeListFolder } from './write-list-folder.ts';

/** A list as it was published. */
export interface Publication {
  sequence: number;
  issued: string;
  expires: string;
  households: number;
  folder: string;
  file: string;
  /** The cards that died since the list before, and the instant of the oldest report of them. */
  newlyDead?: { cards: number; oldestReport: string };
  /** What changed from the list before, when that is at hand and it is worth it. */
  delta?: { before: number; bytes: number; file: string };
}

/**
 * Publishes the office's list: as the folder `out` for any web server, and as one file in the office's `lists`.
 * Its number is recorded before anyone can see it, so that no two lists ever have the same; both appear whole or
 * not at all. Throws `publish-too-big`, `folder-not-empty` when `out` holds something else, or EligibilityError when every desk would refuse the
 * list: signed by a key that has expired, or is not for lists.
 */
export async function publishOfficeList(
  office: Office,
  key: SigningKey,
  { out, days }: { out: string; days: number },
  by: By,
): Promise<Publication> {
  await refuseForeignFolder(out);
  const { content, issue, households, newlyDead } = await prepareList(office, days, by);
  const list = await publishList(content, issue, key).catch(refuseTooBig);
  const put = await putOutList(office, list, out, by);
  return { ...put, households: households(), ...(newlyDead && { newlyDead }) };
}

/**
 * Everything that a list will say, under a number that no other gets. Throws `clock-behind`, `plan-unknown`.
 */
export async function prepareList(
  office: Office,
  days: number,
  by: By,
): Promise<{
  content: ListContentStream;
  issue: ListIssue;
  households: () => number;
  newlyDead: Publication['newlyDead'];
}> {
  const { folder, registry, record } = office;
  await refuseEarlierTime(registry, by.at);
  const { token: trustToken, list: trust } = await readTrust(folder);
  const vouched = await collectVouched(registry, trust, record);
  let households = 0;
  const content = await collectOfficeRights(office, by.at, (rights) => {
    households += rights.households.length;
  });

  const newlyDead = await readNewlyDead(registry);
  const sequence = await nextListSequence(registry, by);
  const [recent] = await readRecentLists(folder, sequence);
  const issue = {
    office: record.number,
    sequence,
    issued: toInstant(by.at),
    expires: `${addDays(calendarDateOf(by.at), days)}T00:00:00Z`,
    audit: await readAuditHead(registry),
    trustToken,
    grouping: recent?.grouping,
  };
  return { content: { ...content, vouched }, issue, households: () => households, newlyDead };
}

/** Puts a signed list out: recorded, then as a folder, as one file, and as what changed. Throws `publish-too-big`, or what makes every desk refuse it. */
export async function putOutList(
  { folder, registry }: Office,
  list: PublishedList,
  out: string,
  by: By,
): Promise<Omit<Publication, 'households'>> {
  const { roots, list: trust } = await readTrust(folder);
  // What no desk would take must not take the place of a list that they have.
  const { sequence, issued, expires } = await openWholeList(list, {
    roots,
    trust,
    now: by.at,
  }).catch(refuseTooBig);
  const manifestSha256 = createHash('sha256').update(list.manifest).digest('hex');
  await recordPublishedList(registry, { sequence, issued, expires, manifestSha256 }, by);

  const packed = packListFile(list);
  const deltas = await makeDeltas(await readRecentLists(folder, sequence), list, packed);
  const file = listFilePath(folder, sequence);
  const named = [...deltas].map(([before, bytes]) => [deltaFile(before), bytes] as const);
  await writeListFolder(out, list, new Map(named));
  await writeFileAtomically(file, packed);
  const delta = await writeNewestDelta(folder, sequence, deltas);
  return { sequence, issued, expires, folder: out, file, ...(delta && { delta }) };
}

/** The cards that no list has called dead yet; undefined when there are none. */
async function readNewlyDead(registry: Registry): Promise<Publication['newlyDead']> {
  const last = (await listPublishedLists(registry)).at(-1);
  const dead = await listCards(registry, {
    live: false,
    revokedAfterList: last?.sequence ?? 0,
  });
  const [oldestReport] = dead.flatMap(({ reportedAt }) => reportedAt ?? []).sort();
  return oldestReport === undefined ? undefined : { cards: dead.length, oldestReport };
}

/** The changes since the list before as a file of their own, to be sent to those who have that one. */
async function writeNewestDelta(
  folder: OfficeFolder,
  sequence: number,
  deltas: ReadonlyMap<number, Uint8Array>,
): Promise<Publication['delta']> {
  const before = Math.max(...deltas.keys());
  const bytes = deltas.get(before);
  if (bytes === undefined) return undefined;
  const file = deltaFilePath(folder, sequence, before);
  await writeFileAtomically(file, bytes);
  return { before, bytes: bytes.length, file };
}

/**
 * What the office's list says at an instant: the plans that its mutuelles have, and the rights of all of them, each read from
 * the registry when the list comes to it. Throws `plan-unknown` before any is read.
 *
 * @param onRead is told of each mutuelle
 */
export async function collectOfficeRights(
  { folder, registry, record }: Office,
  at: Date,
  onRead: (rights: MutuelleRights) => void = () => {},
): Promise<ListContentStream> {
  const plans = await readPlans(folder);
  // One that was given up is in the other office's list once the root says so, and in this one until then.
  // One that came back is in the other office's until it is taken in: what is here is from before it went.
  const { list: trust } = await readTrust(folder);
  const own: Mutuelle[] = [];
  for (const mutuelle of await listMutuelles(registry)) {
    if (!contains(record.mutuelles, mutuelle.number)) continue;
    const awaited = await findAwaited(registry, mutuelle.number, trust, record.number);
    if (awaited === undefined) own.push(mutuelle);
  }
  const month = monthOf(calendarDateOf(at));
  const offered = own.map((mutuelle) => ({ mutuelle, plan: planOf(plans, mutuelle, month) }));
  const listed = listPlans(offered, plans, month);
  async function* readEach(): AsyncGenerator<MutuelleRights> {
    for (const { mutuelle, plan } of listed) {
      const rights = await collectRights(registry, mutuelle, plan, at);
      onRead(rights);
      yield rights;
    }
  }
  const byCode = new Map(listed.map(({ plan }) => [plan.code, cutPlan(plan, month)]));
  return { mutuelles: readEach(), plans: [...byCode.values()], centres: [] };
}

/** A list of an earlier time than the last one is a rollback to every phone that has seen that one. Throws `clock-behind`. */
export async function refuseEarlierTime(registry: Registry, at: Date): Promise<void> {
  const last = (await listPublishedLists(registry))
    .map(({ issued }) => issued)
    .sort()
    .at(-1);
  const issued = toInstant(at);
  if (last !== undefined && issued < last)
    throw new CliError('clock-behind', { today: issued.slice(0, 10), last: last.slice(0, 10) });
}
