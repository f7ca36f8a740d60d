import { formatMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import type { MutuelleRange } from '@passeport/credential';

export function contains(ranges: readonly MutuelleRange[], number: MutuelleNumber): boolean {
  return ranges.some(({ from, to }) => from <= number && number <= to);
}

/** The numbers of one of the first ranges that the second have too, as one range. */
export function overlap(a: readonly MutuelleRange[], b: readonly MutuelleRange[]): MutuelleRange | undefined {
  for (const one of a) {
    const other = b.find(({ from, to }) => one.from <= to && from <= one.to);
    if (other === undefined) continue;
    return {
      from: one.from > other.from ? one.from : other.from,
      to: one.to < other.to ? one.to : other.to,
    };
  }
  return undefined;
}

/** The numbers of `ranges` without those of `taken`. */
export function withoutRanges(
  ranges: readonly MutuelleRange[],
  taken: readonly MutuelleRange[],
): MutuelleRange[] {
  let left = [...ranges];
  for (const { from, to } of taken) {
    left = left.flatMap((range) => {
      if (range.to < from || to < range.from) return [range];
      const before = range.from < from ? [{ from: range.from, to: step(from, -1) }] : [];
      const after = to < range.to ? [{ from: step(to, 1), to: range.to }] : [];
      return [...before, ...after];
    });
  }
  return left;
}

/** Every number of ranges. */
export function numbersIn(ranges: readonly MutuelleRange[]): MutuelleNumber[] {
  return ranges.flatMap(({ from, to }) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => formatMutuelleNumber(Number(from) + at)),
  );
}

/** Both, ascending, ranges that touch as one. */
export function joinRanges(a: readonly MutuelleRange[], b: readonly MutuelleRange[]): MutuelleRange[] {
  const joined: MutuelleRange[] = [];
  for (const { from, to } of [...a, ...b].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last !== undefined && Number(from) <= Number(last.to) + 1) last.to = last.to > to ? last.to : to;
    else joined.push({ from, to });
  }
  return joined;
}

/** `0300-0399, 0420`. */
export function spellRanges(ranges: readonly MutuelleRange[]): string {
  return ranges.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ');
}

function step(number: MutuelleNumber, by: number): MutuelleNumber {
  return formatMutuelleNumber(Number(number) + by);
}
