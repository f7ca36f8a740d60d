import type { CommandContext } from '../command-context.ts';
import { formatBatch } from '../commands/arguments.ts';
import type { CheckedPrints } from '../print-shop/check-prints.ts';
import { nextSteps } from '../print-shop/next-commands.ts';
import { explainError } from './explain-error.ts';
import type { Language } from './language.ts';
import { sayProblem, sayStep } from './write-check-report.ts';

/** More cards than this are only counted. */
const LINES_SHOWN = 20;

/** Says every problem with its place, then what was found right, not seen and not compared, and what to type next. */
export function sayCheckedPrints(
  batch: number,
  found: CheckedPrints,
  reportPath: string,
  context: CommandContext,
): void {
  const { terminal, words } = context;
  const { printCheck } = words;
  for (const { code, file, page } of found.notices)
    terminal.say(`${printCheck.where(file, page, undefined, undefined)} : ${printCheck.notices[code]}`);
  for (const problem of found.problems) {
    const { file, page, sheet, place } = problem;
    terminal.warn(`${printCheck.where(file, page, sheet, place)} : ${sayProblem(problem, context)}`);
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
  if (right.length > 0 && confirmed) terminal.say(printCheck.recorded(checked.length));
  terminal.say(printCheck.nextTitle);
  for (const step of nextSteps(batch, found))
    terminal.say(words.listed(sayStep(step, context)), ...('command' in step ? [`    ${step.command}`] : []));
  terminal.say(printCheck.reportWritten(reportPath));
}

/** The same for `--json`. */
export function describeCheckedPrints(
  batch: number,
  found: CheckedPrints,
  reportPath: string,
  language: Language,
): unknown {
  const problems = found.problems.map(({ error, ...problem }) =>
    error === undefined ? problem : { ...problem, error: explainError(error, language) },
  );
  return { batch, ...found, problems, next: nextSteps(batch, found), reportPath };
}
