import type { Writable } from 'node:stream';
import { progress } from '@clack/prompts';

/** A running progress bar. Both calls are safe to make too often. */
export interface Progress {
  advanceTo(done: number): void;
  stop(summary: string): void;
}

const REDRAW_MS = 100;

/** Bars on the terminal now: a command that fails leaves its own behind. */
const running = new Set<() => void>();

/**
 * Draws a bar with count, rate and remaining time when the stream is a terminal; stays silent when it is not.
 *
 * @param interrupted what is said when the user stops the command by Ctrl+C
 */
export function startProgress(
  output: Writable & { isTTY?: boolean },
  label: string,
  total: number,
  interrupted: string,
): Progress {
  if (!output.isTTY || total === 0) return { advanceTo: () => {}, stop: () => {} };
  const bar = progress({
    output,
    max: total,
    size: 30,
    indicator: 'dots',
    withGuide: false,
    cancelMessage: interrupted,
  });
  const started = performance.now();
  let shown = 0;
  let drawnAt = 0;
  const clear = (): void => {
    forget();
    bar.clear();
  };
  const forget = (): void => {
    running.delete(clear);
    process.off('exit', failInterrupted);
  };
  running.add(clear);
  process.on('exit', failInterrupted);
  bar.start(label);
  return {
    advanceTo(done) {
      const now = performance.now();
      if (done <= shown || (now - drawnAt < REDRAW_MS && done < total)) return;
      bar.advance(done - shown, `${label} ${done}/${total}${describePace(done, total, now - started)}`);
      shown = done;
      drawnAt = now;
    },
    stop(summary) {
      forget();
      bar.stop(summary);
    },
  };
}

/** Takes away the bar of a command that failed: it would keep the process alive, and cover what is said of the fault. */
export function clearProgress(): void {
  for (const clear of running) clear();
}

/** On Ctrl+C the library ends the process as if all were done. */
function failInterrupted(): void {
  process.exitCode = 1;
}

function describePace(done: number, total: number, elapsedMs: number): string {
  if (elapsedMs < 1000 || done === 0) return '';
  const perSecond = (done * 1000) / elapsedMs;
  const remainingSeconds = Math.ceil((total - done) / perSecond);
  return ` · ${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)}/s · ${describeSeconds(remainingSeconds)}`;
}

/** `95 s`, `12 min`, `1 h 05`: abbreviations that French and English share. */
export function describeSeconds(seconds: number): string {
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}
