import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { chunksOf } from './insert-all.ts';
import { look } from './look.ts';
import type { PhotoTable } from './photo-table.ts';
import type { Registry } from './registry.ts';
import type { CropMaker, PhotoMatch, PhotoState } from './states.ts';
import type { Tables } from './tables.ts';
import { withoutNulls } from './without-nulls.ts';

/** A person's photo: the files are named by their SHA-256 (hex); the face that goes into the QR is here. */
export interface Photo {
  member: MemberNumber;
  originalSha256: string;
  original: PhotoOriginal;
  portraitSha256: string;
  /** an AV1 picture without its container, at most 512 B */
  face?: Uint8Array;
  fileName: string;
  /** as the camera wrote it, or an ISO instant */
  takenAt?: string;
  importedAt: string;
  matchedBy: PhotoMatch;
  crop: PhotoCrop;
  /** codes of what the maker was unsure of */
  warnings: string[];
  /** of the face's skin, 0 (black) to 255, where it was measured */
  skinLuminance?: number;
  /** 64 bits as 16 hex digits: near for pictures that look the same */
  perceptualHash?: string;
  /** which version of the program made the portrait, with which options */
  maker: string;
  state: PhotoState;
  /** why it was refused, as a person said it */
  reason?: string;
}

/** The file as it came; its pixels are counted upright. */
export interface PhotoOriginal {
  format: string;
  widthPx: number;
  heightPx: number;
}

/** What is shown of the original, in its pixels; `rollDegrees` is how far the box is turned, clockwise, around its centre. */
export interface PhotoCrop {
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
  rollDegrees: number;
  by: CropMaker;
}

export interface PhotoFilter {
  mutuelle?: MutuelleNumber | undefined;
  members?: readonly MemberNumber[] | undefined;
  states?: readonly PhotoState[] | undefined;
  originalSha256?: string | undefined;
}

/** Photos, in the order of member numbers. */
export function listPhotos(registry: Registry, filter: PhotoFilter = {}): Promise<Photo[]> {
  return look(registry, (db) => selectPhotos(db, filter));
}

export async function selectPhotos(db: Kysely<Tables>, filter: PhotoFilter): Promise<Photo[]> {
  const found: Photo[] = [];
  for (const members of filter.members === undefined ? [undefined] : chunksOf([...new Set(filter.members)])) {
    let query = db.selectFrom('photos').selectAll('photos');
    if (filter.mutuelle !== undefined)
      query = query
        .innerJoin('persons', 'persons.member', 'photos.member')
        .where('persons.mutuelle', '=', filter.mutuelle);
    if (members !== undefined) query = query.where('photos.member', 'in', members);
    if (filter.states !== undefined) query = query.where('photos.state', 'in', filter.states);
    if (filter.originalSha256 !== undefined)
      query = query.where('photos.original_sha256', '=', filter.originalSha256);
    for (const row of await query.execute()) found.push(photoOfRow(row));
  }
  return found.sort((a, b) => (a.member < b.member ? -1 : 1));
}

function photoOfRow(row: PhotoTable): Photo {
  return withoutNulls({
    member: row.member,
    originalSha256: row.original_sha256,
    original: {
      format: row.original_format,
      widthPx: row.original_width_px,
      heightPx: row.original_height_px,
    },
    portraitSha256: row.portrait_sha256,
    face: row.face && new Uint8Array(row.face),
    fileName: row.file_name,
    takenAt: row.taken_at,
    importedAt: row.imported_at,
    matchedBy: row.matched_by,
    crop: {
      leftPx: row.crop_left_px,
      topPx: row.crop_top_px,
      widthPx: row.crop_width_px,
      heightPx: row.crop_height_px,
      rollDegrees: row.crop_roll_degrees,
      by: row.crop_by,
    },
    warnings: row.warnings.split(' ').filter((code) => code !== ''),
    skinLuminance: row.skin_luminance,
    perceptualHash: row.perceptual_hash,
    maker: row.maker,
    state: row.state,
    reason: row.reason,
  });
}

/** The row that keeps a photo. */
export function rowOfPhoto(photo: Photo): PhotoTable {
  return {
    member: photo.member,
    original_sha256: photo.originalSha256,
    original_format: photo.original.format,
    original_width_px: photo.original.widthPx,
    original_height_px: photo.original.heightPx,
    portrait_sha256: photo.portraitSha256,
    face: photo.face === undefined ? null : Buffer.from(photo.face),
    file_name: photo.fileName,
    taken_at: photo.takenAt ?? null,
    imported_at: photo.importedAt,
    matched_by: photo.matchedBy,
    crop_left_px: photo.crop.leftPx,
    crop_top_px: photo.crop.topPx,
    crop_width_px: photo.crop.widthPx,
    crop_height_px: photo.crop.heightPx,
    crop_roll_degrees: photo.crop.rollDegrees,
    crop_by: photo.crop.by,
    warnings: photo.warnings.map((code) => `${code} `).join(''),
    skin_luminance: photo.skinLuminance ?? null,
    perceptual_hash: photo.perceptualHash ?? null,
    maker: photo.maker,
    state: photo.state,
    reason: photo.reason ?? null,
  };
}
