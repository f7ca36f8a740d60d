/** Seconds that run down, and start again. */
export interface Countdown {
  /** From the beginning again. */
  restart(): void;
  stop(): void;
}

/**
 * Counts `seconds` down, by the clock and not by the ticks: a page that was asleep is at the end when it wakes.
 *
 * @param onTick is told of the whole seconds left, each second, the first at once
 */
export function startCountdown(
  seconds: number,
  { onTick, onEnd }: { onTick: (left: number) => void; onEnd: () => void },
): Countdown {
  let endMs = 0;
  const tick = (): void => {
    const left = Math.ceil((endMs - Date.now()) / 1000);
    // A clock that is set back must not keep a person on the screen.
    if (left <= 0 || left > seconds) {
      stop();
      onEnd();
      return;
    }
    onTick(left);
  };
  const stop = (): void => clearInterval(timer);
  const restart = (): void => {
    endMs = Date.now() + seconds * 1000;
    tick();
  };
  const timer = setInterval(tick, 1000);
  restart();
  return { restart, stop };
}
