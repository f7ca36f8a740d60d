import { writeFile } from 'node:fs/promises';
import { wrapAvif } from '@passeport/credential';
import type { PreparedPhoto } from '@passeport/photo';
import sharp, { type OverlayOptions } from 'sharp';

const [width, height] = [192, 240];
const across = 8;

/** Draws portraits and, beside each, its QR face, 64 × 80 pixels enlarged three times: to be looked at. */
export async function drawSheet(photos: readonly PreparedPhoto[], path: string): Promise<void> {
  const pieces: OverlayOptions[] = [];
  for (const [index, { portrait, face, crop }] of photos.entries()) {
    const left = (index % across) * (2 * width + 8);
    const top = Math.floor(index / across) * (height + 8);
    const scale = portrait.widthPx / crop.portrait.widthPx;
    const box = {
      left: Math.max(0, Math.round((crop.face.leftPx - crop.portrait.leftPx) * scale)),
      top: Math.max(0, Math.round((crop.face.topPx - crop.portrait.topPx) * scale)),
      width: Math.floor(crop.face.widthPx * scale),
      height: Math.floor(crop.face.heightPx * scale),
    };
    box.width = Math.min(box.width, portrait.widthPx - box.left);
    box.height = Math.min(box.height, portrait.heightPx - box.top);
    pieces.push(
      {
        input: await sharp(portrait.jpeg).extract(box).resize(width, height, { fit: 'fill' }).toBuffer(),
        left,
        top,
      },
      {
        input: await sharp(wrapAvif(face.av1)).resize(width, height, { fit: 'fill' }).png().toBuffer(),
        left: left + width,
        top,
      },
    );
  }
  const sheet = sharp({
    create: {
      width: across * (2 * width + 8),
      height: Math.ceil(photos.length / across) * (height + 8),
      channels: 3,
      background: '#ffffff',
    },
  });
  await writeFile(path, await sheet.composite(pieces).png().toBuffer());
}
