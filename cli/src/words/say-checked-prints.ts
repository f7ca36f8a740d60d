import type { CommandContext } from '../command-context.ts';
import { formatBatch } from '../commands/arguments.ts';
import type { CheckedPrints } from '../print-shop/check-prints.ts';
import { explainError } from './explain-error.ts';
import type { Language } from './language.ts';

/** More cards than this are only counted. */
const LINES_SHOWN = 20;

/** Says every problem with its place, then what was found right, not seen and not compared. */
export function sayCheckedPrints(
  batch: number,
  found: CheckedPrints,
  { terminal, words, language }: CommandContext,
): void {
  const { printCheck } = words;
  for (const { code, file, page, sheet, place, card, found: other, error } of found.problems) {
    const where = printCheck.where(file, page, sheet, place);
    const what =
      error === undefined
        ? printCheck.problems[code](card ?? '', other)
        : explainError(error, language).message;
    terminal.warn(`${where} : ${what}`);
  }
  const list = (title: string, cards: readonly string[]) => {
    if (cards.length === 0) return;
    terminal.say(title, ...cards.slice(0, LINES_SHOWN).map(words.listed));
    if (cards.length > LINES_SHOWN) terminal.say(words.moreRows(cards.length - LINES_SHOWN));
  };
  const { right, checked, photoNotSeen, photoNotComparable, notSeen, problems, confirmed } = found;
  terminal.say(printCheck.result(formatBatch(batch), right.length, problems.length));
  if (photoNotComparable.length > 0) terminal.say(printCheck.photosNotComparable(photoNotComparable.length));
  list(printCheck.photosNotSeen(photoNotSeen.length), photoNotSeen);
  list(printCheck.notSeen(notSeen.length), notSeen);
  if (right.length > 0)
    terminal.say(confirmed ? printCheck.recorded(checked.length) : printCheck.notConfirmed(batch));
}

/** The same for `--json`. */
export function describeCheckedPrints(batch: number, found: CheckedPrints, language: Language): unknown {
  const problems = found.problems.map(({ error, ...problem }) =>
    error === undefined ? problem : { ...problem, error: explainError(error, language) },
  );
  return { batch, ...found, problems };
}
