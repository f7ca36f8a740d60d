import type { PhotoImport } from '../actions/import-photos.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { explainError } from './explain-error.ts';
import type { Words } from './fr.ts';
import type { Language } from './language.ts';

/** Tells people what became of a folder of photos: what is left to do is listed whole. */
export function sayPhotoImport(
  report: PhotoImport,
  terminal: Terminal,
  words: Words,
  language: Language,
): void {
  const list = (title: string, lines: string[]) => {
    if (lines.length > 0) terminal.say(title, ...lines.map(words.listed));
  };
  const { refused, ambiguous, unmatched, withoutPhoto } = report;
  list(
    words.photosRefused(refused.length),
    refused.map(({ file, error }) => `${file} : ${explainError(error, language).message}`),
  );
  list(
    words.photosAmbiguous(ambiguous.length),
    ambiguous.map(({ files, members }) => `${files.join(', ')} : ${members.join(', ')}`),
  );
  list(words.photosUnmatched(unmatched.length), unmatched);
  list(
    words.personsWithoutPhoto(withoutPhoto.length),
    withoutPhoto.map(({ member, name }) => `${member}  ${name}`),
  );
  terminal.say(words.imported(words.whatPhotos, report.added, report.already, refused.length));
  if (report.dryRun) terminal.say(words.dryRun);
}

/** The same for `--json`: errors by their codes. */
export function describePhotoImport(report: PhotoImport, language: Language): unknown {
  return {
    ...report,
    refused: report.refused.map(({ file, error }) => ({ file, ...explainError(error, language) })),
  };
}
