/** Over so long the speed of now is measured. */
const windowMs = 4000;

/** How fast something comes, and how long the rest will take. */
export interface Gauge {
  /** Says how much there is by now. */
  note(amount: number, atMs: number): void;
  /** A second, of late; 0 as long as nothing is known. */
  perSecond(): number;
}

/** Makes a gauge of the last seconds. */
export function makeGauge(): Gauge {
  let notes: { amount: number; atMs: number }[] = [];
  return {
    note(amount, atMs) {
      notes = [...notes.filter((one) => atMs - one.atMs <= windowMs), { amount, atMs }];
    },
    perSecond() {
      const [first, last] = [notes[0], notes[notes.length - 1]];
      if (first === undefined || last === undefined || last.atMs - first.atMs < 500) return 0;
      return ((last.amount - first.amount) * 1000) / (last.atMs - first.atMs);
    },
  };
}
