import type { NamedPerson, PhotoImport } from '../photos/photo-import-report.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { describeWarning } from './describe-warnings.ts';
import { explainError } from './explain-error.ts';
import { fillSentence } from './fill-sentence.ts';
import type { Words } from './fr.ts';
import type { Language } from './language.ts';

/** More lines of a kind than this are only counted: a file has them all. */
const LINES_SHOWN = 20;

/** More photos with one warning than this are only counted. */
const FILES_NAMED = 5;

/** Tells people what became of a folder of photos, and what is left to do. */
export function sayPhotoImport(
  report: PhotoImport,
  terminal: Terminal,
  words: Words,
  language: Language,
): void {
  const { photo } = words;
  const list = (title: string, lines: string[]) => {
    if (lines.length > 0) terminal.say(title, ...lines.slice(0, LINES_SHOWN).map(words.listed));
    if (lines.length > LINES_SHOWN) terminal.say(words.moreRows(lines.length - LINES_SHOWN));
  };
  const { refused, questions, unmatched, withoutPhoto, slips, kept, twins, formerCards } = report;
  if (report.dryRun) terminal.say(words.dryRun);
  list(
    words.photosRefused(refused.length),
    refused.map(({ file, error }) => `${file} : ${explainError(error, language).message}`),
  );
  list(
    photo.questions(questions.length, 'passeport photo assign'),
    questions.map(({ files, persons, reason }) =>
      photo.question(files, persons.map(sayPerson), photo.questionReasons[reason]),
    ),
  );
  list(
    photo.slipsAlone(slips.length),
    slips.map(({ file, person, followers }) => photo.slipAlone(file, person.member, person.name, followers)),
  );
  list(
    words.photosUnmatched(unmatched.length),
    unmatched.map(({ file, reason, persons }) => {
      const why = fillSentence(photo.unmatchedReasons[reason], { persons: persons.map(sayPerson) });
      return why === '' ? file : `${file} : ${why}`;
    }),
  );
  if (report.questionsFile !== undefined) terminal.say(photo.questionsFile(report.questionsFile));
  list(
    photo.keptByHand(kept.length),
    kept.map(({ file, member }) => `${file} → ${member}`),
  );
  list(
    photo.twins(twins.length),
    twins.map(({ file, member, other }) => `${file} : ${member} = ${other}`),
  );
  list(photo.formerCards(formerCards.length), formerCards);
  list(words.personsWithoutPhoto(withoutPhoto.length), withoutPhoto.map(sayPerson));
  if (report.withoutPhotoFile !== undefined) terminal.say(words.allInFile(report.withoutPhotoFile));
  list(photo.warned(report.warned.length), countWarnings(report.warned, words));
  terminal.say(words.photosImported(report.added, report.already, refused.length));
}

/** Each warning with how many photos have it, and the files when they are few. */
function countWarnings(warned: PhotoImport['warned'], words: Words): string[] {
  const files = new Map<string, string[]>();
  for (const { file, warnings } of warned)
    for (const code of warnings) files.set(code, [...(files.get(code) ?? []), file]);
  return [...files].map(([code, some]) => {
    const named = some.length <= FILES_NAMED ? some.join(', ') : String(some.length);
    return `${describeWarning(code, words)} : ${named}`;
  });
}

/** The same for `--json`: errors by their codes. */
export function describePhotoImport(report: PhotoImport, language: Language): unknown {
  return {
    ...report,
    refused: report.refused.map(({ file, error }) => ({ file, ...explainError(error, language) })),
  };
}

function sayPerson({ member, name }: NamedPerson): string {
  return `${member}  ${name}`;
}
