import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { calendarDateOf, daysBetween, type CalendarDate } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import type { KeyUse, MutuelleRange, TrustList } from '@passeport/credential';
import { MANIFEST_FILE, toRanges, type EligibilityList } from '@passeport/eligibility';
import { standingOfList, type ListStanding } from '../actions/list-standing.ts';
import { CliError } from '../cli-error.ts';
import { KEY_WARNING_DAYS } from '../office/check-own-key.ts';
import { readTrust } from '../office/keys.ts';
import { contains, numbersIn, withoutRanges } from '../office/mutuelle-ranges.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { isFolder, openGivenLists } from '../verify/open-given-list.ts';

/** How an office's newest list stands among those given. */
export interface OfficeStatus {
  office: number;
  name: string;
  /** absent when no list of the office was given */
  list?: ListStanding;
  /** Numbers that it lists, and those of its own that no list names: not given yet, or forgotten. */
  covered: MutuelleRange[];
  uncovered: MutuelleRange[];
  keys: { kid: string; use: KeyUse; validThrough: CalendarDate; days: number }[];
}

export interface OfficesStatus {
  trust: number;
  offices: OfficeStatus[];
  /** Mutuelles that were moved to another office, which does not list them yet. */
  moved: { mutuelle: MutuelleNumber; office: number; name: string }[];
  refused: { path: string; error: unknown }[];
}

/**
 * Which office's list is how old, of those in the files and folders given (lists, collections, or folders of them), by the trust list of this office. One
 * that must not be believed is told with its fault. Throws as `readTrust`.
 */
export async function readOfficesStatus(
  folder: OfficeFolder,
  paths: readonly { argument: string; path: string }[],
  now: Date,
): Promise<OfficesStatus> {
  const { roots, list: trust } = await readTrust(folder);
  const newest = new Map<number, EligibilityList>();
  const refused: OfficesStatus['refused'] = [];
  for (const { argument, path } of paths) {
    const places = await findLists(path).catch((error: unknown) => {
      refused.push({ path: argument, error });
      return [];
    });
    for (const place of places)
      try {
        for (const list of (await openGivenLists(place, { roots, trust }, now)).lists) {
          const known = newest.get(list.office);
          if (known === undefined || known.sequence < list.sequence) newest.set(list.office, list);
        }
      } catch (error) {
        refused.push({ path: places.length > 1 ? place : argument, error });
      }
  }
  const offices = officesOf(trust).map(({ number, name, mutuelles }): OfficeStatus => {
    const list = newest.get(number);
    const covered = list === undefined ? [] : toRanges(list.mutuelles);
    const keys = endingKeys(trust, number, calendarDateOf(now));
    const about = { office: number, name, covered, uncovered: withoutRanges(mutuelles, covered), keys };
    return list === undefined ? about : { ...about, list: standingOfList(list, now) };
  });
  return { trust: trust.sequence, offices, moved: findUnlisted(trust, newest), refused };
}

/** The lists in a place: itself, or, in a folder that is none, what its files and folders are. */
async function findLists(path: string): Promise<string[]> {
  if (!(await isFolder(path))) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.some(({ name }) => name === MANIFEST_FILE)) return [path];
  const found = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.psl'))
    .map(({ name }) => name);
  if (found.length === 0) throw new CliError('list-missing', { path });
  return found.sort().map((name) => join(path, name));
}

/** The offices of the trust list that list mutuelles, ascending. */
function officesOf({ keys }: TrustList): { number: number; name: string; mutuelles: MutuelleRange[] }[] {
  const offices = new Map<number, { number: number; name: string; mutuelles: MutuelleRange[] }>();
  for (const { office, uses, mutuelles, compromisedSince } of keys)
    if (uses.includes('lists') && compromisedSince === undefined)
      offices.set(office.number, { ...office, mutuelles });
  return [...offices.values()].sort((a, b) => a.number - b.number);
}

/** Of each use the key that counts longest, when that is soon, or over. */
function endingKeys({ keys }: TrustList, office: number, today: CalendarDate): OfficeStatus['keys'] {
  const last = new Map<KeyUse, OfficeStatus['keys'][number]>();
  for (const { kid, uses, validThrough, office: of, compromisedSince } of keys)
    for (const use of uses) {
      const known = last.get(use);
      if (of.number !== office || compromisedSince !== undefined) continue;
      if (known === undefined || known.validThrough < validThrough)
        last.set(use, { kid, use, validThrough, days: daysBetween(today, validThrough) });
    }
  return [...last.values()].filter(({ days }) => days < KEY_WARNING_DAYS);
}

/** That somebody lists a moved mutuelle is certain only once its new office does. */
function findUnlisted(
  { keys }: TrustList,
  newest: ReadonlyMap<number, EligibilityList>,
): OfficesStatus['moved'] {
  const moved = new Map<MutuelleNumber, OfficesStatus['moved'][number]>();
  const owners = keys.filter(({ uses }) => uses.includes('lists'));
  for (const mutuelle of keys.flatMap(({ former = [] }) => numbersIn(former))) {
    const owner = owners.find(({ mutuelles }) => contains(mutuelles, mutuelle));
    if (owner === undefined || newest.get(owner.office.number)?.mutuelle(mutuelle) !== undefined) continue;
    moved.set(mutuelle, { mutuelle, office: owner.office.number, name: owner.office.name });
  }
  return [...moved.values()].sort((a, b) => (a.mutuelle < b.mutuelle ? -1 : 1));
}
