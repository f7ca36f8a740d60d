import { availableParallelism } from 'node:os';
import { pMapIterable } from 'p-map';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import { PhotoError, preparePhotoApart, type Background } from '@passeport/photo';
import { attachPhotos, listPhotos, type By, type NewPhoto, type Photo } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { doublesAmong } from '../photos/double-finder.ts';
import { findFormerCards } from '../photos/find-former-cards.ts';
import { findSlips } from '../photos/inspect-photo.ts';
import { keepPortrait, readOriginal } from '../photos/kept-files.ts';
import { backgroundOf, cropPhoto, finishPhoto, isOutdated, type MadePhoto } from '../photos/make-photo.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';

const PHOTOS_A_TRANSACTION = 50;

/** Which portraits are made anew: all, those by another version of the program, those with a doubt, those not looked at. */
export type RedoSelection = 'all' | 'outdated' | 'warnings' | 'unreviewed';

/** Whose portraits are made anew, and how. */
export interface RedoScope {
  mutuelle?: MutuelleNumber;
  /** These persons’ only. */
  members?: readonly MemberNumber[];
  only: RedoSelection;
  /** Looks for the face again where a person chose the crop. */
  forgetCrops: boolean;
  /** Behind the person; without it what was asked for when the portrait was made. */
  background?: Background;
  dryRun: boolean;
}

/** What came of making portraits anew. */
export interface PhotoRedo {
  changed: number;
  same: number;
  failed: { member: MemberNumber; error: CliError | PhotoError }[];
  formerCards: string[];
}

/** Makes portraits anew from the originals. A crop that a person chose stays, unless asked for. Throws `photo-none`. */
export async function redoPhotos(
  { registry, folder }: Office,
  { mutuelle, members, only, forgetCrops, background, dryRun }: RedoScope,
  by: By,
  terminal: Terminal,
  words: Words,
): Promise<PhotoRedo> {
  const listed = await listPhotos(registry, { mutuelle, members });
  const missing = members?.find((member) => listed.every((photo) => photo.member !== member));
  if (missing !== undefined) throw new CliError('photo-none', { member: missing });
  const photos = listed.filter((photo) => isSelected(photo, only));
  const redo: PhotoRedo = { changed: 0, same: 0, failed: [], formerCards: [] };
  const progress = terminal.progress(words.readingPhotos, photos.length);
  const changed: MemberNumber[] = [];
  let done = 0;
  let group: NewPhoto[] = [];
  const record = async () => {
    if (group.length === 0) return;
    const { outcomes } = await attachPhotos(registry, group, by, { dryRun });
    for (const outcome of outcomes) if (outcome.outcome === 'added') changed.push(outcome.member);
    group = [];
  };
  const make = async (photo: Photo) => {
    try {
      return { photo, result: await remake(photo, folder, forgetCrops, background ?? backgroundOf(photo)) };
    } catch (error) {
      if (error instanceof CliError || error instanceof PhotoError) return { photo, error };
      throw error;
    }
  };
  for await (const outcome of pMapIterable(photos, make, { concurrency: availableParallelism() + 1 })) {
    const { member, originalSha256, fileName, matchedBy, takenAt, warnings } = outcome.photo;
    if ('error' in outcome) redo.failed.push({ member, error: outcome.error });
    else {
      const { jpeg, made } = outcome.result;
      if (!dryRun) await keepPortrait(folder, made.portraitSha256, jpeg);
      group.push({
        ...made,
        row: done,
        member,
        originalSha256,
        fileName,
        matchedBy,
        takenAt,
        warnings: [...made.warnings, ...doublesAmong(warnings)],
      });
    }
    if (group.length >= PHOTOS_A_TRANSACTION) await record();
    progress.advanceTo(++done);
  }
  await record();
  progress.stop(words.readingPhotos);
  redo.changed = changed.length;
  redo.same = photos.length - changed.length - redo.failed.length;
  redo.formerCards = await findFormerCards(registry, changed, by.at);
  return redo;
}

function isSelected(photo: Photo, only: RedoSelection): boolean {
  switch (only) {
    case 'all':
      return true;
    case 'outdated':
      return isOutdated(photo);
    case 'warnings':
      return photo.warnings.length > 0 && photo.state !== 'accepted';
    case 'unreviewed':
      return photo.state === 'unreviewed';
    default:
      return only satisfies never;
  }
}

async function remake(
  photo: Photo,
  folder: Office['folder'],
  forgetCrops: boolean,
  background: Background,
): Promise<MadePhoto> {
  const bytes = await readOriginal(folder, photo.originalSha256, photo.original.format);
  if (photo.crop.by === 'operator' && !forgetCrops) return await cropPhoto(bytes, photo.crop, background);
  const { slipAreas } = await findSlips(bytes);
  return await finishPhoto(bytes, await preparePhotoApart(bytes, { background }), slipAreas, background);
}
