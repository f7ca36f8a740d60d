import { join, resolve } from 'node:path';
import type { InspectedPhoto } from './inspect-photo.ts';
import type { PhotoImport, UnmatchedSaid } from './photo-import-report.ts';
import { printOf } from './read-corrections.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import type { Words } from '../words/fr.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { writeCsv } from './csv.ts';

const OWNER_ONLY = 0o600;

/** Files that nothing names, which somebody who knows the person may give to her. */
const NAMEABLE: readonly UnmatchedSaid[] = [
  'nothing-names-it',
  'slip-without-clock',
  'slip-other-numbers',
  'slip-after-photo',
];

/** Writes what is left to do: who has no photo, and which photos a person must say whose they are. */
export async function writePhotoLists(
  folder: OfficeFolder,
  directory: string,
  report: PhotoImport,
  inspected: readonly InspectedPhoto[],
  words: Words,
): Promise<void> {
  if (report.withoutPhoto.length > 0) {
    report.withoutPhotoFile = join(folder.imports, 'sans-photo.csv');
    const rows = report.withoutPhoto.map(({ member, name }) => [member, name]);
    await writeFileAtomically(report.withoutPhotoFile, writeCsv(rows), OWNER_ONLY);
  }
  const nobodys = report.unmatched.filter(({ reason }) => NAMEABLE.includes(reason));
  if (report.questions.length === 0 && nobodys.length === 0) return;
  report.questionsFile = join(folder.imports, 'photos-a-attribuer.csv');
  const { headings, questionReasons, unmatchedReasons } = words.photo;
  const hashes = new Map(inspected.map(({ file, sha256 }) => [file, sha256]));
  const print = (file: string): string => {
    const sha256 = hashes.get(file) ?? '';
    return sha256 === '' ? '' : printOf(sha256);
  };
  const rows = report.questions.flatMap(({ reason, files, persons }) =>
    files.flatMap((file) =>
      persons.map(({ member, name }) => [
        member,
        '',
        resolve(directory, file),
        name,
        questionReasons[reason],
        print(file),
      ]),
    ),
  );
  // The number is to be filled in too.
  for (const { file, reason } of nobodys)
    rows.push(['', '', resolve(directory, file), '', unmatchedReasons[reason], print(file)]);
  await writeFileAtomically(report.questionsFile, writeCsv([headings, ...rows]), OWNER_ONLY);
}
