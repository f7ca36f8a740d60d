import '../styles/transfer.css';
import { MAX_CONTENT_BYTES, makeSender, type Sender } from '@passeport/fountain';
import { dayText } from '../list/list-status.ts';
import { keepAwake } from '../scan/keep-awake.ts';
import { drawCode } from '../transfer/draw-code.ts';
import type { ListChanges } from '../transfer/list-changes.ts';
import { makeGauge } from '../transfer/gauge.ts';
import { PACE } from '../transfer/pace.ts';
import { fill, type Words } from '../words/index.ts';
import { element } from './dom.ts';
import { openSheet } from './sheet.ts';
import { kilobytes, seconds } from './transfer-words.ts';

/** What can be shown to another phone. */
export interface Sendable {
  /** `Liste n° 12 du 05/03/2026`. */
  line: string;
  whole: Uint8Array;
  changes: ListChanges | undefined;
}

/** Opens the sheet that shows a list to another phone, as an endless row of codes; asks first which list that one has. */
export function openSendSheet(words: Words, { line, whole, changes }: Sendable): void {
  const body = element('div', { class: 'transfer' });
  const sheet = openSheet(words.transferSend, words, body);
  sheet.classList.add('sheet-transfer');
  const awake = keepAwake();
  let stop = (): void => {};
  sheet.addEventListener('close', () => {
    stop();
    awake.end();
  });
  const send = async (content: Uint8Array): Promise<void> => {
    stop = showFrames(body, words, await makeSender(content, PACE.symbolBytes), line);
    if (!sheet.open) stop();
  };
  const choose = (text: string, content: Uint8Array): HTMLElement =>
    element(
      'button',
      {
        class: 'secondary transfer-choice',
        attributes: { type: 'button' },
        on: { click: () => void send(content) },
      },
      element('strong', {}, text),
      element('span', {}, aboutText(content, words)),
    );
  const isTooBig = whole.length > MAX_CONTENT_BYTES;
  if (changes === undefined && !isTooBig) return void send(whole);
  body.append(
    element('p', {}, words.transferAsk),
    ...(changes === undefined
      ? []
      : [
          choose(
            fill(words.listLine, { sequence: changes.before.sequence, date: dayText(changes.before.issued) }),
            changes.bytes,
          ),
        ]),
    isTooBig ? element('p', {}, words.transferTooBig) : choose(words.transferOther, whole),
  );
}

function aboutText(content: Uint8Array, words: Words): string {
  const frames = Math.ceil(content.length / PACE.symbolBytes);
  const time = seconds(frames / PACE.framesPerSecond, words);
  return fill(words.transferAbout, { size: kilobytes(content.length, words), time });
}

/** Shows frame after frame until the returned function is called. */
function showFrames(body: HTMLElement, words: Words, sender: Sender, line: string): () => void {
  const canvas = element('canvas', { attributes: { role: 'img', 'aria-label': words.transferCode } });
  const frame = element('div', { class: 'transfer-code' }, canvas);
  const progress = element('progress', { attributes: { 'aria-label': words.transferShown } });
  const status = element('p', { class: 'transfer-status' });
  body.replaceChildren(
    element('p', { class: 'transfer-line' }, line),
    frame,
    progress,
    status,
    element('p', { class: 'transfer-help' }, words.transferSendHelp),
  );
  progress.max = sender.symbols;
  const gauge = makeGauge();
  let shown = 0;
  let nextAtMs = 0;
  let request = 0;
  const step = (nowMs: number): void => {
    request = requestAnimationFrame(step);
    if (nowMs < nextAtMs) return;
    nextAtMs = Math.max(nextAtMs + 1000 / PACE.framesPerSecond, nowMs);
    drawCode(canvas, sender.nextFrame(), shown, frame.clientWidth);
    shown += 1;
    gauge.note(shown, nowMs);
    progress.value = Math.min(shown, sender.symbols);
    // So often that it can be read.
    if (shown % PACE.framesPerSecond === 1) status.textContent = statusText();
  };
  const statusText = (): string => {
    const perSecond = gauge.perSecond() || PACE.framesPerSecond;
    const speed = kilobytes(perSecond * PACE.symbolBytes, words);
    if (shown >= sender.symbols) return fill(words.transferGoOn, { speed });
    const time = seconds((sender.symbols - shown) / perSecond, words);
    return fill(words.transferSending, {
      percent: Math.floor((100 * shown) / sender.symbols),
      speed,
      time,
    });
  };
  request = requestAnimationFrame(step);
  return () => cancelAnimationFrame(request);
}
