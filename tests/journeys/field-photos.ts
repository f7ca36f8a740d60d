import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isPhotoSlipText, parsePhotoSlip, type MemberNumber } from '@passeport/codes';
import { rasterisePdf, readQrCodes } from '@passeport/scan';
import QRCode from 'qrcode';
import sharp, { type OverlayOptions } from 'sharp';

const DRAWN = fileURLToPath(new URL('../../cli/demo/photos', import.meta.url));
const faces = readdirSync(DRAWN)
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => `${DRAWN}/${name}`);

/** What stands before the camera. Places are in pixels of a photo of 1,500 × 2,000. */
export interface Scene {
  /** Which of the drawn faces; none for a wall. */
  face?: number;
  /** How much the head is tilted, clockwise. */
  tiltDegrees?: number;
  slip?: Uint8Array | undefined;
  /** Where the slip is held, and how wide it is: under the chin unless told otherwise. */
  held?: { left: number; top: number; widthPx: number };
  /** By the camera's clock, `2026:02:14 09:30:05`. */
  taken?: string;
}

/** A photo as a telephone takes it: on its side, with EXIF to turn it. */
export async function takePhoto({ face, tiltDegrees = 0, slip, held, taken }: Scene): Promise<Buffer> {
  const things: OverlayOptions[] = [];
  const drawn = face === undefined ? undefined : faces[face % faces.length];
  if (drawn !== undefined)
    things.push({
      input: await sharp(await sharp(readFileSync(drawn)).resize(640).png().toBuffer())
        .rotate(tiltDegrees, { background: '#b9b0a0' })
        .png()
        .toBuffer(),
      left: 430,
      top: 380,
    });
  if (slip !== undefined) {
    const { left, top, widthPx } = held ?? { left: 520, top: 1400, widthPx: 460 };
    things.push({ input: await sharp(slip).resize(widthPx).toBuffer(), left, top });
  }
  const upright = await sharp({ create: { width: 1500, height: 2000, channels: 3, background: '#b9b0a0' } })
    .composite(things)
    .png({ compressionLevel: 1 })
    .toBuffer();
  const exif =
    taken === undefined ? {} : { IFD0: { Make: 'TECNO', Model: 'Spark' }, IFD2: { DateTimeOriginal: taken } };
  return await sharp(upright)
    .rotate(270)
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** A slip close before the camera, with nobody in the picture. */
export function takeSlip(slip: Uint8Array | undefined, taken?: string): Promise<Buffer> {
  return takePhoto({
    slip,
    held: { left: 150, top: 500, widthPx: 1200 },
    ...(taken === undefined ? {} : { taken }),
  });
}

/** Cuts the slips out of their PDF, as scissors would. */
export async function cutSlips(pdf: Uint8Array): Promise<Map<MemberNumber, Buffer>> {
  const slips = new Map<MemberNumber, Buffer>();
  for await (const page of rasterisePdf(pdf, { dpi: 150 })) {
    const { rgba, widthPx, heightPx } = page;
    const [width, height] = [Math.floor(widthPx / 2), Math.floor(heightPx / 4)];
    for (const { text, corners } of await readQrCodes(page)) {
      if (!isPhotoSlipText(text)) throw new Error(`a slip says ${text}`);
      const left = Math.floor(corners[0].x / width) * width;
      const top = Math.floor(corners[0].y / height) * height;
      const slip = sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
        .extract({ left: left + 2, top: top + 2, width: width - 4, height: height - 4 })
        .png();
      slips.set(parsePhotoSlip(text), await slip.toBuffer());
    }
  }
  return slips;
}

/** A piece of paper with any QR code on it. */
export async function drawCode(text: string): Promise<Buffer> {
  return await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', width: 460, margin: 4 });
}
