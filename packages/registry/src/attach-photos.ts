import type { MemberNumber } from '@passeport/codes';
import { isMemberNumber } from '@passeport/codes';
import { change, type By, type Change } from './change.ts';
import { chunksOf } from './insert-all.ts';
import { batchResult, refuse, type BatchOptions, type BatchResult, type RowOutcome } from './outcomes.ts';
import { selectPhotos, type Photo } from './photo.ts';
import type { Registry } from './registry.ts';
import { isLine, isSha256 } from './text.ts';

/** The largest face that a card's QR takes. */
const MAX_FACE_BYTES = 512;

export interface NewPhoto {
  row: number;
  member: MemberNumber;
  /** of the file as it came, 64 hex digits */
  originalSha256: string;
  /** of the cropped portrait that is printed */
  portraitSha256: string;
  face?: Uint8Array | undefined;
  takenAt?: string | undefined;
  fileName: string;
}

type Attached = { member: MemberNumber; replaced: boolean };

/**
 * Gives persons their photos. A person has one: another one replaces it, and the audit keeps both files' hashes.
 * Refusals: `member-unknown`, `face-too-big`, `value-refused`, `text-refused`.
 */
export function attachPhotos(
  registry: Registry,
  photos: readonly NewPhoto[],
  by: By,
  options: BatchOptions = {},
): Promise<BatchResult<Attached>> {
  const attach = async (work: Change): Promise<BatchResult<Attached>> => {
    const members = [...new Set(photos.map(({ member }) => member))];
    const known = await readKnown(work, members);
    const kept = new Map<string, Photo>();
    for (const photo of await selectPhotos(work.db, { members })) kept.set(photo.member, photo);
    const changed = new Set<MemberNumber>();
    const outcomes = photos.map((given): RowOutcome<Attached> => {
      const refused = check(given);
      if (refused !== undefined) return refused;
      const { row, member, ...rest } = given;
      if (!known.has(member)) return refuse(row, 'member-unknown', { member });
      const before = kept.get(member);
      if (before !== undefined && isSame(before, given))
        return { row, outcome: 'already', member, replaced: false, differs: [] };
      const after = { member, ...rest, importedAt: work.at };
      kept.set(member, photoOf(after));
      changed.add(member);
      work.record('photo.attach', member, before && describe(before), describe(photoOf(after)));
      return { row, outcome: 'added', member, replaced: before !== undefined };
    });
    await keep(
      work,
      [...changed].flatMap((member) => kept.get(member) ?? []),
    );
    return batchResult(outcomes, options);
  };
  return change(registry, by, attach, options);
}

async function readKnown({ db }: Change, members: MemberNumber[]): Promise<Set<MemberNumber>> {
  const known = new Set<MemberNumber>();
  for (const chunk of chunksOf(members)) {
    const rows = await db.selectFrom('persons').select('member').where('member', 'in', chunk).execute();
    for (const { member } of rows) known.add(member);
  }
  return known;
}

async function keep({ db }: Change, photos: Photo[]): Promise<void> {
  const rows = photos.map((photo) => ({
    member: photo.member,
    original_sha256: photo.originalSha256,
    portrait_sha256: photo.portraitSha256,
    face: photo.face === undefined ? null : Buffer.from(photo.face),
    file_name: photo.fileName,
    taken_at: photo.takenAt ?? null,
    imported_at: photo.importedAt,
  }));
  for (const chunk of chunksOf(rows, 200))
    await db
      .insertInto('photos')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('member').doUpdateSet((eb) => ({
          original_sha256: eb.ref('excluded.original_sha256'),
          portrait_sha256: eb.ref('excluded.portrait_sha256'),
          face: eb.ref('excluded.face'),
          file_name: eb.ref('excluded.file_name'),
          taken_at: eb.ref('excluded.taken_at'),
          imported_at: eb.ref('excluded.imported_at'),
        })),
      )
      .execute();
}

function check(given: NewPhoto): ReturnType<typeof refuse> | undefined {
  const { row, face } = given;
  const value = Object.entries({
    member: isMemberNumber(given.member),
    originalSha256: isSha256(given.originalSha256),
    portraitSha256: isSha256(given.portraitSha256),
    face: face === undefined || (face instanceof Uint8Array && face.length > 0),
  }).find(([, isGood]) => !isGood);
  if (value !== undefined) return refuse(row, 'value-refused', { field: value[0] });
  if (face !== undefined && face.length > MAX_FACE_BYTES)
    return refuse(row, 'face-too-big', { member: given.member });
  if (!isLine(given.fileName, 500)) return refuse(row, 'text-refused', { field: 'fileName' });
  if (given.takenAt !== undefined && !isLine(given.takenAt, 50))
    return refuse(row, 'text-refused', { field: 'takenAt' });
  return undefined;
}

function photoOf({ face, takenAt, ...rest }: Omit<NewPhoto, 'row'> & { importedAt: string }): Photo {
  return { ...rest, ...(face !== undefined && { face }), ...(takenAt !== undefined && { takenAt }) };
}

/** The same files and the same face; the name of the file and its date do not make another photo. */
function isSame(before: Photo, given: NewPhoto): boolean {
  return (
    before.originalSha256 === given.originalSha256 &&
    before.portraitSha256 === given.portraitSha256 &&
    Buffer.compare(before.face ?? new Uint8Array(), given.face ?? new Uint8Array()) === 0
  );
}

/** What the audit keeps: no picture, only which one. */
function describe({ originalSha256, portraitSha256, fileName, face }: Photo): object {
  return { originalSha256, portraitSha256, fileName, faceBytes: face?.length ?? 0 };
}
