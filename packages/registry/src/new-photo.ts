import { isMemberNumber, type MemberNumber } from '@passeport/codes';
import { refuse } from './outcomes.ts';
import type { Photo, PhotoCrop, PhotoOriginal } from './photo.ts';
import { CROP_MAKERS, PHOTO_MATCHES, type PhotoMatch, type PhotoState } from './states.ts';
import { isLine, isSha256 } from './text.ts';

/** The largest face that a card's QR takes. */
const MAX_FACE_BYTES = 512;

export interface NewPhoto {
  row: number;
  member: MemberNumber;
  /** of the file as it came, 64 hex digits */
  originalSha256: string;
  original: PhotoOriginal;
  /** of the cropped portrait that is printed */
  portraitSha256: string;
  face?: Uint8Array | undefined;
  takenAt?: string | undefined;
  fileName: string;
  matchedBy: PhotoMatch;
  crop: PhotoCrop;
  /** at most 20 codes of lower-case letters and hyphens */
  warnings: readonly string[];
  skinLuminance?: number | undefined;
  perceptualHash?: string | undefined;
  maker: string;
}

/** Why a photo cannot be kept: `value-refused`, `text-refused`, `face-too-big`. */
export function checkNewPhoto(given: NewPhoto): ReturnType<typeof refuse> | undefined {
  const { row, face, original, crop, warnings, skinLuminance, perceptualHash } = given;
  const value = Object.entries({
    member: isMemberNumber(given.member),
    originalSha256: isSha256(given.originalSha256),
    portraitSha256: isSha256(given.portraitSha256),
    original:
      /^[a-z0-9]{1,10}$/.test(original.format) && isSize(original.widthPx) && isSize(original.heightPx),
    face: face === undefined || (face instanceof Uint8Array && face.length > 0),
    matchedBy: PHOTO_MATCHES.includes(given.matchedBy),
    crop:
      [crop.leftPx, crop.topPx].every(
        (place) => Number.isSafeInteger(place) && Math.abs(place) < 1_000_000,
      ) &&
      isSize(crop.widthPx) &&
      isSize(crop.heightPx) &&
      Math.abs(crop.rollDegrees) <= 180 &&
      CROP_MAKERS.includes(crop.by),
    warnings: warnings.length <= 20 && warnings.every((code) => /^[a-z-]{1,40}$/.test(code)),
    skinLuminance: skinLuminance === undefined || (skinLuminance >= 0 && skinLuminance <= 255),
    perceptualHash: perceptualHash === undefined || /^[0-9a-f]{16}$/.test(perceptualHash),
  }).find(([, isGood]) => !isGood);
  if (value !== undefined) return refuse(row, 'value-refused', { field: value[0] });
  if (face !== undefined && face.length > MAX_FACE_BYTES)
    return refuse(row, 'face-too-big', { member: given.member });
  if (!isLine(given.fileName, 500)) return refuse(row, 'text-refused', { field: 'fileName' });
  if (!isLine(given.maker, 100)) return refuse(row, 'text-refused', { field: 'maker' });
  if (given.takenAt !== undefined && !isLine(given.takenAt, 50))
    return refuse(row, 'text-refused', { field: 'takenAt' });
  return undefined;
}

/** The photo that is kept, in the state that what was said of the one before it leaves it in. */
export function photoFrom(given: NewPhoto, before: Photo | undefined, importedAt: string): Photo {
  const { row: _, face, takenAt, skinLuminance, perceptualHash, warnings, ...rest } = given;
  const state = stateAfter(before, given);
  return {
    ...rest,
    warnings: [...warnings],
    importedAt,
    state,
    ...(state === 'refused' && before?.reason !== undefined && { reason: before.reason }),
    ...(face !== undefined && { face }),
    ...(takenAt !== undefined && { takenAt }),
    ...(skinLuminance !== undefined && { skinLuminance }),
    ...(perceptualHash !== undefined && { perceptualHash }),
  };
}

/**
 * A refused original stays refused however often it is made anew, until a person crops it otherwise; an accepted one stays
 * accepted as long as nothing new is warned of and the crop is the same person's choice as before.
 */
function stateAfter(before: Photo | undefined, given: NewPhoto): PhotoState {
  if (before === undefined || before.originalSha256 !== given.originalSha256) return 'unreviewed';
  const isCroppedAnew = given.crop.by === 'operator' && !isSameCrop(before.crop, given.crop);
  if (isCroppedAnew) return 'unreviewed';
  const isNew = given.warnings.some((code) => !before.warnings.includes(code));
  return before.state === 'accepted' && isNew ? 'unreviewed' : before.state;
}

function isSameCrop(one: PhotoCrop, other: PhotoCrop): boolean {
  return (
    one.leftPx === other.leftPx &&
    one.topPx === other.topPx &&
    one.widthPx === other.widthPx &&
    one.heightPx === other.heightPx &&
    one.rollDegrees === other.rollDegrees
  );
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= 1_000_000;
}
