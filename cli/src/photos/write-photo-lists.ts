import { join, resolve } from 'node:path';
import type { PhotoImport } from './photo-import-report.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import type { Words } from '../words/fr.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { writeCsv } from './csv.ts';

const OWNER_ONLY = 0o600;

/** Writes what is left to do: who has no photo, and which photos a person must say whose they are. */
export async function writePhotoLists(
  folder: OfficeFolder,
  directory: string,
  report: PhotoImport,
  words: Words,
): Promise<void> {
  if (report.withoutPhoto.length > 0) {
    report.withoutPhotoFile = join(folder.imports, 'sans-photo.csv');
    const rows = report.withoutPhoto.map(({ member, name }) => [member, name]);
    await writeFileAtomically(report.withoutPhotoFile, writeCsv(rows), OWNER_ONLY);
  }
  if (report.questions.length === 0) return;
  report.questionsFile = join(folder.imports, 'photos-a-attribuer.csv');
  const { headings, questionReasons } = words.photo;
  const rows = report.questions.flatMap(({ reason, files, persons }) =>
    files.flatMap((file) =>
      persons.map(({ member, name }) => [
        member,
        '',
        resolve(directory, file),
        name,
        questionReasons[reason],
      ]),
    ),
  );
  await writeFileAtomically(report.questionsFile, writeCsv([headings, ...rows]), OWNER_ONLY);
}
