import '../styles/transfer.css';
import { FountainError, makeReceiver } from '@passeport/fountain';
import { keepAwake } from '../scan/keep-awake.ts';
import { makeGauge } from '../transfer/gauge.ts';
import { fill, type Words } from '../words/index.ts';
import { makeCodeReader } from './code-reader.ts';
import { element } from './dom.ts';
import { openSheet } from './sheet.ts';
import { kilobytes, seconds } from './transfer-words.ts';

/** After so long without anything new, something is wrong with how the phone is held. */
const stuckMs = 5000;

/** What the sheet is given: what this phone has, its camera, and where a file goes that came. */
export interface Receiving {
  /** `Liste n° 12 du 05/03/2026`. */
  line: string;
  camera: string | undefined;
  /** Takes the file with every check of a file chosen by hand; resolves to the sentence that says what came of it. */
  take: (file: Blob) => Promise<string>;
}

/** Opens the sheet that reads a list from another phone's screen. */
export function openReceiveSheet(words: Words, { line, camera, take }: Receiving): void {
  const receiver = makeReceiver();
  const gauge = makeGauge();
  const progress = element('progress', { attributes: { 'aria-label': words.transferReceived } });
  const status = element(
    'p',
    { class: 'transfer-status', attributes: { role: 'status' } },
    fill(words.transferHave, { line }),
  );
  let newAtMs = performance.now();
  let finishing = false;

  const reader = makeCodeReader(words, { aim: words.transferAim, camera, onText: receive });
  const sheet = openSheet(words.transferReceive, words, reader.root, progress, status);
  sheet.classList.add('sheet-transfer');
  const awake = keepAwake();
  const watching = setInterval(() => {
    if (!finishing && performance.now() - newAtMs > stuckMs) reader.say(words.transferStuck);
  }, 1000);
  sheet.addEventListener('close', () => {
    clearInterval(watching);
    awake.end();
    void reader.close();
  });
  void reader.open();
  progress.value = 0;

  function receive(text: string): void {
    if (finishing) return;
    const taken = receiver.take(text);
    if (taken === 'no-frame') return reader.say(words.transferNotOurs);
    if (taken === 'other') return reader.say(words.transferTwo);
    const nowMs = performance.now();
    const at = receiver.progress();
    if (at === undefined) return;
    if (taken !== 'known') newAtMs = nowMs;
    reader.say(words.transferHold);
    gauge.note(at.received, nowMs);
    progress.max = at.needed;
    progress.value = at.received;
    const perSecond = gauge.perSecond();
    const percent = Math.floor((100 * at.received) / at.needed);
    status.textContent =
      perSecond === 0
        ? fill(words.transferPercent, { percent })
        : fill(words.transferReceiving, {
            percent,
            speed: kilobytes((perSecond * at.bytes) / at.needed, words),
            time: seconds((at.needed - at.received) / perSecond, words),
          });
    if (at.received === at.needed) void finish();
  }

  async function finish(): Promise<void> {
    finishing = true;
    try {
      const content = await receiver.finish();
      await reader.close();
      reader.root.remove();
      progress.remove();
      status.textContent = words.listReading;
      status.textContent = await take(new Blob([Uint8Array.from(content)]));
    } catch (error) {
      if (!(error instanceof FountainError)) throw error;
      // Frames that were not what they said; nothing of them is kept.
      status.textContent = words.transferAgain;
      progress.value = 0;
      finishing = false;
    }
  }
}
