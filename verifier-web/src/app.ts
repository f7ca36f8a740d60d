import type { MemberNumber } from '@passeport/codes';
import type { ListMeta } from '@passeport/eligibility';
import { isFrame } from '@passeport/fountain';
import { makeAnswerStage } from './answer/answer-stage.ts';
import { judgeOnPhone, type Given } from './answer/judge-on-phone.ts';
import { deskName, type VerifierConfig } from './config.ts';
import { VerifierError } from './errors.ts';
import type { Journal } from './journal/journal.ts';
import { isListBlob, type ListDesk } from './list/list-desk.ts';
import { listLine, listsLine, readListStatus, type ListStatus } from './list/list-status.ts';
import { sayReceived } from './list/list-words.ts';
import { officeLists } from './list/office-lists.ts';
import type { Notice } from './notices.ts';
import { offlineText, type OfflineState } from './offline.ts';
import type { PreferenceStore } from './preferences.ts';
import { keepAwake, type Wakefulness } from './scan/keep-awake.ts';
import { listenForScanner } from './scan/listen-for-scanner.ts';
import { isInvitation } from './setup/invitation.ts';
import { currentRoot } from './setup/pin-setup.ts';
import { makeAppFrame, type Way } from './views/app-frame.ts';
import { makeImageView } from './views/image-view.ts';
import { openListSheet, type ListFacts } from './views/list-sheet.ts';
import { makeNumberView } from './views/number-view.ts';
import { makeScanView } from './views/scan-view.ts';
import { type Language, wordsOf } from './words/index.ts';

/** What a picture without any code amounts to: a card of ours that was not read well. */
const NOTHING_READ = 'PS1:';

/** Everything that the desk works with. */
export interface AppContext {
  config: VerifierConfig;
  desk: ListDesk;
  preferences: PreferenceStore;
  openJournal: () => Promise<Journal>;
  language: Language;
  offline: () => OfflineState;
  /** Whether the browser may erase what the page keeps. */
  mayGo: () => boolean;
  /** A list was taken: what is shown of the lists is to be shown again. */
  onListsChanged: () => void;
  onLanguage: (language: Language) => void;
  /** An office's invitation was scanned. */
  onLink: (link: string) => void;
  /** A list file was refused; resolves to whether the person was asked about it instead. */
  onRefusedList: (file: Blob, error: unknown) => Promise<boolean>;
}

/** A desk on the screen. */
export interface App {
  root: HTMLElement;
  /** Shows the list's state again: it changed, or the day did. */
  refresh(): void;
  setNotice(notice: Notice | undefined): void;
  /** Says a sentence above the foot, until it is closed. */
  say(text: string): void;
  /** Takes a file that came from another application. */
  give(file: File): Promise<void>;
  /** Opens the camera without being asked, where that needs no question. */
  openCamera(): void;
  /** The page is out of sight: the camera is let go of. */
  sleep(): void;
  /** The page is back in sight. */
  wake(): void;
  /** Lets go of the camera and of the face on the screen. */
  close(): Promise<void>;
}

