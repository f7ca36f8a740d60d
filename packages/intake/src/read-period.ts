import {
  fromMonthIndex,
  isMonth,
  monthOf,
  toMonthIndex,
  type CalendarDate,
  type Month,
} from '@passeport/calendar';
import { foldText } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import { monthNumber } from './read-date.ts';
import { cellErrorOf } from './read-text.ts';
import type { Cell } from './table.ts';

/** Months paid for: so many, from this one. */
export interface Period {
  from: Month;
  months: number;
}

/** Contributions are yearly at most, with a year in advance. */
const MAX_MONTHS = 60;

/** How far from its months money is paid, as far as a month without a year may be understood. */
const NEAR_MONTHS = 2;

/** Between months that are told one by one. A stroke is so only behind a month's name or year: in "01/févr/2026" it follows a day. */
const LISTED = /\s*,\s*|\s+et\s+|\s*&\s*|(?<=\p{L}\.?|\d{4}|\p{L}{3}\.?\s*\d{2})\s*\/\s*(?=\p{L})/iu;

/** A month: an Excel date, `janvier 2026`, `janv. 26`, `01/2026`, `2026-01`, a day within it. */
export function readMonth(cell: Cell): Outcome<Month> {
  if (typeof cell !== 'string') return cell.date ? accept(monthOf(cell.date)) : refuse('period-unreadable');
  const error = cellErrorOf(cell);
  if (error !== undefined) return refuse(error);
  const month = monthIn(foldText(cell).split(' '), undefined);
  return month ? accept(month) : refuse('period-unreadable');
}

/**
 * A period: one month, two months with "à", "au", "-" or "–" between them ("janvier – décembre 2026", "01/2026 au 06/2026"), a
 * year ("2026", "année 2026"), a part of one ("T1 2026", "2e semestre 2026"), or months one by one ("oct, nov et déc 2026", "juil/août 2026"). Months
 * without a year ("janv-mars") are those about the day of payment, with a warning.
 */
export function readPeriod(cell: Cell, paidOn?: CalendarDate): Outcome<Period> {
  if (typeof cell !== 'string') return oneMonth(cell);
  const folded = foldText(cell);
  const year = /^(?:annee |an |exercice )?(\d{4})$/.exec(folded)?.[1];
  if (year !== undefined) return fromMonth(`${year}-01`, 12);
  const part = readPartOfYear(folded);
  if (part !== undefined) return part;

  const listed = plainPeriod(cell).split(LISTED);
  if (listed.length > 1) return readListedMonths(listed, paidOn);

  const [start = '', end, ...rest] = splitPeriod(cell);
  if (rest.length > 0) return refuse('period-unreadable');
  const [first, last] = [start, end ?? start].map((month) => monthNumber(foldText(month)));
  if (first !== undefined && last !== undefined) return readWithoutYear({ first, last }, paidOn);
  if (end === undefined) return oneMonth(start);
  const through = monthIn(foldText(end).split(' '), undefined);
  const from = monthIn(foldText(start).split(' '), through?.slice(0, 4));
  if (!from || !through) return refuse('period-unreadable');
  return periodThrough(from, through);
}

/** A quarter or half of a year: `T1 2026`, `1er trimestre 2026`, `1er trim. 2026`, `S2 2026`, `2e semestre 2026`. */
function readPartOfYear(folded: string): Outcome<Period> | undefined {
  const [, short, ordinal, long, year] =
    /^(?:([ts])(?=\d)|)(\d)(?:er|e|eme|ieme|nd)? (?:(trim|sem)(?:estre)? )?(\d{4})$/.exec(folded) ?? [];
  const kind = short ?? long?.charAt(0);
  if (kind === undefined || (short !== undefined && long !== undefined)) return undefined;
  const [months, parts] = kind === 't' ? [3, 4] : [6, 2];
  const at = Number(ordinal) - 1;
  if (at < 0 || at >= parts) return refuse('period-unreadable');
  return fromMonth(`${year ?? ''}-${String(at * months + 1).padStart(2, '0')}`, months);
}

function fromMonth(month: string, months: number): Outcome<Period> {
  return isMonth(month) ? accept({ from: month, months }) : refuse('period-unreadable');
}

/**
 * Months of the one year in which they lie about the day of payment, not more than two months from it: "janv-mars" paid in November
 * may be late or early, and is refused.
 */
function readWithoutYear(
  { first, last }: { first: number; last: number },
  paidOn: CalendarDate | undefined,
): Outcome<Period> {
  if (paidOn === undefined) return refuse('period-without-year');
  const paid = toMonthIndex(monthOf(paidOn));
  const months = ((last - first + 12) % 12) + 1;
  const [start, ...others] = [-1, 0, 1]
    .map((years) => (Math.floor(paid / 12) + years) * 12 + first - 1)
    .filter((from) => from - NEAR_MONTHS <= paid && paid < from + months + NEAR_MONTHS);
  return start !== undefined && others.length === 0
    ? accept({ from: fromMonthIndex(start), months }, 'period-year-assumed')
    : refuse('period-without-year');
}

