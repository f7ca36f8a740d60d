import {
  isCollection,
  isDeltaFile,
  isListFile,
  isOfOneSeries,
  unpackListFile,
  withoutStolen,
  type EligibilityList,
  type JudgeOptions,
  type NewestSeen,
} from '@passeport/eligibility';
import { isAbsence, VerifierError } from '../errors.ts';
import type { Database, Settings } from '../storage/database.ts';
import type { ListChanges } from '../transfer/list-changes.ts';
import { readSettings, saveSetting } from '../storage/settings.ts';
import { fetchDelta, fetchList, fetchManifest } from './list-source.ts';
import { packPhoneList } from './pack-list.ts';
import { homeFirst, openOptions, openPhoneLists, type PhoneList } from './phone-lists.ts';
import { findReached, receiveDelta } from './receive-delta.ts';
import { receiveCollection, receiveWholeCollection, type ReceivedCollection } from './receive-collection.ts';
import { receiveList, receiveWholeList } from './receive-list.ts';
import { onlyTab, type Tabs } from './tabs.ts';

/** A file chosen by hand is not read whole when it is longer. */
const maxListFileBytes = 67_108_864;

/** What came of taking a list: it is in use now, or it was already. */
export interface Received {
  list: Pick<EligibilityList, 'sequence'>;
  isNew: boolean;
  /** How many offices' lists came, when several came as one. */
  offices?: number;
}

/** The lists on this phone, and the ways in which newer ones come. */
export interface ListDesk {
  /** The lists in use, the desk's own office first; the oldest first as long as nobody has said which office that is. */
  lists(): EligibilityList[];
  /** The desk's own office, when it is known. */
  home(): number | undefined;
  /** Says which office is the desk's own. */
  setHome(office: number): Promise<void>;
  /** What is known even without a list: the trust list, the newest lists and the newest signed time. */
  known(): JudgeOptions;
  /** When the first of them came: an ISO instant. */
  received(): string | undefined;
  /** Whether a newest generation, or a file of one, could not be read. */
  isDamaged(): boolean;
  /** A verdict met a file that could not be read. */
  reportDamage(): void;
  /** The site's clock less the phone's, in milliseconds, when the site was last asked; it proves nothing. */
  clockDifference(): number | undefined;
  /** Asks the site for a newer list: for what changed first, then for all of it. Throws as `receiveList`. */
  update(): Promise<Received>;
  /** Takes a list, or what changed of one, that came as a file. Throws as `receiveDelta`, and VerifierError `not-a-list`. */
  takeFile(file: Blob): Promise<Received>;
  /** The first list in use as one file, for another phone; undefined without a list. Throws as `packPhoneList`. */
  packFile(): Promise<File | undefined>;
  /** What changed since the generation before, for a phone that has that one. */
  findChanges(): Promise<ListChanges | undefined>;
}

export interface ListDeskOptions {
  tabs?: Tabs;
  /** Is told when the lists in use are others, or damaged, without having been asked for here. */
  onChange?: () => void;
}

