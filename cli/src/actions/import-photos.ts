import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, extname, join, relative } from 'node:path';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import { matchPhotos } from '@passeport/intake';
import {
  preparePhotos,
  type PhotoError,
  type PhotoJob,
  type PhotoWarning,
  type PreparedPhoto,
} from '@passeport/photo';
import { attachPhotos, findPersons, listPhotos, type By, type NewPhoto } from '@passeport/registry';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** Photos recorded together; a process killed in between loses at most one such group. */
const PHOTOS_A_TRANSACTION = 50;

/** More than there are cores: the next ones are worked on while one is written to the disk. */
const PHOTOS_UNDER_WAY = 2 * availableParallelism() + 2;

/** A larger file is not read here: the photo package refuses it by its size. */
const LARGEST_READ_BYTES = 64 * 1024 * 1024;

/** What became of a folder of photos. Files are named by their path inside it. */
export interface PhotoImport {
  added: number;
  already: number;
  refused: { file: string; error: PhotoError }[];
  /** Taken all the same, but to be looked at: what each is unsure of. */
  warned: { file: string; member: MemberNumber; warnings: PhotoWarning[] }[];
  unmatched: string[];
  ambiguous: { files: string[]; members: MemberNumber[] }[];
  withoutPhoto: { member: MemberNumber; name: string }[];
  /** Where they are listed, to be taken to the village: a CSV that Excel opens. */
  withoutPhotoFile?: string;
  dryRun: boolean;
}

interface MatchedFile {
  file: string;
  member: MemberNumber;
  /** SHA-256 of the content; empty for a file that is too big to be read. */
  sha256: string;
  bytes: Uint8Array | undefined;
}

/**
 * Takes the photos of a folder: each is matched by its name with a person (never by order), cropped, and kept
 * with its untouched original. A photo that is the person's already is left alone.
 */
export async function importPhotos(
  office: Office,
  directory: string,
  { mutuelle, dryRun }: { mutuelle?: MutuelleNumber; dryRun: boolean },
  by: By,
  terminal: Terminal,
  words: Words,
): Promise<PhotoImport> {
  const { registry } = office;
  const persons = await findPersons(registry, {
    status: 'active',
    ...(mutuelle === undefined ? {} : { mutuelle }),
  });
  const known = new Map(
    (await listPhotos(registry, {})).map((photo) => [photo.member, photo.originalSha256]),
  );
  const matches = matchPhotos(await listPhotoFiles(directory), persons);
  const report: PhotoImport = {
    added: 0,
    already: 0,
    refused: [],
    warned: [],
    unmatched: matches.unmatchedFiles,
    ambiguous: matches.ambiguous,
    withoutPhoto: [],
    dryRun,
  };

  const progress = terminal.progress(words.readingPhotos, matches.matched.length);
  let done = 0;
  let group: NewPhoto[] = [];
  const record = async () => {
    await attachPhotos(registry, group, by, { dryRun });
    for (const { member, originalSha256 } of group) known.set(member, originalSha256);
    group = [];
  };

  const jobs = async function* (): AsyncGenerator<PhotoJob<MatchedFile>> {
    for (const { file, member } of matches.matched) {
      const path = join(directory, file);
      const bytes = (await stat(path)).size > LARGEST_READ_BYTES ? undefined : await readFile(path);
      const sha256 = bytes === undefined ? '' : createHash('sha256').update(bytes).digest('hex');
      if (known.get(member) === sha256) {
        report.already++;
        progress.advanceTo(++done);
      } else {
        yield { key: { file, member, sha256, bytes }, input: bytes ?? path };
      }
    }
  };

  for await (const outcome of preparePhotos(jobs(), { concurrency: PHOTOS_UNDER_WAY })) {
    const { file, member } = outcome.key;
    if ('error' in outcome) {
      report.refused.push({ file, error: outcome.error });
    } else {
      const portraitSha256 = dryRun
        ? hash(outcome.photo)
        : await keepPhoto(office, outcome.key, outcome.photo);
      const { sha256: originalSha256 } = outcome.key;
      group.push({
        row: done,
        member,
        originalSha256,
        portraitSha256,
        face: outcome.photo.face.av1,
        fileName: basename(file),
      });
      report.added++;
      const { warnings } = outcome.photo.judgement;
      if (warnings.length > 0) report.warned.push({ file, member, warnings });
      if (group.length >= PHOTOS_A_TRANSACTION) await record();
    }
    progress.advanceTo(++done);
  }
  await record();
  progress.stop(words.readingPhotos);
  report.withoutPhoto = persons
    .filter(({ member }) => !known.has(member))
    .map((person) => ({ member: person.member, name: nameOnCard(person) }));
  if (!dryRun && report.withoutPhoto.length > 0) {
    report.withoutPhotoFile = join(office.folder.imports, 'sans-photo.csv');
    const rows = report.withoutPhoto.map(({ member, name }) => `${member};${name.replaceAll(';', ' ')}`);
    await writeFileAtomically(report.withoutPhotoFile, `\uFEFF${rows.join('\r\n')}\r\n`);
  }
  return report;
}

/** Every file below the folder that could be a photo; systems' own files are passed over. */
async function listPhotoFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/^(?:\..*|thumbs\.db|desktop\.ini)$/i.test(entry.name))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

async function keepPhoto(
  { folder }: Office,
  { file, sha256, bytes }: MatchedFile,
  photo: PreparedPhoto,
): Promise<string> {
  const portraitSha256 = hash(photo);
  if (bytes !== undefined) {
    await writeFileAtomically(join(folder.originals, `${sha256}${extname(file).toLowerCase()}`), bytes);
  }
  await writeFileAtomically(join(folder.portraits, `${portraitSha256}.jpg`), photo.portrait.jpeg);
  return portraitSha256;
}

function hash({ portrait }: PreparedPhoto): string {
  return createHash('sha256').update(portrait.jpeg).digest('hex');
}