function oneMonth(cell: Cell): Outcome<Period> {
  const month = readMonth(cell);
  return month.ok ? accept({ from: month.value, months: 1 }) : month;
}

/** Months of which none is missing between the first and the last. */
export function periodOf(months: readonly Month[]): Outcome<Period> {
  const [from, ...others] = [...new Set(months)].sort();
  if (from === undefined) return refuse('period-unreadable');
  const last = others.at(-1) ?? from;
  const isWhole = toMonthIndex(last) - toMonthIndex(from) === others.length;
  return isWhole ? periodThrough(from, last) : refuse('period-with-gap');
}

/** From one month to another, both included. */
export function periodThrough(from: Month, through: Month): Outcome<Period> {
  const months = toMonthIndex(through) - toMonthIndex(from) + 1;
  if (months < 1) return refuse('period-backwards');
  return months <= MAX_MONTHS ? accept({ from, months }) : refuse('period-unreadable');
}

/** `12`, `12 mois`. */
export function readMonthCount(text: string): Outcome<number> {
  const months = Number(/^(\d{1,2})(?: mois)?$/.exec(foldText(text))?.[1]);
  return months >= 1 && months <= MAX_MONTHS ? accept(months) : refuse('period-unreadable');
}

function plainPeriod(text: string): string {
  return text.replace(/^\s*(?:de|du)\s+/i, '');
}

/** Months one by one, "oct, nov et déc 2026": they must follow each other, and the last one says the year of those without. */
function readListedMonths(texts: readonly string[], paidOn: CalendarDate | undefined): Outcome<Period> {
  // More than a year of them: which of two Januaries is which, nothing says but their years.
  const isDated = texts.every((text) => monthIn(foldText(text).split(' '), undefined) !== undefined);
  if (texts.length > 12 && !isDated) return refuse('period-without-year');
  const names = texts.map((text) => monthNumber(foldText(text)));
  const [first, last] = [names[0], names[names.length - 1]];
  if (first !== undefined && last !== undefined) {
    const follow = names.every((name, at) => name === ((first - 1 + at) % 12) + 1);
    return follow ? readWithoutYear({ first, last }, paidOn) : refuse('period-with-gap');
  }
  const year = monthIn(foldText(texts[texts.length - 1] ?? '').split(' '), undefined)?.slice(0, 4);
  const months = texts.flatMap((text) => monthIn(foldText(text).split(' '), year) ?? []);
  return months.length === texts.length ? periodOf(months) : refuse('period-unreadable');
}

/** At "à", "au", a dash with spaces, or a dash between two months; not inside `2026-01`. */
function splitPeriod(text: string): string[] {
  const plain = plainPeriod(text);
  const byWord = plain.split(/\s+(?:à|a|au|jusqu['’]?(?:à|au|en)?)\s+|\s+[-–—]\s+|\s*[–—→]\s*/iu);
  if (byWord.length > 1) return byWord;
  const byDash = plain.split('-');
  const isDashed = byDash.length === 2 && !/^\s*\d{1,4}\s*-\s*\d{1,4}\s*$/.test(plain);
  return isDashed ? byDash : [plain];
}

/** The month that folded words name: a name and a year, or numbers; the year from elsewhere when they have none. */
function monthIn(words: readonly string[], otherYear: string | undefined): Month | undefined {
  const names = words.filter((word) => monthNumber(word) !== undefined);
  const years = words.filter((word) => /^\d{4}$/.test(word));
  const small = words.filter((word) => /^\d{1,2}$/.test(word));
  if (names.length + years.length + small.length !== words.length || years.length > 1) return undefined;
  const year = years[0] ?? otherYear;
  const [name] = names;
  if (name !== undefined) {
    if (names.length > 1 || small.length > 1) return undefined;
    // "nov 26" has a year; "26 nov" has a day.
    const shortYear = years.length === 0 && words[0] === name ? small[0] : undefined;
    return monthOfYear(shortYear === undefined ? year : `20${shortYear.padStart(2, '0')}`, monthNumber(name));
  }
  // 01/2026, 2026-01, or a day within the month: 15/01/2026, 2026-01-15.
  if (small.length > 2) return undefined;
  const isIso = words[0] === years[0];
  return monthOfYear(year, Number(small.length === 2 && !isIso ? small[1] : small[0]));
}

function monthOfYear(year: string | undefined, month: number | undefined): Month | undefined {
  const text = `${year ?? ''}-${String(month ?? 0).padStart(2, '0')}`;
  return isMonth(text) ? text : undefined;
}
