import { ScanError } from './errors.ts';
import { guessFileFormat } from './file-format.ts';
import { rasterisePdf, type RasteriseOptions } from './rasterise-pdf.ts';
import { readQrCodes, type QrCode } from './read-qr-codes.ts';

/** A QR code and the page it stands on: 1 for a picture. Its corners are in pixels of that page at `dpi`. */
export interface ScannedCode extends QrCode {
  page: number;
}

/**
 * Reads every QR code of a file, known by its content: a PDF (page after page, drawn at `dpi`), or a PNG, JPEG or
 * WebP picture.
 *
 * @throws ScanError for a file that is none of these, or that cannot be read
 */
export async function* readCodesFromFile(
  bytes: Uint8Array,
  options: RasteriseOptions = {},
): AsyncGenerator<ScannedCode, void, void> {
  switch (guessFileFormat(bytes)) {
    case 'pdf':
      for await (const raster of rasterisePdf(bytes, options)) {
        for (const code of await readQrCodes(raster)) yield { page: raster.page, ...code };
      }
      return;
    case 'png':
    case 'jpeg':
    case 'webp':
      for (const code of await readQrCodes(bytes)) yield { page: 1, ...code };
      return;
    case 'other':
      throw new ScanError('scan-not-an-image');
  }
}
