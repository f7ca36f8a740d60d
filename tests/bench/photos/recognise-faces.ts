import { wrapAvif } from '@passeport/credential';
import type { PreparedPhoto } from '@passeport/photo';
import sharp from 'sharp';
import type { SecondDetector, SecondFace } from './second-detector.ts';

/** Two pictures of one person are nearer to each other than this, says the recogniser's author. */
const samePerson = 0.6;
/** Around the QR face nothing is to be recognised: the portrait, blurred beyond that. */
const surroundingsBlurPx = 12;

/** A finished portrait, and the face that the second detector sees there. */
export interface SeenPortrait {
  prepared: PreparedPhoto;
  face: SecondFace;
}

/** How well a computer knows people by their QR faces, of portraits that are the rest of the choice. */
export async function recogniseFaces(portraits: readonly SeenPortrait[], second: SecondDetector) {
  const known: { original: Float32Array; qr: Float32Array }[] = [];
  for (const { prepared, face: seen } of portraits) {
    const { portrait, face, crop } = prepared;
    const scale = portrait.widthPx / crop.portrait.widthPx;
    const width = Math.min(portrait.widthPx, Math.round(crop.face.widthPx * scale));
    const height = Math.min(portrait.heightPx, Math.round(crop.face.heightPx * scale));
    const left = Math.round((crop.face.leftPx - crop.portrait.leftPx) * scale);
    const top = Math.round((crop.face.topPx - crop.portrait.topPx) * scale);
    const shown = await sharp(wrapAvif(face.av1)).resize(width, height, { fit: 'fill' }).png().toBuffer();
    const blurred = await sharp(portrait.jpeg).blur(surroundingsBlurPx).png().toBuffer();
    const composed = await sharp(blurred)
      .composite([
        {
          input: shown,
          left: Math.max(0, Math.min(left, portrait.widthPx - width)),
          top: Math.max(0, Math.min(top, portrait.heightPx - height)),
        },
      ])
      .png()
      .toBuffer();
    known.push({ original: seen.descriptor, qr: await second.describe(composed, seen.place) });
  }
  const distances = known.map(({ original, qr }) => distance(original, qr));
  const right = known.filter(({ qr }, own) =>
    known.every(({ original }) => distance(original, qr) >= (distances[own] ?? 0)),
  );
  return {
    recognisable: known.length,
    qrFaceDistance: distances.reduce((sum, value) => sum + value, 0) / known.length,
    qrFacesSamePerson: distances.filter((value) => value < samePerson).length,
    qrFacesRightPerson: right.length,
  };
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0));
}