/** Opens the lists that the phone holds. */
export async function openListDesk(
  database: Database,
  folder: string,
  { tabs = onlyTab, onChange = () => {} }: ListDeskOptions = {},
): Promise<ListDesk> {
  let settings: Partial<Settings> = {};
  let lists: PhoneList[] = [];
  let couldNotOpen = false;
  let hasHoles = false;
  let clockDifference: number | undefined;
  const isDamaged = (): boolean => couldNotOpen || hasHoles || isNewestLost(settings, lists);

  const reopen = async (): Promise<void> => {
    settings = await readSettings(database);
    const opened = await openPhoneLists(database, settings, new Date());
    [lists, couldNotOpen, hasHoles] = [opened.lists, opened.damaged, false];
    readAhead();
  };
  const reportDamage = (): void => {
    if (hasHoles) return;
    hasHoles = true;
    onChange();
  };
  /** While nobody is waiting: the first card is then judged as quickly as every other, and what was damaged at rest is known. */
  const readAhead = (): void => {
    for (const { list } of lists) void readOne(list);
  };
  const readOne = async (list: EligibilityList): Promise<void> => {
    if (!(await list.readAhead()) && lists.some((one) => one.list === list)) reportDamage();
  };
  await reopen();
  tabs.onTold(() => void reopen().then(onChange, () => undefined));

  const use = async (taken: PhoneList[]): Promise<boolean> => {
    const isOfTaken = ({ list }: PhoneList): boolean => taken.some((one) => one.list.office === list.office);
    const digests = lists.filter(isOfTaken).map(({ list }) => list.seen.digest);
    settings = await readSettings(database);
    const trust = taken[0]?.list.trust.sequence;
    if (lists.every(({ list }) => list.trust.sequence === trust)) {
      lists = homeFirst([...lists.filter((one) => !isOfTaken(one)), ...taken], settings.homeOffice);
      [couldNotOpen, hasHoles] = [false, false];
      readAhead();
    } else {
      // A key that the newer trust list takes away is taken away from the lists of other offices at once, too.
      await reopen();
    }
    tabs.tell();
    return taken.some(({ list }) => !digests.includes(list.seen.digest));
  };
  const useList = async (taken: PhoneList): Promise<Received> => ({
    list: taken.list,
    isNew: await use([taken]),
  });
  const useCollection = async (taken: ReceivedCollection): Promise<Received> => ({
    list: taken.collection,
    isNew: await use(taken.lists),
    offices: taken.lists.length,
  });
  // What was accepted before is read anew each time: another tab may have taken a list meanwhile.
  const options = async () => openOptions(await readSettings(database), new Date());

  /** The list that the site's changes lead to; nothing when it has none, or they are of no use: the whole list will do. Throws `offline` or `interrupted`. */
  const takeChanges = async (): Promise<PhoneList | undefined> => {
    const [home] = lists;
    // A site that gathers several offices' lists has what changed of each of them.
    if (home === undefined || isDamaged() || settings.collection !== undefined) return undefined;
    try {
      return await receiveDelta(database, await fetchDelta(folder, home.list.sequence), await options());
    } catch (error) {
      if (isAbsence(error)) throw error;
      return undefined;
    }
  };

  const update = async (): Promise<Received> => {
    if (newestOf(await readSettings(database)) !== newestOf(settings)) await reopen();
    const changed = await takeChanges();
    if (changed !== undefined) return await useList(changed);
    const { manifest, serverTime } = await fetchManifest(folder);
    clockDifference = serverTime && serverTime.getTime() - Date.now();
    const same = lists.find((one) => one.manifest === manifest);
    if (same !== undefined && !isDamaged()) return { list: same.list, isNew: false };
    if (manifest === settings.collection && !isDamaged())
      return { list: lists[0]?.list ?? { sequence: 0 }, isNew: false };
    const source = await fetchList(folder, manifest);
    return isCollection(source)
      ? await useCollection(await receiveCollection(database, source, await options()))
      : await useList(await receiveList(database, source, await options()));
  };

  return {
    lists: () => lists.map(({ list }) => list),
    known: () => ({
      trust: settings.trust,
      newestSeen: believedSeen(settings),
      newestSigned: latestIssued(settings),
    }),
    received: () => lists[0]?.received,
    isDamaged,
    reportDamage,
    clockDifference: () => clockDifference,
    home: () => settings.homeOffice,
    async setHome(office) {
      await saveSetting(database, 'homeOffice', office);
      settings = await readSettings(database);
      lists = homeFirst(lists, settings.homeOffice);
      tabs.tell();
    },
    update: () => tabs.alone(update),
    async packFile() {
      const [first] = lists;
      return first === undefined ? undefined : await packPhoneList(database, first);
    },
    async findChanges() {
      const [first] = lists;
      const { findChanges } = await import('../transfer/list-changes.ts');
      return first === undefined ? undefined : await findChanges(database, first);
    },
    async takeFile(file) {
      if (!(await isListBlob(file))) throw new VerifierError('not-a-list', 'other first bytes');
      if (file.size > maxListFileBytes) throw new VerifierError('too-big', `${file.size} bytes`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (isDeltaFile(bytes)) {
        const reached = findReached(bytes, lists);
        if (reached !== undefined) return { list: reached.list, isNew: false };
        return await useList(await receiveDelta(database, bytes, await options()));
      }
      const published = unpackListFile(bytes);
      return isCollection(published)
        ? await useCollection(await receiveWholeCollection(database, published, await options()))
        : await useList(await receiveWholeList(database, published, await options()));
    },
  };
}

/** Whether an office's newest list that was accepted is not in use. */
function isNewestLost(settings: Partial<Settings>, lists: readonly PhoneList[]): boolean {
  const isInUse = (newest: NewestSeen): boolean =>
    lists.some(({ list }) => isOfOneSeries(list.seen, newest) && list.sequence >= newest.sequence);
  return believedSeen(settings).some((newest) => newest.kind === undefined && !isInUse(newest));
}

/** The newest lists accepted, but for what turned out to be a thief's. */
function believedSeen({ seen = [], trust }: Partial<Settings>): NewestSeen[] {
  return trust === undefined ? seen : withoutStolen(seen, trust);
}

/** Tells whether two tabs have accepted the same lists. */
function newestOf({ seen = [] }: Partial<Settings>): string {
  return seen.map(({ digest }) => digest).join();
}

function latestIssued({ seen = [] }: Partial<Settings>): string | undefined {
  return seen
    .map(({ issued }) => issued)
    .sort()
    .pop();
}

/** Whether a file is a list, or what changed of one, by its content: messengers change names and types. */
export async function isListBlob(file: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  return isListFile(bytes) || isDeltaFile(bytes);
}
