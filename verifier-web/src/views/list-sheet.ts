import type { ListMeta } from '@passeport/eligibility';
import { dayText, freshnessText, listLine, shownFreshness, type ListStatus } from '../list/list-status.ts';
import type { OfficeList } from '../list/office-lists.ts';
import { fill, type Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon, type IconName } from './icons.ts';
import { openSheet } from './sheet.ts';

/** What is known of the list on the phone. */
export interface ListFacts {
  list: ListMeta | undefined;
  /** How it is called in one line. */
  line: string;
  /** Each office's, when there are several. */
  offices: readonly OfficeList[];
  status: ListStatus;
  received: string | undefined;
  mutuelles: number | undefined;
  offline: string;
  /** By the phone's clock. */
  today: string;
  /** Whether the browser may erase it when space is short. */
  mayGo: boolean;
}

export interface ListSheetEvents {
  /** Resolve to the sentence that says what came of it. */
  onUpdate: () => Promise<string>;
  onFile: (file: File) => Promise<string>;
  onSend: () => Promise<string>;
  /** From screen to camera; the sheet is gone by then. Showing resolves as above. */
  onShow: () => Promise<string>;
  onReceive: () => void;
  /** Which office is the desk's own. */
  onHome: (office: number) => void;
}

/**
 * Opens the sheet about the list: its number, its age, where a newer one comes from.
 *
 * @returns what shows the facts again, when they have changed
 */
export function openListSheet(facts: () => ListFacts, words: Words, events: ListSheetEvents): () => void {
  const outcome = element('p', { class: 'sheet-outcome', attributes: { role: 'status' } });
  const about = element('div', {});
  const show = (): void => about.replaceChildren(...describe(facts(), words, events));
  const run = async (work: Promise<string>, meanwhile = words.listUpdating): Promise<void> => {
    outcome.textContent = meanwhile;
    outcome.textContent = await work;
    show();
  };
  const input = element('input', {
    class: 'hidden-file',
    attributes: { type: 'file', 'aria-label': words.listOpenFile },
    on: {
      change: () => {
        const file = input.files?.[0];
        input.value = '';
        if (file !== undefined) void run(events.onFile(file), words.listReading);
      },
    },
  });
  show();
  const sheet = openSheet(
    words.listTitle,
    words,
    about,
    outcome,
    sheetButton('refresh', words.listUpdate, () => void run(events.onUpdate())),
    sheetButton('folder', words.listOpenFile, () => input.click()),
    facts().list !== undefined &&
      sheetButton('send', words.listSend, () => void run(events.onSend(), words.listSending)),
    facts().list !== undefined &&
      sheetButton('scan', words.transferShow, () => void run(events.onShow(), words.listSending)),
    sheetButton('camera', words.transferReceive, () => {
      sheet.close();
      events.onReceive();
    }),
    input,
  );
  return show;
}

function describe(
  { list, line, offices, status, received, mutuelles, offline, today, mayGo }: ListFacts,
  words: Words,
  { onHome }: ListSheetEvents,
): Node[] {
  const head = element(
    'p',
    { class: 'sheet-list', attributes: { 'data-freshness': shownFreshness(status) } },
    element('strong', {}, line),
    list === undefined ? '' : ` · ${freshnessText(status, words)}`,
  );
  if (list === undefined) return [head, element('p', {}, words.listAbsent), element('p', {}, offline)];
  const isTooOld = status.freshness === 'too-old';
  const foot = [
    ...(isTooOld ? [element('p', {}, words.listTooOldClock)] : []),
    element('p', { class: 'sheet-offline' }, offline),
    ...(mayGo ? [element('p', { class: 'sheet-offline' }, words.storageMayGo)] : []),
  ];
  if (offices.length > 0) {
    const hint = element('p', {}, words.listHomeHint);
    const rows = offices.map((office) => describeOffice(office, words, onHome));
    return [head, element('ul', { class: 'sheet-offices' }, ...rows), hint, ...foot];
  }
  const facts = element(
    'dl',
    { class: 'sheet-facts' },
    fact(words.listAge, ageText(status.ageDays ?? 0, words)),
    fact(words.listExpires, dayText(list.expires)),
    fact(words.listReceived, received === undefined ? '–' : dayText(received)),
    fact(words.listMutuelles, mutuelles === undefined ? '–' : String(mutuelles)),
    isTooOld && fact(words.listPhoneDay, dayText(today)),
  );
  const advice = status.isSuperseded ? words.listDamaged : words.listAdvice;
  return [head, facts, element('p', {}, advice), ...foot];
}

/** An office's list: a touch says that it is the desk's own. */
function describeOffice(
  { office, name, sequence, issued, status, isHome }: OfficeList,
  words: Words,
  onHome: (office: number) => void,
): HTMLElement {
  const button = element(
    'button',
    {
      class: 'sheet-office',
      attributes: {
        type: 'button',
        'aria-pressed': String(isHome),
        'data-freshness': shownFreshness(status),
      },
      on: { click: () => onHome(office) },
    },
    element('strong', {}, name),
    element('span', {}, `${listLine({ sequence, issued }, words)} · ${freshnessText(status, words)}`),
    ...(isHome ? [element('em', {}, words.listHome)] : []),
  );
  return element('li', {}, button);
}

function sheetButton(name: IconName, text: string, click: () => void): HTMLElement {
  return element(
    'button',
    { class: 'secondary', attributes: { type: 'button' }, on: { click } },
    icon(name),
    text,
  );
}

function fact(label: string, value: string): HTMLElement {
  return element('div', {}, element('dt', {}, label), element('dd', {}, value));
}

function ageText(days: number, words: Words): string {
  if (days < 1) return words.listToday;
  return days === 1 ? words.listOneDay : fill(words.listDays, { days });
}
