import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pMapIterable } from 'p-map';
import type { MutuelleNumber } from '@passeport/codes';
import { matchPhotos, type PhotoMatches } from '@passeport/intake';
import { preparePhotos, type Background, type PhotoJob } from '@passeport/photo';
import {
  attachPhotos,
  findPersons,
  listMutuelles,
  listPhotos,
  type By,
  type NewPhoto,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { AlikeFinder } from '../photos/alike-finder.ts';
import { findFormerCards } from '../photos/find-former-cards.ts';
import { gatherPhotos, type GatheredPhotos } from '../photos/gather-photos.ts';
import { describeInspected, inspectPhoto, type InspectedPhoto } from '../photos/inspect-photo.ts';
import {
  readInspectionMemory,
  writeInspectionMemory,
  type InspectionMemory,
} from '../photos/inspection-memory.ts';
import { keepOriginal, keepPortrait, sha256Of } from '../photos/kept-files.ts';
import { listPhotoFiles } from '../photos/list-photo-files.ts';
import { finishPhoto, type DoubtCode } from '../photos/make-photo.ts';
import {
  membersOnSlips,
  nameOf,
  sortOut,
  startReport,
  type PhotoImport,
} from '../photos/photo-import-report.ts';
import { proposeByName } from '../photos/propose-by-name.ts';
import { TwinFinder } from '../photos/twin-finder.ts';
import { writePhotoLists } from '../photos/write-photo-lists.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';

/** Photos recorded together; a process killed in between loses at most one such group. */
const PHOTOS_A_TRANSACTION = 50;

/** More than there are cores: some wait for the disk. */
const FILES_UNDER_WAY = 2 * availableParallelism() + 2;

/**
 * Takes the photos of a folder: each is matched with a person by its name, a column of the register or a slip (never by order
 * alone), cropped, and kept with its untouched original. A photo that is the person's already is left alone.
 */
export async function importPhotos(
  office: Office,
  directory: string,
  {
    mutuelle,
    dryRun,
    background = 'kept',
  }: { mutuelle?: MutuelleNumber; dryRun: boolean; background?: Background },
  by: By,
  terminal: Terminal,
  words: Words,
): Promise<PhotoImport> {
  const { registry } = office;
  const scope = mutuelle === undefined ? {} : { mutuelle };
  // Of a mutuelle that was given to another office nothing is changed here: its photos are nobody's, and the others go on.
  const closed = new Set(
    (await listMutuelles(registry)).filter((one) => one.closed !== undefined).map(({ number }) => number),
  );
  const persons = (await findPersons(registry, { status: 'active', ...scope })).filter(
    (person) => !closed.has(person.mutuelle),
  );
  const active = new Set(persons.map(({ member }) => member));
  const kept = await listPhotos(registry);
  const memory = await readInspectionMemory(office.folder);
  const files = await inspectFolder(directory, kept, memory, terminal, words);
  const remember = async (): Promise<void> => {
    // What was not read, or has become another file meanwhile.
    const unsure = files.flatMap(({ sha256, path }) => (sha256 === '' ? [path] : []));
    await writeInspectionMemory(office.folder, memory.with(files.flatMap(describeInspected), unsure));
  };
  // Already now: looking for slips takes as long as all the rest, and the rest may be interrupted.
  if (!dryRun) await remember();
  const report = startReport(dryRun);
  const twins = new TwinFinder(kept);
  const alike = new AlikeFinder(kept.filter(({ member }) => active.has(member)));
  const taken = new Set<string>();
  let matches: PhotoMatches;
  let gathered: GatheredPhotos;
  for (;;) {
    matches = matchPhotos(files, persons);
    gathered = gatherPhotos(files, matches, kept);
    const waiting = gathered.take.filter(({ photo }) => !taken.has(photo.file));
    const faceless = await takePhotos(
      office,
      waiting,
      background,
      report,
      { twins, alike },
      by,
      terminal,
      words,
    );
    for (const { photo } of waiting) taken.add(photo.file);
    if (faceless.length === 0) break;
    // Nobody is in the picture with the slip: it may speak for the photo after it.
    for (const { slip } of faceless) if (slip?.kind === 'members') slip.alone = true;
  }
  // A trial run gave nobody a photo; these would have one.
  const would = new Set(dryRun ? gathered.take.map(({ match }) => match.member) : []);
  const without = (await findPersons(registry, { status: 'active', ...scope, withoutPhoto: true })).filter(
    ({ member }) => active.has(member) && !would.has(member),
  );
  const named = proposeByName(matches.unmatchedFiles, files, without, kept);
  matches.unmatchedFiles = named.unmatched;
  gathered.questions.push(...named.questions);
  gathered.already.push(...named.already);
  const strange = files.flatMap(membersOnSlips).filter((member) => !active.has(member));
  const former = (await findPersons(registry, { members: strange })).filter(
    ({ status }) => status !== 'active',
  );
  sortOut(report, files, matches, gathered, persons, former);
  const changed = (await listPhotos(registry)).filter(({ importedAt }) => importedAt === by.at.toISOString());
  report.formerCards = await findFormerCards(
    registry,
    changed.map(({ member }) => member),
    by.at,
  );
  report.withoutPhoto = without.map(nameOf);
  if (!dryRun) {
    await writePhotoLists(office.folder, directory, report, files, words);
    await remember();
  }
  return report;
}

/** Reads the files that are new: what was taken before is known by its hash, and looked at no further. */
async function inspectFolder(
  directory: string,
  kept: Awaited<ReturnType<typeof listPhotos>>,
  memory: InspectionMemory,
  terminal: Terminal,
  words: Words,
): Promise<InspectedPhoto[]> {
  const ownerOf = new Map(kept.map((photo) => [photo.originalSha256, photo]));
  const folder = resolve(directory);
  const names = await listPhotoFiles(folder);
  const progress = terminal.progress(words.photo.inspecting, names.length);
  const files: InspectedPhoto[] = [];
  const inspect = (file: string) =>
    inspectPhoto(join(folder, file), file, (sha256) => ownerOf.has(sha256), memory);
  for await (const photo of pMapIterable(names, inspect, { concurrency: FILES_UNDER_WAY })) {
    const owner = ownerOf.get(photo.sha256);
    // Its slip was read when it was taken: it still ends another slip's run.
    if (owner?.matchedBy === 'slip') photo.slip = { kind: 'members', members: [owner.member], alone: false };
    files.push(photo);
    progress.advanceTo(files.length);
  }
  progress.stop(words.photo.inspecting);
  return files;
}

/** Crops, keeps and records photos; gives those with a slip and nobody in the picture, which are not taken. */
async function takePhotos(
  office: Office,
  waiting: GatheredPhotos['take'],
  background: Background,
  report: PhotoImport,
  { twins, alike }: { twins: TwinFinder; alike: AlikeFinder },
  by: By,
  terminal: Terminal,
  words: Words,
): Promise<InspectedPhoto[]> {
  const faceless: InspectedPhoto[] = [];
  const progress = terminal.progress(words.readingPhotos, waiting.length);
  // While the models are loaded.
  alike.expect(waiting.map(({ match }) => match.member));
  let done = 0;
  let group: NewPhoto[] = [];
  const record = async () => {
    if (group.length > 0) await attachPhotos(office.registry, group, by, { dryRun: report.dryRun });
    group = [];
  };
  type Key = GatheredPhotos['take'][number] & { bytes: Uint8Array };
  const jobs = async function* (): AsyncGenerator<PhotoJob<Key>> {
    for (const one of waiting) {
      const { path, sha256 } = one.photo;
      const bytes = sha256 === '' ? undefined : await readFile(path).catch(() => undefined);
      if (sha256 !== '' && (bytes === undefined || sha256Of(bytes) !== sha256)) {
        // Not the file that was looked at: somebody is at the folder.
        report.refused.push({ file: one.photo.file, error: new CliError('photo-being-changed') });
        one.photo.sha256 = '';
        done++;
        continue;
      }
      // Too big, gone or unreadable at the first look: the photo package says which.
      yield { key: { ...one, bytes: bytes ?? new Uint8Array() }, input: bytes ?? path };
    }
  };
  for await (const outcome of preparePhotos(jobs(), { background })) {
    const { photo, match, bytes } = outcome.key;
    progress.advanceTo(++done);
    if ('error' in outcome) {
      report.refused.push({ file: photo.file, error: outcome.error });
      continue;
    }
    if (photo.sha256 === '') {
      // It can be read now: it is looked at whole the next time.
      report.refused.push({ file: photo.file, error: new CliError('photo-being-changed') });
      continue;
    }
    const { jpeg, made } = await finishPhoto(bytes, outcome.photo, photo.slipAreas, background);
    if (photo.slip !== undefined && made.warnings.includes('no-face')) {
      faceless.push(photo);
      continue;
    }
    const twin = twins.find(match.member, photo.sha256, made.perceptualHash);
    const other = await alike.find({ ...made, member: match.member });
    if (twin !== undefined) report.twins.push({ file: photo.file, ...twin });
    else if (other !== undefined) report.twins.push({ file: photo.file, member: match.member, other });
    const warnings: DoubtCode[] = [...made.warnings];
    if (twin !== undefined) warnings.push('used-twice');
    else if (other !== undefined) warnings.push('looks-alike');
    if (warnings.length > 0) report.warned.push({ file: photo.file, member: match.member, warnings });
    if (!report.dryRun) {
      const { format } = made.original;
      await keepOriginal(office.folder, { sha256: photo.sha256, format, bytes });
      await keepPortrait(office.folder, made.portraitSha256, jpeg);
    }
    group.push({
      ...made,
      warnings,
      row: done,
      member: match.member,
      originalSha256: photo.sha256,
      fileName: basename(photo.file),
      matchedBy: match.by,
      takenAt: photo.takenAt,
    });
    report.added++;
    if (group.length >= PHOTOS_A_TRANSACTION) await record();
  }
  await record();
  progress.stop(words.readingPhotos);
  return faceless;
}
