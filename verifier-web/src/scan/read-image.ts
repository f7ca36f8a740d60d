import { VerifierError } from '../errors.ts';
import { findCodes, largestText, loadDecoder } from './find-codes.ts';

/** A picture from a phone's camera is 2 to 12 MB. */
const maxImageBytes = 40_000_000;

/** Sides, in pixels, at which a picture is looked at: the first sees small codes, the others blurred ones. */
const longestSidesPx = [2400, 1200, 700];

/**
 * Finds the QR code in an image file, the largest one when there are several.
 *
 * @returns the text of the code, or undefined when there is none to read
 * @throws VerifierError `image-unreadable` when the browser cannot show the file, `too-big`
 */
export async function readImage(file: Blob): Promise<string | undefined> {
  if (file.size > maxImageBytes) throw new VerifierError('too-big', `an image of ${file.size} bytes`);
  const [bitmap] = await Promise.all([openBitmap(file), loadDecoder()]);
  try {
    const sides = longestSidesPx.map((side) => Math.min(side, Math.max(bitmap.width, bitmap.height)));
    for (const side of new Set(sides)) {
      const { codes } = await findCodes(drawAt(bitmap, side));
      if (codes.length > 0) return largestText(codes);
    }
    return undefined;
  } finally {
    bitmap.close();
  }
}

async function openBitmap(file: Blob): Promise<ImageBitmap> {
  return await createImageBitmap(file).catch((error: unknown) => {
    throw new VerifierError('image-unreadable', 'the browser does not decode the file', error);
  });
}

function drawAt(bitmap: ImageBitmap, longestSidePx: number): ImageData {
  const scale = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new VerifierError('image-unreadable', 'no canvas');
  // A picture with a clear background is read on white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
