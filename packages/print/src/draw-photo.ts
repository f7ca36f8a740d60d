import type { DrawnSide } from './drawn-side.ts';
import { readJpegHeader, type JpegHeader } from './jpeg-header.ts';
import { addStream, type PdfDocument, type PdfObject } from './pdf-document.ts';
import { roundedRectangle } from './rounded-rectangle.ts';
import type { PhotoField } from './template-schema.ts';
import { pdfNumber, POINTS_PER_MM } from './units.ts';

/** Below this a printed face is coarse. */
const MIN_PHOTO_DPI = 200;
const MIDDLE = { x: 0.5, y: 0.5 };

/** A portrait in its box, which it covers: what is too long of it is cut, as the field's `crop` says. */
export function drawPhoto(
  drawn: DrawnSide,
  { box, radiusMm = 0, crop = MIDDLE }: PhotoField,
  photo: Uint8Array,
  { document, name, cardHeightMm }: { document: PdfDocument; name: string; cardHeightMm: number },
): void {
  const image = readJpegHeader(photo);
  if (image === undefined || !image.isWhole) {
    drawn.refusals.push(image === undefined ? 'photo-invalid' : 'photo-truncated');
    return;
  }
  const [width, height] = [box.widthMm * POINTS_PER_MM, box.heightMm * POINTS_PER_MM];
  const scale = Math.max(width / image.widthPx, height / image.heightPx);
  if (72 / scale < MIN_PHOTO_DPI) drawn.warnings.push('photo-low-dpi');
  drawn.xobjects[name] = addJpeg(document, image, photo);
  const x = box.xMm * POINTS_PER_MM;
  const y = (cardHeightMm - box.yMm - box.heightMm) * POINTS_PER_MM;
  const [shownWidth, shownHeight] = [image.widthPx * scale, image.heightPx * scale];
  const left = x + (width - shownWidth) * crop.x;
  const bottom = y + (height - shownHeight) * (1 - crop.y);
  const matrix = [shownWidth, 0, 0, shownHeight, left, bottom];
  drawn.operators += `q ${roundedRectangle(x, y, width, height, radiusMm * POINTS_PER_MM)} W n ${matrix.map(pdfNumber).join(' ')} cm /${name} Do Q\n`;
}

function addJpeg(document: PdfDocument, image: JpegHeader, bytes: Uint8Array): PdfObject {
  const { widthPx, heightPx, bitsPerComponent, components } = image;
  return addStream(
    document,
    `/Type /XObject /Subtype /Image /Width ${widthPx} /Height ${heightPx} /BitsPerComponent ${bitsPerComponent}` +
      ` /ColorSpace /${components === 1 ? 'DeviceGray' : 'DeviceRGB'} /Filter /DCTDecode`,
    bytes,
  );
}
