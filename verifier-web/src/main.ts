import './styles/base.css';
import './styles/frame.css';
import './styles/ways.css';
import './styles/answer.css';
import './styles/sheet.css';
import { makeApp, type App } from './app.ts';
import type { VerifierConfig } from './config.ts';
import { VerifierError } from './errors.ts';
import { readConfig } from './first-start.ts';
import type { Journal } from './journal/journal.ts';
import { openListDesk, type ListDesk } from './list/list-desk.ts';
import { installOffline, type OfflineState } from './offline.ts';
import { openPreferences, type PreferenceStore } from './preferences.ts';
import { openDatabase, type Database } from './storage/database.ts';
import { readSettings, saveSetting } from './storage/settings.ts';
import { makeSetupView } from './views/setup-view.ts';
import { isLanguage, type Language, type Words, wordsOf } from './words/index.ts';

/** How often an open page asks for a newer list. */
const updateEveryMs = 6 * 3_600_000;

/** One origin may serve the verifiers of several offices, each from its folder. */
const folder = new URL('./', location.href).pathname;

let journal: Promise<Journal> | undefined;
let language: Language = 'fr';
let offlineState: OfflineState = 'not-ready';
let applyNewVersion: (() => void) | undefined;
let app: App | undefined;

async function start(): Promise<void> {
  try {
    const database = await openDatabase(`verifier:${folder}`);
    const settings = await readSettings(database);
    language = isLanguage(settings.language) ? settings.language : 'fr';
    const words = wordsOf(language);
    document.documentElement.lang = language;
    if (settings.config === undefined) mount(makeSetupView(words, { working: words.setupConfig }));
    const config = await readConfig(database);
    const desk = await openListDesk(database, config.list);
    if (desk.lists().length === 0) await fetchFirstList(desk, words);
    showDesk(database, config, desk, await openPreferences(database));
    keepUpToDate(desk);
    await openCameraIfAllowed();
  } catch (error) {
    showFault(error);
  }
}

/** Without a list the desk still opens: a list may come as a file. */
async function fetchFirstList(desk: ListDesk, words: Words): Promise<void> {
  mount(makeSetupView(words, { working: words.setupList }));
  await desk.update().catch(() => undefined);
  // Asked for once there is something worth keeping.
  await navigator.storage?.persist?.();
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
    onLanguage: (chosen) => {
      const closing = app?.close();
      language = chosen;
      void saveSetting(database, 'language', language);
      void closing?.then(() => showDesk(database, config, desk, preferences));
    },
  });
  mount(app.root);
  if (desk.isDamaged()) app.setNotice({ text: words.listDamaged });
  offerNewVersion();
}

/** Only a desk that keeps a journal, or asks about it, has its database. */
async function openJournal(): Promise<Journal> {
  journal ??= import('./journal/journal.ts').then((module) => module.openJournal(`journal:${folder}`));
  return await journal;
}

/** Asks quietly for a newer list now and then; what is in use changes only when a whole one was verified. */
function keepUpToDate(desk: ListDesk): void {
  const update = (): void => {
    if (navigator.onLine)
      void desk.update().then(
        () => app?.refresh(),
        () => undefined,
      );
  };
  update();
  setInterval(update, updateEveryMs);
  window.addEventListener('online', update);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) app?.sleep();
    else app?.wake();
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

function offerNewVersion(): void {
  const words = wordsOf(language);
  if (applyNewVersion === undefined) return;
  app?.setNotice({ text: words.newVersion, action: { text: words.newVersionApply, run: applyNewVersion } });
}

function showFault(error: unknown): void {
  const words = wordsOf(language);
  const code = error instanceof VerifierError ? error.code : undefined;
  const fault =
    code === 'storage-refused'
      ? words.storageRefused
      : code === 'offline'
        ? words.setupOffline
        : words.setupBadConfig;
  mount(makeSetupView(words, { fault, onRetry: () => void start() }));
  if (code === undefined) throw error;
}

function mount(view: HTMLElement): void {
  document.getElementById('app')?.replaceChildren(view);
}

installOffline({
  onState: (state) => {
    offlineState = state;
    app?.refresh();
  },
  onNewVersion: (apply) => {
    applyNewVersion = apply;
    offerNewVersion();
  },
});
void start();
