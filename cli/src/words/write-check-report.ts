import { join } from 'node:path';
import { calendarDateOf, formatDate } from '@passeport/calendar';
import type { CommandContext } from '../command-context.ts';
import { formatBatch } from '../commands/arguments.ts';
import type { Office } from '../office/open-office.ts';
import type { CheckedPrints } from '../print-shop/check-prints.ts';
import { levelOfProblem, type CheckReport } from '../print-shop/check-report.ts';
import { drawCheckReport, type ReportWords } from '../print-shop/draw-check-report.ts';
import type { NextStep } from '../print-shop/next-commands.ts';
import type { PrintProblem } from '../print-shop/print-problem.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { explainError } from './explain-error.ts';

/** Of a tag's first line: a longer one becomes two. */
const TAG_LETTERS = 48;

/** Only the office's own user reads it: it shows people's photos. */
const PRIVATE = 0o600;

/** Writes the report with pictures in the operator's language, and gives its path. */
export async function writeCheckReport(
  office: Office,
  batch: number,
  found: CheckedPrints,
  report: CheckReport,
  context: CommandContext,
  out: string | undefined,
): Promise<string> {
  const path = out ?? join(office.folder.prints, `lot-${formatBatch(batch)}-controle.html`);
  const html = await drawCheckReport(batch, found, report, wordsOf(office, batch, found, context));
  await writeFileAtomically(path, html, PRIVATE);
  return path;
}

/** A problem in a sentence. */
export function sayProblem(
  { code, card, found, error }: PrintProblem,
  { words, language }: CommandContext,
): string {
  return error === undefined
    ? words.printCheck.problems[code](card ?? '', found)
    : explainError(error, language).message;
}

/** What to do next in a sentence; its command is said apart. */
export function sayStep(step: NextStep, { words }: CommandContext): string {
  const { steps } = words.printCheck;
  switch (step.step) {
    case 'look':
      return steps.look(step.notSeen, step.photoNotSeen, step.confirmed);
    case 'confirm':
    case 'reprint':
      return steps[step.step](step.cards.length);
    case 'check-again':
    case 'done':
      return steps[step.step];
    default:
      return step satisfies never;
  }
}

function wordsOf(office: Office, batch: number, found: CheckedPrints, context: CommandContext): ReportWords {
  const { printCheck } = context.words;
  const { report, tags, tagRight } = printCheck;
  return {
    language: context.language,
    title: report.title(formatBatch(batch)),
    about: report.about(office.record.name, formatDate(calendarDateOf(context.by.at)), found.pages),
    verdict: ({ problems, bad, notSeen, photoNotSeen }) => {
      if (problems.some(({ code }) => levelOfProblem(code) === 'wrong'))
        return report.verdict.wrong(bad.length, problems.length);
      return problems.length + notSeen.length + photoNotSeen.length > 0
        ? report.verdict.look
        : report.verdict.right;
    },
    tiles: report.tiles,
    next: report.next,
    step: (step) => sayStep(step, context),
    problems: report.problems,
    columns: report.columns,
    where: (sheet, place) => printCheck.where('', 1, sheet, place).replace(/^, /, ''),
    what: (problem) => sayProblem(problem, context),
    pageTitle: ({ file, page, sheet, side }, hasCards) => {
      const place = printCheck.where(file, page, sheet, undefined);
      if (side !== undefined) return `${place} · ${report.side[side]}`;
      return hasCards ? `${place} · ${report.loose}` : place;
    },
    pageResult: report.pageResult,
    tag: ({ place, card, right, problems }) => {
      const wrong = problems.map(
        ({ code, found: other }) =>
          `${tags[code]}${other === undefined ? '' : ` ${printCheck.readsOther(other)}`}`,
      );
      const seen = right.size === 2 ? 'both' : ([...right][0] ?? 'none');
      const who = place === undefined ? (card ?? '') : printCheck.placeTag(place);
      const [first = tagRight[seen], ...others] = wrong;
      if (who === '') return [first, ...others];
      const together = `${who} · ${first}`;
      return together.length > TAG_LETTERS ? [who, first, ...others] : [together, ...others];
    },
    legend: report.legend,
    left: report.left,
    personal: report.personal,
  };
}
