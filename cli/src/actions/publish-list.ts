import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, calendarDateOf, monthOf } from '@passeport/calendar';
import type { SigningKey } from '@passeport/credential';
import {
  AMV,
  computeCoverage,
  LIST_FILE_EXTENSION,
  listFiles,
  MANIFEST_FILE,
  packListFile,
  publishList,
  type HouseholdCoverage,
  type MutuelleRights,
  type PersonException,
  type PublishedList,
} from '@passeport/eligibility';
import {
  coverageRows,
  deadEditions,
  listMutuelles,
  nextListSequence,
  recordPublishedList,
  type By,
  type CoverageRow,
  type Mutuelle,
  type Registry,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** A list as it was published. */
export interface Publication {
  sequence: number;
  issued: string;
  expires: string;
  households: number;
  folder: string;
  file: string;
}

/**
 * Publishes the office's list: as a folder for any web server, and as one file. Its number is recorded before
 * anyone can see it, so that no two lists ever have the same; both appear whole or not at all.
 * `out` is the list's folder; the file is put beside it. Throws `folder-not-empty` when something else is in there.
 */
export async function publishOfficeList(
  { folder, registry, record }: Office,
  key: SigningKey,
  { out, days }: { out: string; days: number },
  by: By,
): Promise<Publication> {
  await refuseForeignFolder(out);
  const { token: trustToken } = await readTrust(folder);
  const rights: MutuelleRights[] = [];
  for (const mutuelle of await listMutuelles(registry)) rights.push(await rightsOf(registry, mutuelle, by));

  const sequence = await nextListSequence(registry, by);
  const issued = toInstant(by.at);
  const expires = `${addDays(calendarDateOf(by.at), days)}T00:00:00Z`;
  const list = await publishList(
    { mutuelles: rights, plans: [AMV], centres: [] },
    { office: record.number, sequence, issued, expires, trustToken },
    key,
  );
  const manifestSha256 = createHash('sha256').update(list.manifest).digest('hex');
  await recordPublishedList(registry, { sequence, issued, expires, manifestSha256 }, by);

  const file = join(out, '..', `liste-${String(sequence).padStart(6, '0')}${LIST_FILE_EXTENSION}`);
  await writeListFolder(out, list);
  await writeFileAtomically(file, packListFile(list));
  const households = rights.reduce((sum, mutuelle) => sum + mutuelle.households.length, 0);
  return { sequence, issued, expires, households, folder: out, file };
}

async function rightsOf(registry: Registry, mutuelle: Mutuelle, by: By): Promise<MutuelleRights> {
  const asOf = monthOf(calendarDateOf(by.at));
  const households: HouseholdCoverage[] = [];
  const exceptions: PersonException[] = [];
  for await (const row of coverageRows(registry, mutuelle.number)) {
    const coverage = computeCoverage({
      contributions: paidMonths(row),
      joined: row.joined ?? asOf,
      plan: AMV,
      asOf,
    });
    households.push({ household: row.household, ...coverage });
    for (const { member, kind, since } of row.exceptions) {
      if (kind !== 'left') exceptions.push({ member, kind });
      else exceptions.push({ member, kind, ...(since === undefined ? {} : { from: monthOf(since) }) });
    }
  }
  const { number, name, union, plan } = mutuelle;
  const dead = await deadEditions(registry, number);
  return {
    number,
    name,
    ...(union === undefined ? {} : { union }),
    plan,
    households,
    deadEditions: dead,
    exceptions,
  };
}

function paidMonths({
  contributions,
}: CoverageRow): { from: NonNullable<CoverageRow['joined']>; months: number }[] {
  return contributions.flatMap(({ from, months }) =>
    from === undefined || months === undefined ? [] : [{ from, months }],
  );
}

/**
 * Puts the list's files into a fresh folder beside `out`, then exchanges the two. A reader in between finds the
 * old list or none, never a mixture.
 */
async function writeListFolder(out: string, list: PublishedList): Promise<void> {
  const fresh = `${out}.${process.pid}.new`;
  const old = `${out}.${process.pid}.old`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(join(fresh, 'blocks'), { recursive: true });
  try {
    for (const [name, bytes] of listFiles(list)) await writeFileAtomically(join(fresh, name), bytes);
    await rename(out, old).catch(ignoreMissing);
    await rename(fresh, out);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** The folder is exchanged whole, so it must be a list's, or empty, or not there. */
async function refuseForeignFolder(out: string): Promise<void> {
  const present = await readdir(out).catch((): string[] => []);
  if (present.length > 0 && !present.includes(MANIFEST_FILE))
    throw new CliError('folder-not-empty', { path: out });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** RFC 3339 in UTC, to the second. */
function toInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
