/** A screen that stays on until `end`. */
export interface Wakefulness {
  end(): void;
}

/** Keeps the screen on while the page is in sight, where the browser can: Chrome 84. */
export function keepAwake(): Wakefulness {
  let lock: WakeLockSentinel | undefined;
  let ended = false;
  const ask = async (): Promise<void> => {
    // The lock is lost whenever the page is out of sight.
    if (ended || document.hidden || !('wakeLock' in navigator)) return;
    lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (ended) await lock?.release();
  };
  const onSight = (): void => void ask();
  document.addEventListener('visibilitychange', onSight);
  void ask();
  return {
    end() {
      ended = true;
      document.removeEventListener('visibilitychange', onSight);
      void lock?.release().catch(() => undefined);
    },
  };
}
