import './styles/base.css';
import './styles/frame.css';
import './styles/ways.css';
import './styles/answer.css';
import './styles/sheet.css';
import { makeApp, type App } from './app.ts';
import type { VerifierConfig } from './config.ts';
import { VerifierError, type VerifierErrorCode } from './errors.ts';
import { readConfig } from './first-start.ts';
import type { Journal } from './journal/journal.ts';
import { openListDesk, type ListDesk } from './list/list-desk.ts';
import { installOffline, type OfflineState } from './offline.ts';
import { openPreferences, type PreferenceStore } from './preferences.ts';
import { openDatabase, type Database } from './storage/database.ts';
import { isStrangersSignature } from './setup/strangers-signature.ts';
import { takeLink } from './setup/take-link.ts';
import { takeGivenFiles } from './share/take-given-files.ts';
import { readSettings, saveSetting } from './storage/settings.ts';
import { makeSetupView } from './views/setup-view.ts';
import { fill, isLanguage, type Language, type Words, wordsOf } from './words/index.ts';

/** How often an open page asks for a newer list. */
const updateEveryMs = 6 * 3_600_000;

/** One origin may serve the verifiers of several offices, each from its folder. */
const { pathname: folder, href: here } = new URL('./', location.href);

let journal: Promise<Journal> | undefined;
let language: Language = 'fr';
let offlineState: OfflineState = 'not-ready';
let applyNewVersion: (() => void) | undefined;
let app: App | undefined;
/** Another window must not go on with lists of an office that this phone no longer follows. */
const windows = new BroadcastChannel(`setup:${folder}`);
windows.addEventListener('message', () => location.reload());
/** An office's invitation that the page was opened by, until it is settled. */
let link = takeLink();

async function start(): Promise<void> {
  try {
    const database = await openDatabase(`verifier:${folder}`);
    const settings = await readSettings(database);
    language = isLanguage(settings.language) ? settings.language : 'fr';
    const words = wordsOf(language);
    document.documentElement.lang = language;
    const said = await settleOpenedLink(database, words, settings.config !== undefined);
    if (said === 'refused') return;
    if (settings.config === undefined) mount(makeSetupView(words, { working: words.setupConfig }));
    const config = await readConfig(database);
    const desk = await openListDesk(database, config.list);
    if (desk.lists().length === 0) await fetchFirstList(desk, words);
    showDesk(database, config, desk, await openPreferences(database));
    if (said !== undefined) app?.say(said);
    keepUpToDate(desk);
    const given = await takeGivenFiles((file) => void app?.give(file));
    if (!given) await openCameraIfAllowed();
  } catch (error) {
    showFault(error);
  }
}

/** Settles the link that the page was opened by. Resolves to what there is to say of it; `refused` when the screen says it. */
async function settleOpenedLink(
  database: Database,
  words: Words,
  isSetUp: boolean,
): Promise<string | undefined> {
  const opened = link;
  if (opened === undefined) return undefined;
  link = undefined;
  const { sayLinkFault, settleLink } = await import('./setup/settle-offer.ts');
  try {
    const settled = await settleLink(opened, here, { database, words, mount });
    if (settled === 'pinned') tellWindows();
    return settled === 'same' ? words.setupAlready : undefined;
  } catch (error) {
    const fault = sayLinkFault(error, opened, words);
    if (isSetUp) return fault;
    mount(makeSetupView(words, { fault, onRetry: () => void start(), onScan: scanInvitation }));
    return 'refused';
  }
}

/** The page starts anew with the link: a question is asked in one place only. */
function followLink(invitation: string): void {
  const [page, fragment = ''] = invitation.split('#');
  if (page !== here) return app?.say(fill(wordsOf(language).setupLinkElsewhere, { page: page ?? '' }));
  history.replaceState(null, '', `#${fragment}`);
  location.reload();
}

function tellWindows(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
  windows.postMessage('pinned');
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
    onLink: followLink,
    onRefusedList: async (file, error) => await askAboutStranger({ database, config, words }, file, error),
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

/** Asks whether to follow another office, when a list of it was refused; resolves to whether that was so. */
async function askAboutStranger(
  { database, config, words }: { database: Database; config: VerifierConfig; words: Words },
  file: Blob,
  refusal: unknown,
): Promise<boolean> {
  if (!isStrangersSignature(refusal)) return false;
  const { readStranger } = await import('./setup/read-stranger.ts');
  const offer = await readStranger(new Uint8Array(await file.arrayBuffer()), config, new Date());
  if (offer === undefined) return false;
  await app?.close();
  for (const sheet of document.querySelectorAll('dialog')) sheet.close();
  const { settleOffer } = await import('./setup/settle-offer.ts');
  if ((await settleOffer(offer, 'list', { database, words, mount })) === 'pinned') {
    await (await openListDesk(database, offer.list)).takeFile(file);
    tellWindows();
  }
  location.reload();
  return true;
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
  const onScan = code === 'storage-refused' ? undefined : scanInvitation;
  mount(makeSetupView(words, { fault: faultText(code, words), onRetry: () => void start(), onScan }));
  if (code === undefined) throw error;
}

function faultText(code: VerifierErrorCode | undefined, words: Words): string {
  if (code === 'storage-refused') return words.storageRefused;
  if (code === 'offline') return words.setupOffline;
  return code === 'not-found' ? words.setupUnset : words.setupBadConfig;
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
