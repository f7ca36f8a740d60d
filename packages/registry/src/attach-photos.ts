import type { MemberNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { chunksOf } from './insert-all.ts';
import { checkNewPhoto, photoFrom, type NewPhoto } from './new-photo.ts';
import { batchResult, refuse, type BatchOptions, type BatchResult, type RowOutcome } from './outcomes.ts';
import { rowOfPhoto, selectPhotos, type Photo } from './photo.ts';
import type { Registry } from './registry.ts';
import type { PersonStatus } from './states.ts';

type Attached = { member: MemberNumber; replaced: boolean };

/**
 * Gives persons their photos. A person has one: another one replaces it, and the audit keeps both files' hashes. `takeFrom`
 * names persons who lose theirs in the same transaction: the photo was not of them; nobody loses one when a photo is refused.
 * Another original is kept of active persons only.
 * Refusals: `member-unknown`, `member-not-active`, `face-too-big`, `value-refused`, `text-refused`.
 */
export function attachPhotos(
  registry: Registry,
  photos: readonly NewPhoto[],
  by: By,
  options: BatchOptions & { takeFrom?: readonly MemberNumber[] } = {},
): Promise<BatchResult<Attached>> {
  const attach = async (work: Change): Promise<BatchResult<Attached>> => {
    const members = [...new Set(photos.map(({ member }) => member))];
    const known = await readKnown(work, members);
    const kept = new Map<string, Photo>();
    for (const photo of await selectPhotos(work.db, { members })) kept.set(photo.member, photo);
    const changed = new Set<MemberNumber>();
    const outcomes = photos.map((given): RowOutcome<Attached> => {
      const refused = checkNewPhoto(given);
      if (refused !== undefined) return refused;
      const { row, member } = given;
      const status = known.get(member);
      if (status === undefined) return refuse(row, 'member-unknown', { member });
      const before = kept.get(member);
      // It would be on no card: somebody's number is wrong, or an old one.
      if (status !== 'active' && before?.originalSha256 !== given.originalSha256)
        return refuse(row, 'member-not-active', { member });
      const after = photoFrom(given, before, work.at);
      if (before !== undefined && isSame(before, after))
        return { row, outcome: 'already', member, replaced: false, differs: [] };
      kept.set(member, after);
      changed.add(member);
      work.record('photo.attach', member, before && describePhoto(before), describePhoto(after));
      return { row, outcome: 'added', member, replaced: before !== undefined };
    });
    if (outcomes.every(({ outcome }) => outcome !== 'refused'))
      await takePhotos(work, options.takeFrom ?? []);
    await keepPhotos(
      work,
      [...changed].flatMap((member) => kept.get(member) ?? []),
    );
    return batchResult(outcomes, options);
  };
  return change(registry, by, attach, options);
}

async function takePhotos({ db, record }: Change, members: readonly MemberNumber[]): Promise<void> {
  for (const photo of await selectPhotos(db, { members })) {
    await db.deleteFrom('photos').where('member', '=', photo.member).execute();
    record('photo.take', photo.member, describePhoto(photo), undefined);
  }
}

async function readKnown({ db }: Change, members: MemberNumber[]): Promise<Map<MemberNumber, PersonStatus>> {
  const known = new Map<MemberNumber, PersonStatus>();
  for (const chunk of chunksOf(members)) {
    const rows = await db
      .selectFrom('persons')
      .select(['member', 'status'])
      .where('member', 'in', chunk)
      .execute();
    for (const { member, status } of rows) known.set(member, status);
  }
  return known;
}

/** Writes photos over what is kept of the same persons. */
async function keepPhotos({ db }: Change, photos: Photo[]): Promise<void> {
  const rows = photos.map(rowOfPhoto);
  const [first] = rows;
  if (first === undefined) return;
  // Every column but the key, from the row that could not be inserted.
  const columns = Object.keys(first).filter((column) => column !== 'member');
  for (const chunk of chunksOf(rows, 100))
    await db
      .insertInto('photos')
      .values(chunk)
      .onConflict((conflict) =>
        conflict
          .column('member')
          .doUpdateSet((eb) =>
            Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}` as never)])),
          ),
      )
      .execute();
}

/** The same files made the same way; the name of the file and its date do not make another photo. */
function isSame(before: Photo, after: Photo): boolean {
  const comparable = (photo: Photo): string =>
    JSON.stringify({ ...rowOfPhoto(photo), file_name: '', taken_at: '', imported_at: '' });
  return comparable(before) === comparable(after);
}

/** What the audit keeps: no picture, only which one and how it was made. */
export function describePhoto({ face, takenAt: _, importedAt: __, member: ___, ...rest }: Photo): object {
  return { ...rest, faceBytes: face?.length ?? 0 };
}
