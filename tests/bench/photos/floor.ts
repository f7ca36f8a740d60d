import { availableParallelism } from 'node:os';
import { sharedFaceFinder, type PreparedPhoto } from '@passeport/photo';
import sharp, { type Sharp } from 'sharp';

/** A photo, and what came of it: the floor is told where the person is and which quality fits. */
export interface FloorPhoto {
  path: string;
  prepared: PreparedPhoto;
}

/** As the package does. */
const LOOK_PX = 448;
/** The stored picture turned clockwise to be upright, by EXIF orientation. */
const TURNS: Partial<Record<number, 90 | 180 | 270>> = { 3: 180, 6: 90, 8: 270 };

/**
 * Decoding, detecting and encoding alone, on as many photos at once as the package works on: each photo decoded small to
 * look for faces, one look; the portrait decoded where it is known to be, no larger than printed, and its face traced;
 * one JPEG, and one AVIF at the quality that is known to fit.
 */
export async function runFloor(photos: readonly FloorPhoto[]): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const photo = photos[next++];
      if (photo === undefined) return;
      await prepareKnown(photo);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
}

async function prepareKnown({ path, prepared }: FloorPhoto): Promise<void> {
  const finder = sharedFaceFinder();
  const { source, crop, portrait, face } = prepared;
  const { orientation = 1 } = await sharp(path).metadata();
  const turn = TURNS[orientation] ?? 0;
  const overview = await decode(
    sharp(path).resize(LOOK_PX, LOOK_PX, { fit: 'inside', withoutEnlargement: true }).rotate(turn),
  );
  const [seen] = await finder.find(overview);
  const { leftPx, topPx, widthPx, heightPx } = crop.portrait;
  const left = Math.max(0, leftPx);
  const top = Math.max(0, topPx);
  const width = Math.min(widthPx, source.widthPx - left);
  const height = Math.min(heightPx, source.heightPx - top);
  const right = source.widthPx - left - width;
  const bottom = source.heightPx - top - height;
  const stored = {
    0: { left, top, width, height },
    90: { left: top, top: right, width: height, height: width },
    180: { left: right, top: bottom, width, height },
    270: { left: bottom, top: left, width: height, height: width },
  }[turn];
  const sideways = turn === 90 || turn === 270;
  const size = sideways ? [portrait.heightPx, portrait.widthPx] : [portrait.widthPx, portrait.heightPx];
  const close = await decode(
    sharp(path).extract(stored).resize(size[0], size[1], { fit: 'fill' }).rotate(turn),
  );
  if (seen !== undefined) await finder.trace(close, seen);
  const raw = { raw: { width: close.widthPx, height: close.heightPx, channels: 3 } } as const;
  await sharp(close.rgb, raw).jpeg({ quality: 72 }).toBuffer();
  await sharp(close.rgb, raw)
    .resize(face.widthPx, face.heightPx, { fit: 'fill' })
    .avif({ quality: face.quality, effort: 3, tune: 'ssim', chromaSubsampling: '4:2:0' })
    .toBuffer();
}

async function decode(picture: Sharp) {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { rgb: data, widthPx: info.width, heightPx: info.height };
}
