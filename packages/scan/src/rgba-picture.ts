import { ScanError } from './errors.ts';

/** 8-bit pixels, four bytes each (red, green, blue, alpha), row by row. */
export interface RgbaPicture {
  rgba: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/** An A3 page at 400 dpi has 31. At 4 bytes a pixel, 160 MB. */
export const maxMegapixels = 40;

/** Refuses dimensions whose pixels would not fit: `scan-too-large`. */
export function checkPixels(widthPx: number, heightPx: number, page?: number, limit = maxMegapixels): void {
  if (widthPx * heightPx > limit * 1_000_000) {
    throw new ScanError('scan-too-large', {
      ...(page === undefined ? {} : { page }),
      widthPx,
      heightPx,
      maxMegapixels: limit,
    });
  }
}
