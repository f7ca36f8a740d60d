import exif from 'exif-reader';
import sharp from 'sharp';

/** What a camera wrote into a photo; anybody can write there. */
export interface CameraNotes {
  /** By the camera's own clock: `2026-02-14T09:30:00`. */
  takenAt?: string;
  /** Make and model, at most 60 characters. */
  camera?: string;
}

/** A longer block of notes is not read. */
const maxExifBytes = 256 * 1024;

/** Reads when and by which camera a photo was taken (EXIF 2.32, DateTimeOriginal, Make, Model); notes that are no good are none. */
export async function readCameraNotes(bytes: Uint8Array): Promise<CameraNotes> {
  try {
    const { exif: block } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (block === undefined || block.length > maxExifBytes) return {};
    const { Image, Photo } = exif(block);
    const takenAt: unknown = Photo?.DateTimeOriginal ?? Image?.DateTime;
    const camera = [Image?.Make, Image?.Model]
      .filter((part) => typeof part === 'string')
      .map((part) => part.replaceAll(/[^\p{L}\p{N} ._-]/gu, '').trim())
      .filter((part) => part !== '')
      .join(' ')
      .slice(0, 60);
    return {
      ...(takenAt instanceof Date && isPlausible(takenAt) && { takenAt: takenAt.toISOString().slice(0, 19) }),
      ...(camera !== '' && { camera }),
    };
  } catch {
    return {};
  }
}

function isPlausible(instant: Date): boolean {
  return instant.getTime() >= Date.UTC(2000, 0, 1) && instant.getTime() < Date.UTC(2200, 0, 1);
}
