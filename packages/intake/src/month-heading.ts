import { monthNumber } from './read-date.ts';

const NAMES = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(
  ' ',
);

/** A column's heading that is a month: "Janvier", "Janv. 2026", "janv-26", or the date that Excel keeps for it. */
export function monthHeading(folded: string): { month: number; name: string; year?: number } | undefined {
  const [first = '', second = '', third = ''] = folded.split(' ');
  const named = monthNumber(first);
  if (named !== undefined && third === '') {
    if (second === '') return { month: named, name: nameOf(named) };
    if (/^(?:20)?\d\d$/.test(second)) return { month: named, name: nameOf(named), year: fullYear(second) };
    return undefined;
  }
  // The first of the month, which Excel shows as "janv-26".
  const month = Number(second);
  if (first !== '01' || !/^20\d\d$/.test(third) || !(month >= 1 && month <= 12)) return undefined;
  return { month, name: nameOf(month), year: Number(third) };
}

function nameOf(month: number): string {
  return NAMES[month - 1] ?? '';
}

function fullYear(digits: string): number {
  return digits.length === 4 ? Number(digits) : 2000 + Number(digits);
}
