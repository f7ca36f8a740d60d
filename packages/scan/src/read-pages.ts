import { decodePicture } from './decode-picture.ts';
import { ScanError } from './errors.ts';
import { guessFileFormat } from './file-format.ts';
import { rasterisePdf, type RasterPage, type RasteriseOptions } from './rasterise-pdf.ts';

/**
 * The pages of a file as pixels, one at a time, known by its content: a PDF's, drawn at `dpi`, or a picture as page 1.
 *
 * @throws ScanError for a file that is none of these, or that cannot be read
 */
export async function* readPages(
  bytes: Uint8Array,
  options: RasteriseOptions = {},
): AsyncGenerator<RasterPage, void, void> {
  switch (guessFileFormat(bytes)) {
    case 'pdf':
      yield* rasterisePdf(bytes, options);
      return;
    case 'png':
    case 'jpeg':
    case 'webp':
      yield { page: 1, ...(await decodePicture(bytes)) };
      return;
    case 'other':
      throw new ScanError('scan-not-an-image');
  }
}
