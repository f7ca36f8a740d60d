import type { PhotoWarning } from '@passeport/photo';
import type { PhotoImport } from '../actions/import-photos.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { explainError } from './explain-error.ts';
import type { Words } from './fr.ts';
import type { Language } from './language.ts';

/** More persons than this are only counted: a file names them all. */
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
  const list = (title: string, lines: string[]) => {
    if (lines.length > 0) terminal.say(title, ...lines.map(words.listed));
  };
  const { refused, warned, ambiguous, unmatched, withoutPhoto } = report;
  if (report.dryRun) terminal.say(words.dryRun);
  list(
    words.photosRefused(refused.length),
    refused.map(({ file, error }) => `${file} : ${explainError(error, language).message}`),
  );
  if (warned.length > 0) {
    terminal.say(words.photosWarned(warned.length), ...countWarnings(warned, words).map(words.listed));
  }
  const described = (some: PhotoImport['ambiguous']) =>
    some.map(({ files, members }) => `${files.join(', ')} → ${members.join(', ')}`);
  list(words.photosOfSeveralPersons, described(ambiguous.filter(({ members }) => members.length > 1)));
  list(words.severalPhotosOfPerson, described(ambiguous.filter(({ members }) => members.length <= 1)));
  list(words.photosUnmatched(unmatched.length), unmatched);
  list(
    words.personsWithoutPhoto(withoutPhoto.length),
    withoutPhoto.slice(0, LINES_SHOWN).map(({ member, name }) => `${member}  ${name}`),
  );
  if (withoutPhoto.length > LINES_SHOWN) terminal.say(words.moreRows(withoutPhoto.length - LINES_SHOWN));
  if (report.withoutPhotoFile !== undefined) terminal.say(words.allInFile(report.withoutPhotoFile));
  terminal.say(words.photosImported(report.added, report.already, refused.length));
}

/** Each warning with how many photos have it, and the files when they are few. */
function countWarnings(warned: PhotoImport['warned'], words: Words): string[] {
  const files = new Map<PhotoWarning, string[]>();
  for (const { file, warnings } of warned) {
    for (const warning of warnings) files.set(warning, [...(files.get(warning) ?? []), file]);
  }
  return [...files].map(([warning, some]) => {
    const named = some.length <= FILES_NAMED ? some.join(', ') : String(some.length);
    return `${words.photoWarnings[warning]} : ${named}`;
  });
}

/** The same for `--json`: errors by their codes. */
export function describePhotoImport(report: PhotoImport, language: Language): unknown {
  return {
    ...report,
    refused: report.refused.map(({ file, error }) => ({ file, ...explainError(error, language) })),
  };
}
