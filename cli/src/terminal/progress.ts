import type { Writable } from 'node:stream';
import { progress } from '@clack/prompts';

/** A running progress bar. Both calls are safe to make too often. */
export interface Progress {
  advanceTo(done: number): void;
  stop(summary: string): void;
}

const REDRAW_MS = 100;

/** Draws a bar with count, rate and remaining time when the stream is a terminal; stays silent when it is not. */
export function startProgress(
  output: Writable & { isTTY?: boolean },
  label: string,
  total: number,
): Progress {
  if (!output.isTTY || total === 0) return { advanceTo: () => {}, stop: () => {} };
  const bar = progress({ output, max: total, size: 30, indicator: 'dots', withGuide: false });
  const started = performance.now();
  let shown = 0;
  let drawnAt = 0;
  bar.start(label);
  return {
    advanceTo(done) {
      const now = performance.now();
      if (done <= shown || (now - drawnAt < REDRAW_MS && done < total)) return;
      bar.advance(done - shown, `${label} ${done}/${total}${describePace(done, total, now - started)}`);
      shown = done;
      drawnAt = now;
    },
    stop: (summary) => bar.stop(summary),
  };
}

function describePace(done: number, total: number, elapsedMs: number): string {
  if (elapsedMs < 1000 || done === 0) return '';
  const perSecond = (done * 1000) / elapsedMs;
  const remainingSeconds = Math.ceil((total - done) / perSecond);
  return ` · ${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)}/s · ${remainingSeconds} s`;
}
