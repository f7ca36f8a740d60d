import './styles/base.css';
import './styles/frame.css';
import './styles/ways.css';
import './styles/answer.css';
import './styles/sheet.css';
import { makeApp, type App } from './app.ts';
import type { VerifierConfig } from './config.ts';
import { VerifierError } from './errors.ts';
import { readConfig } from './first-start.ts';
import { hearFaults } from './hear-faults.ts';
import type { Journal } from './journal/journal.ts';
import { openListDesk, type ListDesk } from './list/list-desk.ts';
import { openTabs } from './list/tabs.ts';
import { updateQuietly } from './list/update-quietly.ts';
import { chooseNotice } from './notices.ts';
import { installOffline, type OfflineState } from './offline.ts';
import { openPreferences, type PreferenceStore } from './preferences.ts';
import { sayStartFault } from './start-fault.ts';
import { mayBeErased } from './storage/ask-to-keep.ts';
import { openDatabase, type Database } from './storage/database.ts';
import { makeOfficeChange } from './setup/change-office.ts';
import { takeLink } from './setup/take-link.ts';
import { takeDroppedFiles } from './share/take-dropped-files.ts';
import { takeGivenFiles } from './share/take-given-files.ts';
import { readSettings, saveSetting } from './storage/settings.ts';
import { makeSetupView } from './views/setup-view.ts';
import { fill, isLanguage, type Language, type Words, wordsOf } from './words/index.ts';

/** How often an open page tries to fetch a damaged list again by itself. */
const mostRepairs = 3;

/** One origin may serve the verifiers of several offices, each from its folder. */
const here = new URL('./', location.href);
const folder = here.pathname;

let journal: Promise<Journal> | undefined;
let language: Language = 'fr';
let offlineState: OfflineState = 'not-ready';
let applyNewVersion: (() => void) | undefined;
let desk: ListDesk | undefined;
let isLost = false;
let hasFailed = false;
let mayGo: boolean | undefined;
let repairs = 0;
let updateSoon = (): void => {};
let app: App | undefined;
const officeChange = makeOfficeChange(here);
/** An office's invitation that the page was opened by, until it is settled. */
let link = takeLink();

async function start(): Promise<void> {
  try {
    const database = await openDatabase(`verifier:${folder}`, () => {
      isLost = true;
      refresh();
    });
    isLost = false;
    const settings = await readSettings(database);
    language = isLanguage(settings.language) ? settings.language : 'fr';
    const words = wordsOf(language);
    document.documentElement.lang = language;
    const said = await settleOpenedLink(database, words, settings.config !== undefined);
    if (said === 'refused') return;
    if (settings.config === undefined) mount(makeSetupView(words, { working: words.setupConfig }));
    const config = await readConfig(database);
    const tabs = openTabs(`verifier:${folder}`);
    desk = await openListDesk(database, config.list, { tabs, onChange: onListsChanged });
    if (desk.lists().length === 0) await fetchFirstList(desk, words);
    showDesk(database, config, desk, await openPreferences(database));
    if (said !== undefined) app?.say(said);
    keepUpToDate(desk);
    void askToKeep();
    const given = await takeGivenFiles((file) => void app?.give(file));
    if (!given) await openCameraIfAllowed();
  } catch (error) {
    showFault(error);
  }
}

/** Settles the link that the page was opened by, once. Resolves to what there is to say of it; `refused` when the screen says it. */
async function settleOpenedLink(
  database: Database,
  words: Words,
  isSetUp: boolean,
): Promise<string | undefined> {
  const opened = link;
  if (opened === undefined) return undefined;
  link = undefined;
  const { said, fault } = await officeChange.settleOpened(opened, isSetUp, { database, words, mount });
  if (fault === undefined) return said;
  mount(makeSetupView(words, { fault, onRetry: () => void start(), onScan: scanInvitation }));
  return 'refused';
}

/** The page starts anew with the link: a question is asked in one place only. */
function followLink(invitation: string): void {
  const [page, fragment = ''] = invitation.split('#');
  if (page !== here.href) return app?.say(fill(wordsOf(language).setupLinkElsewhere, { page: page ?? '' }));
  history.replaceState(null, '', `#${fragment}`);
  location.reload();
}