/** Makes the desk: three ways to give a card, and the answer. */
export function makeApp({
  config,
  desk,
  preferences,
  openJournal,
  language,
  offline,
  mayGo,
  onListsChanged,
  onLanguage,
  onLink,
  onRefusedList,
}: AppContext): App {
  const words = wordsOf(language);
  const frame = makeAppFrame(words, {
    onWay: showWay,
    onList: openSheet,
    onSettings: () => void openSettings(),
  });
  const scan = makeScanView(words, preferences, (qrText) => {
    lookAgain = true;
    void answer({ qrText });
  });
  const number = makeNumberView(words, (member: MemberNumber) => void answer({ member }));
  const image = makeImageView(words, (file) => void takeFile(file));
  const views: Record<Way, HTMLElement> = { camera: scan.root, image: image.root, number: number.root };
  let way: Way = 'camera';
  const stage = makeAnswerStage(frame.main, language, preferences, openJournal, {
    onNext: next,
    onGone: gone,
    onTypeNumber: () => showWay('number'),
    onList: openSheet,
  });
  const deafen = listenForScanner(frame.root, (given) => {
    // A desk that has a scanner does not want the camera, unless it was looking.
    lookAgain = scan.isLooking() || (lookAgain && frame.main.querySelector('.answer') !== null);
    for (const sheet of document.querySelectorAll('dialog')) sheet.close();
    void answer(given);
  });
  let awake: Wakefulness | undefined;
  /** Whether the camera is to look for the next card when an answer goes. */
  let lookAgain = true;
  let wasLooking = false;
  let said = '';
  let notice: Notice | undefined;
  let refreshSheet: (() => void) | undefined;

  function showWay(next: Way): void {
    way = next;
    lookAgain = true;
    showScreen(way);
    if (way === 'camera') void scan.open();
    else void scan.stop();
    if (way === 'image') image.choose();
  }

  function showScreen(shown: Way): void {
    frame.setWay(shown);
    frame.setAnswering(false);
    for (const [name, view] of Object.entries(views)) view.hidden = name !== shown;
  }

  async function answer(given: Given, explanation?: string): Promise<void> {
    if ('qrText' in given && isInvitation(given.qrText)) return onLink(given.qrText);
    if ('qrText' in given && isFrame(given.qrText)) return void receiveList();
    const shown = await judgeOnPhone(given, { lists: desk.lists(), known: desk.known() }, new Date());
    scan.pause();
    for (const screen of Object.values(views)) screen.hidden = true;
    frame.setAnswering(true);
    stage.show(shown, explanation);
    refresh();
    if (shown.verdict.reason === 'list-damaged') desk.reportDamage();
  }

  function next(): void {
    if (!lookAgain) return gone();
    forgetAnswer();
    showWay(way);
  }

  /** Nobody touched the answer. In continuous scanning the next card's turn has come; else the camera, too, rests. */
  function gone(continuous = false): void {
    if (continuous && way === 'camera' && lookAgain) return next();
    forgetAnswer();
    showScreen(way);
    void scan.stop();
  }

  function forgetAnswer(): void {
    stage.forget();
    number.clear();
    image.setFault('');
  }

  async function takeList(file: Blob): Promise<string> {
    const taking = desk.takeFile(file);
    const refusal = await taking.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusal !== undefined && (await onRefusedList(file, refusal))) return '';
    return await sayReceived(taking, words);
  }

  async function give(file: File): Promise<void> {
    if (await isListBlob(file)) return say(await thenRefresh(takeList(file)));
    way = 'image';
    showScreen(way);
    await takeFile(file);
  }

  /** What was said stays until it is closed, whatever else there is to be noticed. */
  function showNotice(): void {
    const close = { text: words.close, run: () => say('') };
    frame.setNotice(said === '' ? notice : { text: said, action: close });
  }

  function say(text: string): void {
    said = text;
    showNotice();
  }

  async function takeFile(file: File): Promise<void> {
    image.setBusy(true);
    if (await isListBlob(file)) {
      image.setFault(await takeList(file));
      onListsChanged();
      return;
    }
    try {
      const { readImage } = await import('./scan/read-image.ts');
      const qrText = await readImage(file);
      image.setBusy(false);
      // A picture without a code is as unreadable as a bad one; the words say which.
      await answer({ qrText: qrText ?? NOTHING_READ }, qrText === undefined ? words.imageNoCode : undefined);
    } catch (error) {
      if (!(error instanceof VerifierError)) throw error;
      image.setFault(words.imageBad);
    }
  }

  function openSheet(): void {
    refreshSheet = openListSheet(listFacts, words, {
      onUpdate: () => thenRefresh(sayReceived(desk.update(), words)),
      onFile: (file) => thenRefresh(takeList(file)),
      onSend: sendList,
      onShow: showList,
      onReceive: () => void receiveList(),
      onHome: (office) => void desk.setHome(office).then(refresh, refresh),
    });
  }

  async function sendList(): Promise<string> {
    try {
      const file = await desk.packFile();
      const { deliverFile } = await import('./deliver-file.ts');
      return file !== undefined && (await deliverFile(file)) ? words.listSent : '';
    } catch {
      return words.listSendFailed;
    }
  }

  async function showList(): Promise<string> {
    try {
      const [file, changes] = [await desk.packFile(), await desk.findChanges()];
      if (file === undefined) return '';
      const whole = new Uint8Array(await file.arrayBuffer());
      await scan.stop();
      const { openSendSheet } = await import('./views/send-sheet.ts');
      openSendSheet(words, { line: listLine(desk.lists()[0], words), whole, changes });
      return '';
    } catch {
      return words.listSendFailed;
    }
  }

  async function receiveList(): Promise<void> {
    await scan.stop();
    const { openReceiveSheet } = await import('./views/receive-sheet.ts');
    openReceiveSheet(words, {
      line: listLine(desk.lists()[0], words),
      camera: preferences.get().camera,
      take: async (file) => await thenRefresh(takeList(file)),
    });
  }

  async function openSettings(): Promise<void> {
    const { openSettingsSheet } = await import('./views/settings-sheet.ts');
    openSettingsSheet(language, preferences, {
      onChange: stayAwake,
      onJournal: () => void showJournal(),
      onLanguage,
      onSetup: () => void showSetup(),
    });
  }

  async function showJournal(): Promise<void> {
    const { openJournalSheet } = await import('./views/journal-sheet.ts');
    await openJournalSheet(words, await openJournal(), preferences);
  }

  async function showSetup(): Promise<void> {
    await scan.stop();
    const { openSetupSheet } = await import('./views/setup-sheet.ts');
    const root = currentRoot({ config, trust: desk.known().trust });
    await openSetupSheet(words, { pinned: config, root, camera: preferences.get().camera }, onLink);
  }

  /** In continuous scanning nobody touches the screen: the phone would turn it off. */
  function stayAwake(): void {
    awake?.end();
    awake = preferences.get().kioskSeconds > 0 ? keepAwake() : undefined;
  }

  async function thenRefresh(text: Promise<string>): Promise<string> {
    const said = await text;
    onListsChanged();
    return said;
  }

  function listFacts(): ListFacts {
    const [list] = desk.lists();
    return {
      list,
      line: listsLine(desk.lists(), desk.home(), words),
      offices: officeLists(desk.lists(), desk.home(), new Date(), desk.known().newestSeen),
      status: statusOf(list),
      received: desk.received(),
      mutuelles: list?.mutuelles.length,
      offline: offlineText(offline(), words),
      today: new Date().toISOString(),
      mayGo: mayGo(),
    };
  }

  function statusOf(list: ListMeta | undefined): ListStatus {
    return readListStatus(list, new Date(), desk.known().newestSeen);
  }

  function refresh(): void {
    const [list] = desk.lists();
    frame.setList(listsLine(desk.lists(), desk.home(), words), statusOf(list));
    refreshSheet?.();
  }

  frame.setName(deskName(config));
  frame.main.append(...Object.values(views));
  showScreen(way);
  refresh();
  stayAwake();
  return {
    root: frame.root,
    refresh,
    setNotice(next) {
      notice = next;
      showNotice();
    },
    say,
    give,
    openCamera: () => void scan.open(),
    sleep() {
      wasLooking = scan.isLooking();
      void scan.stop();
    },
    wake() {
      if (wasLooking) void scan.open();
      refresh();
    },
    async close() {
      deafen();
      awake?.end();
      forgetAnswer();
      await scan.stop();
    },
  };
}
