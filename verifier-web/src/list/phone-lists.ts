import { openList, type EligibilityList, type OpenListOptions } from '@passeport/eligibility';
import type { Database, Settings } from '../storage/database.ts';
import { readLists, readStoredFile } from '../storage/lists.ts';

/** A list in use on this phone. */
export interface PhoneList {
  list: EligibilityList;
  manifest: string;
  /** ISO instant, by the phone's clock. */
  received: string;
}

/** The lists in use, one an office, the desk's own office first. */
export interface PhoneLists {
  lists: PhoneList[];
  /** Whether a newest generation could not be read, and an older one, or none, stands in for it. */
  damaged: boolean;
}

/** What a list is opened against: the pinned roots and everything accepted before. */
export function openOptions({ config, trust, seen }: Partial<Settings>, now: Date): OpenListOptions {
  return { roots: config?.roots ?? [], trust, newestSeen: seen, now, pause };
}

/** Lets the page answer its user, amid long work. */
export async function pause(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/**
 * Opens the newest generation of each office's list that the phone still holds whole; one that is damaged gives
 * way to the one before.
 */
export async function openPhoneLists(
  database: Database,
  settings: Partial<Settings>,
  now: Date,
): Promise<PhoneLists> {
  const opened = new Map<number, PhoneList>();
  let damaged = false;
  for (const { office, manifest, trust, received } of await readLists(database)) {
    if (opened.has(office)) continue;
    const source = { manifest, trust, readBlock: (sha256: string) => readWanted(database, sha256) };
    try {
      // The list's own place in time was checked when it came: an older generation is older than what was seen.
      const options = { ...openOptions(settings, laterOf(now, settings.seen)), newestSeen: undefined };
      opened.set(office, { list: await openList(source, options), manifest, received });
    } catch {
      damaged = true;
    }
  }
  return { lists: homeFirst([...opened.values()], settings.homeOffice), damaged };
}

/**
 * The desk's own office first: its list is the one whose date is in sight. As long as nobody has said which that is, the oldest
 * first: no more is promised than any of them holds.
 */
export function homeFirst(lists: PhoneList[], homeOffice: number | undefined): PhoneList[] {
  const rank = ({ list: { office } }: PhoneList): number => (office === homeOffice ? 0 : office);
  const byAge = ({ list: a }: PhoneList, { list: b }: PhoneList): number => (a.issued < b.issued ? -1 : 1);
  return [...lists].sort((a, b) => (homeOffice === undefined ? byAge(a, b) : rank(a) - rank(b)));
}

/** The clock, unless a list accepted before was signed later: a phone whose clock fell back keeps its list. */
function laterOf(now: Date, seen: Settings['seen'] = []): Date {
  return new Date(Math.max(now.getTime(), ...seen.map(({ issued }) => Date.parse(issued))));
}

/** A file that a list on this phone names. Throws Error when the browser has lost it. */
export async function readWanted(database: Database, sha256: string): Promise<Uint8Array> {
  const bytes = await readStoredFile(database, sha256);
  if (bytes === undefined) throw new Error('the browser has lost a file of the list');
  return bytes;
}
