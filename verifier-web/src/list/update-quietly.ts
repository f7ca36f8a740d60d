import { isAbsence } from '../errors.ts';
import type { ListDesk } from './list-desk.ts';

/** How often an open page asks for a newer list, and how soon again when the network broke off. */
const everyMs = 6 * 3_600_000;
const firstRetryMs = 60_000;

/**
 * Asks for a newer list now and then, without a word; what is in use changes only when a whole one was verified. When the network
 * breaks off it goes on after a minute, then two, four, …
 *
 * @returns asks at once
 */
export function updateQuietly(desk: Pick<ListDesk, 'update'>, onDone: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isWantedAgain = false;
  let retryMs = firstRetryMs;
  const ask = async (): Promise<void> => {
    isWantedAgain = isAsking;
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    let nextMs = everyMs;
    try {
      if (navigator.onLine) await desk.update();
      retryMs = firstRetryMs;
    } catch (error) {
      if (isAbsence(error) && error.code === 'interrupted') {
        nextMs = retryMs;
        retryMs = Math.min(2 * retryMs, everyMs);
      }
    }
    isAsking = false;
    timer = setTimeout(() => void ask(), isWantedAgain ? 0 : nextMs);
    onDone();
  };
  return () => void ask();
}
