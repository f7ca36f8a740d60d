import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { chunksOf } from './insert-all.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/** A person's photo: the files are named by their SHA-256 (hex); the face that goes into the QR is here. */
export interface Photo {
  member: MemberNumber;
  originalSha256: string;
  portraitSha256: string;
  /** an AV1 picture without its container, at most 512 B */
  face?: Uint8Array;
  fileName: string;
  /** as the camera wrote it, or an ISO instant */
  takenAt?: string;
  importedAt: string;
}

export interface PhotoFilter {
  mutuelle?: MutuelleNumber | undefined;
  members?: readonly MemberNumber[] | undefined;
}

/** Photos, in the order of member numbers. */
export function listPhotos(registry: Registry, filter: PhotoFilter = {}): Promise<Photo[]> {
  return look(registry, (db) => selectPhotos(db, filter));
}

export async function selectPhotos(db: Kysely<Tables>, filter: PhotoFilter): Promise<Photo[]> {
  const found: Photo[] = [];
  for (const members of filter.members === undefined ? [undefined] : chunksOf([...new Set(filter.members)])) {
    let query = db
      .selectFrom('photos')
      .select([
        'photos.member',
        'original_sha256 as originalSha256',
        'portrait_sha256 as portraitSha256',
        'face',
        'file_name as fileName',
        'taken_at as takenAt',
        'imported_at as importedAt',
      ]);
    if (filter.mutuelle !== undefined)
      query = query
        .innerJoin('persons', 'persons.member', 'photos.member')
        .where('persons.mutuelle', '=', filter.mutuelle);
    if (members !== undefined) query = query.where('photos.member', 'in', members);
    for (const row of await query.execute())
      found.push(withoutNulls({ ...row, face: row.face && new Uint8Array(row.face) }));
  }
  return found.sort((a, b) => (a.member < b.member ? -1 : 1));
}
