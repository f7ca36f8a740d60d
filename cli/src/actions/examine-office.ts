import { readdir, stat, statfs, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, calendarDateOf, daysBetween, formatDate, parseCalendarDate } from '@passeport/calendar';
import { checkPlans } from '@passeport/eligibility';
import { checkTables, listAudit, listMutuelles, listPhotos, listPublishedLists } from '@passeport/registry';
import { BACKUP_DAYS, daysWithoutBackup } from '../backup/remind-of-backup.ts';
import { KEY_WARNING_DAYS } from '../office/check-own-key.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { verifyAudit } from './verify-audit.ts';

/** What is looked at, in this order. */
export const CHECKS = [
  'database',
  'audit',
  'cards',
  'photos',
  'keys',
  'clock',
  'disk',
  'list',
  'backup',
  'plans',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** `error`: something is wrong now; `warning`: something soon will be. `code` and its values choose the sentence. */
export interface Finding {
  check: CheckName;
  level: 'ok' | 'warning' | 'error';
  code: string;
  values: Record<string, string | number>;
}

const MEGABYTE = 1_000_000;
const DISK_WARNING_MB = 1_000;
const DISK_ERROR_MB = 100;
const LIST_WARNING_DAYS = 7;
const LIST_ERROR_DAYS = 30;

type Found = Omit<Finding, 'check'>[];

/** Looks an office over. Nothing is changed; a check that cannot be made is an error of its own, and the others go on. */
export async function examineOffice(office: Office, now: Date): Promise<Finding[]> {
  const examinations: Record<CheckName, () => Promise<Found>> = {
    database: async () =>
      (await checkTables(office.registry)).flatMap((trouble) =>
        trouble.kind === 'damaged' ? [bad('error', 'damaged', { what: trouble.what })] : [],
      ),
    audit: async () =>
      (await verifyAudit(office, [], now)).troubles.map(({ kind }) => bad('error', 'audit', { kind })),
    cards: async () =>
      (await checkTables(office.registry)).flatMap((trouble) =>
        trouble.kind === 'cards-without-record'
          ? [bad('error', 'unrecorded', { cards: trouble.cards.slice(0, 5).join(', ') })]
          : [],
      ),
    photos: () => examinePhotos(office),
    keys: () => examineKeys(office, now),
    clock: () => examineClock(office, now),
    disk: () => examineDisk(office),
    list: () => examineList(office, now),
    backup: () => examineBackup(office, now),
    plans: () => examinePlans(office),
  };
  const findings: Finding[] = [];
  for (const check of CHECKS) {
    const found = await examinations[check]().catch((error: unknown) => [
      bad('error', 'failed', { what: error instanceof Error ? error.message : String(error) }),
    ]);
    const told = found.length > 0 ? found : [bad('ok', 'ok', {})];
    findings.push(...told.map((one) => ({ check, ...one })));
  }
  return findings;
}

function bad(level: Finding['level'], code: string, values: Finding['values']): Found[number] {
  return { level, code, values };
}

async function examinePhotos({ folder, registry }: Office): Promise<Found> {
  const photos = await listPhotos(registry);
  const known = new Set(
    photos.flatMap(({ originalSha256, portraitSha256 }) => [originalSha256, portraitSha256]),
  );
  const there = new Set<string>();
  for (const dir of [folder.originals, folder.portraits])
    for (const name of await readdir(dir).catch(() => []))
      if (/^[0-9a-f]{64}\./.test(name)) there.add(name.slice(0, 64));
  const missing = photos.filter(
    ({ originalSha256, portraitSha256 }) => !there.has(originalSha256) || !there.has(portraitSha256),
  );
  const orphans = [...there].filter((sha256) => !known.has(sha256)).length;
  return [
    ...(missing.length > 0
      ? [bad('error', 'missing', { count: missing.length, member: missing[0]?.member ?? '' })]
      : []),
    // What replaced photos leave behind: it does no harm.
    ...(orphans > 0 ? [bad('ok', 'orphans', { count: orphans })] : []),
  ];
}

async function examineKeys({ folder, record }: Office, now: Date): Promise<Found> {
  const found: Found = [];
  const today = calendarDateOf(now);
  const { list } = await readTrust(folder);
  for (const use of ['cards', 'lists'] as const) {
    const through = list.keys
      .filter(({ office, uses }) => office.number === record.number && uses.includes(use))
      .map(({ validThrough }) => validThrough)
      .sort()
      .at(-1);
    if (through === undefined || through < today) found.push(bad('error', 'expired', { use }));
    else if (through < addDays(today, KEY_WARNING_DAYS))
      found.push(
        bad('warning', 'expiring', { use, through: formatDate(through), days: daysBetween(today, through) }),
      );
  }
  for (const name of await readdir(folder.keys)) {
    const { mode } = await stat(join(folder.keys, name));
    if (process.platform !== 'win32' && !name.endsWith('.pub.jwk') && (mode & 0o077) !== 0)
      found.push(bad('error', 'readable', { name }));
  }
  return found;
}

async function examineClock({ registry }: Office, now: Date): Promise<Found> {
  const [last] = await listAudit(registry, { limit: 1, newest: true });
  return last !== undefined && last.at > now.toISOString()
    ? [
        bad('error', 'behind', {
          today: formatDate(calendarDateOf(now)),
          last: formatDate(calendarDateOf(new Date(last.at))),
        }),
      ]
    : [];
}

async function examineDisk({ folder }: Office): Promise<Found> {
  const { bavail, bsize } = await statfs(folder.root);
  const megabytes = Math.floor((bavail * bsize) / MEGABYTE);
  if (megabytes >= DISK_WARNING_MB) return [];
  return [bad(megabytes < DISK_ERROR_MB ? 'error' : 'warning', 'small', { megabytes })];
}

async function examineList({ registry }: Office, now: Date): Promise<Found> {
  const last = (await listPublishedLists(registry)).at(-1);
  if (last === undefined) return [bad('warning', 'none', {})];
  const days = daysBetween(parseCalendarDate(last.issued.slice(0, 10)), calendarDateOf(now));
  const values = { sequence: last.sequence, days };
  if (days > LIST_ERROR_DAYS || last.expires < now.toISOString()) return [bad('error', 'old', values)];
  return days > LIST_WARNING_DAYS ? [bad('warning', 'old', values)] : [];
}

async function examineBackup(office: Office, now: Date): Promise<Found> {
  const days = await daysWithoutBackup(office, now);
  return days < BACKUP_DAYS ? [] : [bad('warning', 'old', { days })];
}

async function examinePlans({ folder, registry }: Office): Promise<Found> {
  const { plans = [], faults = [] } = checkPlans(await readFile(folder.plans, 'utf8'));
  if (faults.length > 0) return [bad('error', 'faults', { count: faults.length })];
  const known = new Set(plans.map(({ code }) => code));
  return (await listMutuelles(registry))
    .filter(({ plan }) => !known.has(plan))
    .map(({ plan, number }) => bad('error', 'unknown', { plan, mutuelle: number }));
}