function scanInvitation(): void {
  void import('./views/setup-sheet.ts').then(({ openSetupSheet }) =>
    openSetupSheet(wordsOf(language), { pinned: undefined, root: undefined, camera: undefined }, followLink),
  );
}

/** Without a list the desk still opens: a list may come as a file. */
async function fetchFirstList(desk: ListDesk, words: Words): Promise<void> {
  mount(makeSetupView(words, { working: words.setupList }));
  await desk.update().catch(() => undefined);
}

/** Once there is something worth keeping. */
async function askToKeep(): Promise<void> {
  if (mayGo !== undefined || desk === undefined || desk.lists().length === 0) return;
  mayGo = await mayBeErased();
  refresh();
}

/** A list was taken, here or in another tab, or found to be damaged: then it is fetched again, where there is a network. */
function onListsChanged(): void {
  refresh();
  void askToKeep();
  // Where storage itself is at fault, that would not end.
  if (desk?.isDamaged() === true && repairs < mostRepairs) {
    repairs += 1;
    updateSoon();
  }
}

/** Shows again what is known of the lists, the clock and the page. */
function refresh(): void {
  app?.refresh();
  const state = {
    isLost,
    isDamaged: desk?.isDamaged() ?? false,
    newestSigned: desk?.known().newestSigned,
    clockDifference: desk?.clockDifference(),
    hasFailed,
    applyNewVersion,
  };
  app?.setNotice(chooseNotice(state, wordsOf(language), new Date(), () => location.reload()));
}

function showDesk(
  database: Database,
  config: VerifierConfig,
  desk: ListDesk,
  preferences: PreferenceStore,
): void {
  const words = wordsOf(language);
  document.documentElement.lang = language;
  app = makeApp({
    config,
    desk,
    preferences,
    openJournal,
    language,
    offline: () => offlineState,
    mayGo: () => mayGo === true,
    onListsChanged,
    onLink: followLink,
    onRefusedList: async (file, error) =>
      await officeChange.askAboutStranger(file, error, { database, config, words, mount, closeDesk }),
    onLanguage: (chosen) => {
      const closing = app?.close();
      language = chosen;
      void saveSetting(database, 'language', language).catch(() => undefined);
      void closing?.then(() => showDesk(database, config, desk, preferences));
    },
  });
  mount(app.root);
  refresh();
}

async function closeDesk(): Promise<void> {
  await app?.close();
  for (const sheet of document.querySelectorAll('dialog')) sheet.close();
}

/** Only a desk that keeps a journal, or asks about it, has its database. */
async function openJournal(): Promise<Journal> {
  journal ??= import('./journal/journal.ts').then((module) => module.openJournal(`journal:${folder}`));
  try {
    return await journal;
  } catch (error) {
    // The next time it may be there.
    journal = undefined;
    throw error;
  }
}

/** Asks quietly for a newer list now and then; what is in use changes only when a whole one was verified. */
function keepUpToDate(desk: ListDesk): void {
  updateSoon = updateQuietly(desk, refresh);
  updateSoon();
  window.addEventListener('online', updateSoon);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) app?.sleep();
    else app?.wake();
    refresh();
  });
}

/** Where the person has already said yes, the camera opens by itself. */
async function openCameraIfAllowed(): Promise<void> {
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' });
    if (state === 'granted') app?.openCamera();
  } catch {
    // A browser that cannot say: the button opens it.
  }
}

function showFault(error: unknown): void {
  const words = wordsOf(language);
  const code = error instanceof VerifierError ? error.code : undefined;
  const onScan = code === 'storage-refused' ? undefined : scanInvitation;
  mount(makeSetupView(words, { fault: sayStartFault(error, words), onRetry: () => void start(), onScan }));
  if (code === undefined) throw error;
}

function mount(view: HTMLElement): void {
  document.getElementById('app')?.replaceChildren(view);
}

hearFaults(() => {
  hasFailed = true;
  refresh();
  const words = wordsOf(language);
  const onRetry = (): void => location.reload();
  if (app === undefined)
    mount(makeSetupView(words, { fault: words.unexpected, onRetry, onScan: scanInvitation }));
});
installOffline({
  onState: (state) => {
    offlineState = state;
    refresh();
  },
  onNewVersion: (apply) => {
    applyNewVersion = apply;
    refresh();
  },
});
takeDroppedFiles((file) => void app?.give(file));
void start();
