import { NONE, type Block } from './block.ts';
import type { Usual } from './page-codec.ts';

/**
 * The month through which most covered households of a block are covered (the lowest of several), and the month from
 * which most of those are; with the horizon of the list.
 */
export function findUsual({ through, from }: Block, horizon: number): Usual {
  const usual = mostOf(through, () => true);
  if (usual === NONE) return { through: NONE, from: 0, horizon };
  return { through: usual, from: mostOf(from, (at) => through[at] === usual), horizon };
}

/** The lowest and the highest month that a block names: infinities when it names none. */
export function monthsOf({ through, from, persons }: Block): { lowest: number; highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  const see = (month: number): void => {
    lowest = Math.min(lowest, month);
    highest = Math.max(highest, month);
  };
  for (let at = 0; at < through.length; at += 1) {
    const month = through[at] ?? NONE;
    if (month < 0) continue;
    see(month);
    see(from[at] ?? month);
  }
  for (const { exception } of persons) {
    if (exception !== undefined && 'from' in exception && exception.from !== undefined) see(exception.from);
  }
  return { lowest, highest };
}

/** The month that occurs most often in the places that count; `NONE` when there is none. */
function mostOf(months: Int16Array, counts: (at: number) => boolean): number {
  const times = new Map<number, number>();
  let [usual, most] = [NONE, 0];
  for (let at = 0; at < months.length; at += 1) {
    const month = months[at] ?? NONE;
    if (month >= 0 && counts(at)) times.set(month, (times.get(month) ?? 0) + 1);
  }
  for (const [month, count] of times) {
    if (count > most || (count === most && month < usual)) [usual, most] = [month, count];
  }
  return usual;
}
