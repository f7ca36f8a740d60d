import { availableParallelism } from 'node:os';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import { PhotoError, preparePhoto } from '@passeport/photo';
import { attachPhotos, listPhotos, type By, type NewPhoto, type Photo } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { findFormerCards } from '../photos/find-former-cards.ts';
import { inOrder } from '../photos/in-order.ts';
import { findSlips } from '../photos/inspect-photo.ts';
import { keepPortrait, readOriginal } from '../photos/kept-files.ts';
import { cropPhoto, finishPhoto, type MadePhoto } from '../photos/make-photo.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';

const PHOTOS_A_TRANSACTION = 50;

/** What came of making portraits anew. */
export interface PhotoRedo {
  changed: number;
  same: number;
  failed: { member: MemberNumber; error: CliError | PhotoError }[];
  formerCards: string[];
}

/** Makes portraits anew from the originals. A crop that a person chose stays. */
export async function redoPhotos(
  { registry, folder }: Office,
  { mutuelle }: { mutuelle?: MutuelleNumber },
  by: By,
  terminal: Terminal,
  words: Words,
): Promise<PhotoRedo> {
  const photos = await listPhotos(registry, { mutuelle });
  const redo: PhotoRedo = { changed: 0, same: 0, failed: [], formerCards: [] };
  const progress = terminal.progress(words.readingPhotos, photos.length);
  const changed: MemberNumber[] = [];
  let done = 0;
  let group: NewPhoto[] = [];
  const record = async () => {
    if (group.length === 0) return;
    const { outcomes } = await attachPhotos(registry, group, by);
    for (const outcome of outcomes) if (outcome.outcome === 'added') changed.push(outcome.member);
    group = [];
  };
  const make = async (photo: Photo) => {
    try {
      return { photo, result: await remake(photo, folder) };
    } catch (error) {
      if (error instanceof CliError || error instanceof PhotoError) return { photo, error };
      throw error;
    }
  };
  for await (const outcome of inOrder(photos, availableParallelism() + 1, make)) {
    const { member, originalSha256, fileName, matchedBy, takenAt, warnings } = outcome.photo;
    if ('error' in outcome) redo.failed.push({ member, error: outcome.error });
    else {
      const { jpeg, made } = outcome.result;
      await keepPortrait(folder, made.portraitSha256, jpeg);
      const twice = warnings.filter((code) => code === 'used-twice');
      group.push({
        ...made,
        row: done,
        member,
        originalSha256,
        fileName,
        matchedBy,
        takenAt,
        warnings: [...made.warnings, ...twice],
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

async function remake(photo: Photo, folder: Office['folder']): Promise<MadePhoto> {
  const bytes = await readOriginal(folder, photo.originalSha256, photo.original.format);
  if (photo.crop.by === 'operator') return await cropPhoto(bytes, photo.crop);
  const { slipAreas } = await findSlips(bytes);
  return await finishPhoto(bytes, await preparePhoto(bytes), slipAreas);
}
