import type { MemberNumber } from '@passeport/codes';
import { isFrame } from '@passeport/fountain';
import { makeAnswerStage } from './answer/answer-stage.ts';
import { judgeOnPhone, type Given } from './answer/judge-on-phone.ts';
import type { AppContext } from './app-context.ts';
import { deskName } from './config.ts';
import { VerifierError } from './errors.ts';
import { isListBlob } from './list/list-desk.ts';
import { makeListErrands } from './list/list-errands.ts';
import { listsLine, readListStatus } from './list/list-status.ts';
import type { Notice } from './notices.ts';
import { openSettings } from './open-settings.ts';
import { keepAwake, type Wakefulness } from './scan/keep-awake.ts';
import { listenForScanner } from './scan/listen-for-scanner.ts';
import { isInvitation } from './setup/invitation.ts';
import { makeAppFrame, type Way } from './views/app-frame.ts';
import { makeImageView } from './views/image-view.ts';
import { makeNumberView } from './views/number-view.ts';
import { makeScanView } from './views/scan-view.ts';
import { wordsOf } from './words/index.ts';

/** What a picture without any code amounts to: a card of ours that was not read well. */
const NOTHING_READ = 'PS1:';

/** A desk on the screen. */
export interface App {
  root: HTMLElement;
  /** Shows the list's state again: it changed, or the day did. */
  refresh(): void;
  setNotice(notice: Notice | undefined): void;
  /** Says a sentence above the foot, until it is closed. */
  say(text: string): void;
  /** Takes a file that came from another application, or was dropped. */
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
export function makeApp(context: AppContext): App {
  const { config, desk, preferences, openJournal, language, onLink } = context;
  const words = wordsOf(language);
  const frame = makeAppFrame(words, {
    onWay: showWay,
    onList: () => errands.openSheet(),
    onSettings: () => void openSettings(context, { letCameraGo: () => scan.stop(), onChange: stayAwake }),
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
    onList: () => errands.openSheet(),
  });
  const deafen = listenForScanner(frame.root, (given) => {
    // A desk that has a scanner does not want the camera, unless it was looking.
    lookAgain = scan.isLooking() || (lookAgain && frame.main.querySelector('.answer') !== null);
    closeSheets();
    void answer(given);
  });
  const errands = makeListErrands(words, {
    ...context,
    letCameraGo: () => scan.stop(),
    onHomeChanged: refresh,
  });
  let awake: Wakefulness | undefined;
  /** Whether the camera is to look for the next card when an answer goes. */
  let lookAgain = true;
  let wasLooking = false;
  let said = '';
  /** Counts the cards shown: an answer that a later one overtook is not given. */
  let asked = 0;
  let notice: Notice | undefined;

  function showWay(next: Way): void {
    // A number that was left halfway is somebody's.
    if (next !== way) number.clear();
    way = next;
    asked += 1;
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
    if ('qrText' in given && isFrame(given.qrText)) return void errands.receive();
    const mine = ++asked;
    const shown = await judgeOnPhone(given, { lists: desk.lists(), known: desk.known() }, new Date());
    // Another card was shown meanwhile, or another way chosen.
    if (mine !== asked) return;
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

  async function give(file: File): Promise<void> {
    closeSheets();
    if (await isListBlob(file)) return say(await errands.take(file));
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

  /** What comes from outside is seen on the desk itself. */
  function closeSheets(): void {
    for (const sheet of document.querySelectorAll('dialog')) sheet.close();
  }

  async function takeFile(file: File): Promise<void> {
    image.setBusy(true);
    if (await isListBlob(file)) {
      image.setFault(await errands.take(file));
      return;
    }
    try {
      const { readImage } = await import('./scan/read-image.ts');
      const qrText = await readImage(file);
      image.setBusy(false);
      // A picture without a code is as unreadable as a bad one; the words say which.
      await answer({ qrText: qrText ?? NOTHING_READ }, qrText === undefined ? words.imageNoCode : undefined);
    } catch (error) {
      image.setFault(error instanceof VerifierError ? words.imageBad : words.unexpected);
    }
  }

  /** In continuous scanning nobody touches the screen: the phone would turn it off. */
  function stayAwake(): void {
    awake?.end();
    awake = preferences.get().kioskSeconds > 0 ? keepAwake() : undefined;
  }

  function refresh(): void {
    const [list] = desk.lists();
    const status = readListStatus(list, new Date(), desk.known().newestSeen);
    frame.setList(listsLine(desk.lists(), desk.home(), words), status);
    errands.refreshSheet();
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
      asked += 1;
      deafen();
      awake?.end();
      forgetAnswer();
      await scan.stop();
    },
  };
}
