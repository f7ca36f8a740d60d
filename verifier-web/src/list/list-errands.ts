import type { PreferenceStore } from '../preferences.ts';
import { offlineText, type OfflineState } from '../offline.ts';
import { openListSheet, type ListFacts } from '../views/list-sheet.ts';
import type { Words } from '../words/index.ts';
import type { ListDesk } from './list-desk.ts';
import { listLine, listsLine, readListStatus } from './list-status.ts';
import { sayReceived } from './list-words.ts';
import { officeLists } from './office-lists.ts';

/** What the errands are run with. */
export interface ErrandContext {
  desk: ListDesk;
  preferences: PreferenceStore;
  offline: () => OfflineState;
  /** Whether the browser may erase what the page keeps. */
  mayGo: () => boolean;
  /** Another camera, or the whole screen, is about to be needed. */
  letCameraGo: () => Promise<void>;
  /** A list was taken, or another office is the desk's own: what is shown of the lists is to be shown again. */
  onListsChanged: () => void;
  onHomeChanged: () => void;
  /** A list file was refused; resolves to whether the person was asked about it instead. */
  onRefusedList: (file: Blob, error: unknown) => Promise<boolean>;
}

/** What a receptionist does with lists: look at them, take one, hand one on. */
export interface ListErrands {
  openSheet(): void;
  /** Shows the sheet's facts again, where it is open. */
  refreshSheet(): void;
  /** Takes a list file; resolves to the sentence that says what came of it, empty when something else says it. */
  take(file: Blob): Promise<string>;
  /** Opens the reception from another phone's screen. */
  receive(): Promise<void>;
}

export function makeListErrands(words: Words, context: ErrandContext): ListErrands {
  const { desk, preferences, onListsChanged } = context;
  let refreshSheet: (() => void) | undefined;

  function openSheet(): void {
    refreshSheet = openListSheet(facts, words, {
      onUpdate: () => thenShow(sayReceived(desk.update(), words)),
      onFile: take,
      onSend: send,
      onShow: show,
      onReceive: () => void receive(),
      onHome: (office) => void desk.setHome(office).then(context.onHomeChanged, context.onHomeChanged),
    });
  }

  function take(file: Blob): Promise<string> {
    return thenShow(takeOrAsk(file));
  }

  async function takeOrAsk(file: Blob): Promise<string> {
    const taking = desk.takeFile(file);
    const refusal = await taking.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusal !== undefined && (await context.onRefusedList(file, refusal))) return '';
    return await sayReceived(taking, words);
  }

  async function send(): Promise<string> {
    try {
      const file = await desk.packFile();
      const { deliverFile } = await import('../deliver-file.ts');
      return file !== undefined && (await deliverFile(file)) ? words.listSent : '';
    } catch {
      return words.listSendFailed;
    }
  }

  async function show(): Promise<string> {
    try {
      const [file, changes] = [await desk.packFile(), await desk.findChanges()];
      if (file === undefined) return '';
      const whole = new Uint8Array(await file.arrayBuffer());
      await context.letCameraGo();
      const { openSendSheet } = await import('../views/send-sheet.ts');
      openSendSheet(words, { line: listLine(desk.lists()[0], words), whole, changes });
      return '';
    } catch {
      return words.listSendFailed;
    }
  }

  async function receive(): Promise<void> {
    await context.letCameraGo();
    const { openReceiveSheet } = await import('../views/receive-sheet.ts');
    const line = listLine(desk.lists()[0], words);
    openReceiveSheet(words, { line, camera: preferences.get().camera, take });
  }

  async function thenShow(outcome: Promise<string>): Promise<string> {
    const said = await outcome;
    onListsChanged();
    return said;
  }

  function facts(): ListFacts {
    const [list] = desk.lists();
    const { newestSeen } = desk.known();
    return {
      list,
      line: listsLine(desk.lists(), desk.home(), words),
      offices: officeLists(desk.lists(), desk.home(), new Date(), newestSeen),
      status: readListStatus(list, new Date(), newestSeen),
      received: desk.received(),
      mutuelles: list?.mutuelles.length,
      offline: offlineText(context.offline(), words),
      today: new Date().toISOString(),
      mayGo: context.mayGo(),
    };
  }

  return { openSheet, refreshSheet: () => refreshSheet?.(), take, receive };
}
