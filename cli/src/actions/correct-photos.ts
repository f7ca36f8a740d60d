import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { MemberNumber } from '@passeport/codes';
import { nearestQuarterTurn, preparePhotoApart, PhotoError, readCameraNotes } from '@passeport/photo';
import {
  attachPhotos,
  listPhotos,
  RegistryError,
  reviewPhotos,
  type By,
  type NewPhoto,
  type Photo,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { requireActiveMember } from '../persons/require-members.ts';
import { cropTo } from '../photos/crop-box.ts';
import { doublesAmong, DoubleFinder, type DoubleCode } from '../photos/double-finder.ts';
import { findFormerCards } from '../photos/find-former-cards.ts';
import { findSlips } from '../photos/inspect-photo.ts';
import { findOriginal, keepOriginal, keepPortrait, readOriginal, sha256Of } from '../photos/kept-files.ts';
import { printOf, type Correction, type CorrectionRow } from '../photos/read-corrections.ts';
import { backgroundOf, cropPhoto, finishPhoto, type MadePhoto } from '../photos/make-photo.ts';

const LARGEST_READ_BYTES = 64 * 1024 * 1024;

/** What came of a correction. */
export interface Corrected {
  changed: boolean;
  /** Cards signed with the photo as it was before. */
  formerCards: string[];
  /** Who had the photo before it was assigned. */
  takenFrom: MemberNumber[];
}

/**
 * Does one correction, wholly or not at all; of another picture than the one that was looked at, none. Throws `photo-none`,
 * `photo-replaced`, `photo-file-other`, `photo-box-outside`, `photo-file-missing`, `photo-file-changed`, `file-missing`,
 * `member-missing`, `member-merged`, `member-moved`, `member-gone`, what the photo package throws, `photo-not-changed` when the registry refused it.
 */
export async function correctPhoto(
  office: Office,
  correction: Correction,
  { dryRun }: { dryRun: boolean },
  by: By,
  doubles = new DoubleFinder(office.registry),
): Promise<Corrected> {
  const { registry } = office;
  const { member, print } = correction;
  const [photo] = await listPhotos(registry, { members: [member] });
  if (print !== undefined && correction.action !== 'assign' && photo !== undefined)
    if (printOf(photo.originalSha256) !== print) throw new CliError('photo-replaced', { member });
  switch (correction.action) {
    case 'accept':
    case 'refuse': {
      const state = correction.action === 'accept' ? 'accepted' : 'refused';
      const reason = correction.action === 'refuse' ? correction.reason : undefined;
      const { outcomes } = await reviewPhotos(registry, [{ row: 1, member, state, reason }], by, { dryRun });
      const changed = isAdded(outcomes[0], member);
      // Nobody's card was signed with another photo by that: a refused photo makes the live cards wrong all the same.
      const formerCards = state === 'refused' ? await findFormerCards(registry, [member], by.at) : [];
      return { changed, formerCards, takenFrom: [] };
    }
    case 'crop': {
      if (photo === undefined) throw new CliError('photo-none', { member });
      const bytes = await readOriginal(office.folder, photo.originalSha256, photo.original.format);
      // A photo that lies on its side was turned by whole quarters, and still is: only the head's tilt is no more the program's to judge.
      const rollDegrees = nearestQuarterTurn(photo.crop.rollDegrees);
      const box = cropTo(correction.box, photo.original, rollDegrees % 180 !== 0);
      if (box === undefined) throw new CliError('photo-box-outside', { member });
      return await keep(
        office,
        { ...keptOf(photo), bytes },
        withDoubles(
          await cropPhoto(bytes, { ...box, rollDegrees }, backgroundOf(photo)),
          doublesAmong(photo.warnings),
        ),
        { dryRun },
        by,
      );
    }
    case 'assign':
      return await assign(office, correction, { dryRun, mine: photo, doubles }, by);
    default:
      return correction satisfies never;
  }
}

type Kept = Pick<NewPhoto, 'member' | 'originalSha256' | 'fileName' | 'matchedBy' | 'takenAt'>;

function keptOf({ member, originalSha256, fileName, matchedBy, takenAt }: Photo): Kept {
  return { member, originalSha256, fileName, matchedBy, takenAt };
}

async function assign(
  office: Office,
  { member, source, print }: Extract<Correction, { action: 'assign' }>,
  { dryRun, mine, doubles }: { dryRun: boolean; mine: Photo | undefined; doubles: DoubleFinder },
  by: By,
): Promise<Corrected> {
  await requireActiveMember(office.registry, member);
  const path = await findSource(office, source);
  const bytes = await readFile(path);
  const originalSha256 = sha256Of(bytes);
  if (print !== undefined && printOf(originalSha256) !== print)
    throw new CliError('photo-file-other', { path });
  const isOriginal = /^[0-9a-f]{64}$/.test(basename(path, extname(path)));
  if (isOriginal && basename(path, extname(path)) !== originalSha256)
    throw new CliError('photo-file-changed', { path });
  const before = await listPhotos(office.registry, { originalSha256 });
  const takeFrom = before.map((photo) => photo.member).filter((owner) => owner !== member);
  const { slipAreas } = await findSlips(bytes);
  const background = before[0] === undefined ? 'kept' : backgroundOf(before[0]);
  const made = await finishPhoto(
    bytes,
    await preparePhotoApart(bytes, { background }),
    slipAreas,
    background,
  );
  const { takenAt } = await readCameraNotes(bytes);
  const fileName = before[0]?.fileName ?? basename(path);
  const kept = { member, originalSha256, fileName, matchedBy: 'operator' as const, takenAt, bytes };
  // Hers already: what was said of it stays, whoever came since.
  const found =
    mine?.originalSha256 === originalSha256
      ? doublesAmong(mine.warnings)
      : await doubles.find({ ...made.made, member, originalSha256 }, takeFrom);
  return await keep(office, kept, withDoubles(made, found), { dryRun, takeFrom }, by);
}

function withDoubles({ jpeg, made }: MadePhoto, doubles: readonly DoubleCode[]): MadePhoto {
  return { jpeg, made: { ...made, warnings: [...made.warnings, ...doubles] } };
}

async function findSource({ folder }: Office, source: string): Promise<string> {
  const file = await stat(source).catch(() => undefined);
  if (file?.isFile() === true) {
    if (file.size > LARGEST_READ_BYTES)
      throw new PhotoError('photo-too-large', { bytes: file.size, maxBytes: LARGEST_READ_BYTES });
    return source;
  }
  const sha = basename(source);
  const original = /^[0-9a-f]{8,64}$/.test(sha) ? await findOriginal(folder, sha) : undefined;
  if (original === undefined) throw new CliError('file-missing', { path: source });
  return original;
}

/** Keeps the files, then records them. */
async function keep(
  { registry, folder }: Office,
  { bytes, ...kept }: Kept & { bytes: Uint8Array },
  { jpeg, made }: MadePhoto,
  { dryRun, takeFrom = [] }: { dryRun: boolean; takeFrom?: MemberNumber[] },
  by: By,
): Promise<Corrected> {
  if (!dryRun) {
    await keepOriginal(folder, { sha256: kept.originalSha256, format: made.original.format, bytes });
    await keepPortrait(folder, made.portraitSha256, jpeg);
  }
  const photo = { row: 1, ...kept, ...made };
  const { outcomes } = await attachPhotos(registry, [photo], by, { dryRun, takeFrom });
  const changed = isAdded(outcomes[0], kept.member);
  const members = changed ? [kept.member, ...takeFrom] : [];
  return { changed, formerCards: await findFormerCards(registry, members, by.at), takenFrom: takeFrom };
}

function isAdded(
  outcome:
    | Awaited<ReturnType<typeof attachPhotos>>['outcomes'][number]
    | { outcome: 'added' | 'already' }
    | undefined,
  member: MemberNumber,
): boolean {
  if (outcome === undefined || outcome.outcome !== 'refused') return outcome?.outcome === 'added';
  if (outcome.code === 'photo-missing') throw new CliError('photo-none', { member });
  if (outcome.code === 'member-unknown') throw new CliError('member-missing', { member });
  throw new CliError('photo-not-changed', { member, field: outcome.details.field ?? outcome.code });
}

/** What came of a file of corrections. */
export interface CorrectionReport {
  changed: number;
  already: number;
  refused: (Extract<CorrectionRow, { problem: string }> | { rowNumber: number; error: Error })[];
  formerCards: string[];
  takenFrom: MemberNumber[];
}

/** Does the corrections of a file, row by row: one that cannot be done leaves the others as they are. */
export async function correctPhotos(
  office: Office,
  rows: readonly CorrectionRow[],
  options: { dryRun: boolean },
  by: By,
): Promise<CorrectionReport> {
  const report: CorrectionReport = { changed: 0, already: 0, refused: [], formerCards: [], takenFrom: [] };
  const doubles = new DoubleFinder(office.registry);
  for (const row of rows) {
    if ('problem' in row) {
      report.refused.push(row);
      continue;
    }
    try {
      const { changed, formerCards, takenFrom } = await correctPhoto(
        office,
        row.correction,
        options,
        by,
        doubles,
      );
      if (changed) report.changed++;
      else report.already++;
      report.formerCards.push(...formerCards);
      report.takenFrom.push(...takenFrom);
    } catch (error) {
      if (!isOfOneRow(error)) throw error;
      report.refused.push({ rowNumber: row.rowNumber, error });
    }
  }
  return report;
}

/** Why one row cannot be done, while the next ones can: not a database that fails. */
function isOfOneRow(error: unknown): error is CliError | PhotoError | RegistryError {
  if (error instanceof RegistryError)
    return ['member-merged', 'member-moved', 'member-gone'].includes(error.code);
  return error instanceof CliError || error instanceof PhotoError;
}
