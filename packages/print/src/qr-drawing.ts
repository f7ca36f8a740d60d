import { deflateSync } from 'node:zlib';
import type { QrSegment } from './printable-card.ts';
import { makeQrMatrix, type QrMatrix } from './qr-matrix.ts';

/** A QR symbol as a PDF image mask of one bit a pixel, 0 where ink goes. */
export interface QrDrawing {
  /** Modules on a side, without the quiet zone. */
  modules: number;
  /** Pixels on a side. */
  pixels: number;
  /** The bitmap, compressed with DEFLATE. */
  bitmap: Uint8Array;
}

/**
 * Pixels a module. A path of the same modules takes three times the bytes and the time, and is too long for old
 * PostScript printers; at one pixel a module, a viewer that smooths pictures would blur it.
 */
const PIXELS_PER_MODULE = 4;

/** What repeats is a row above, 90 bytes back at most: matches that near have short codes, a sixth less of them in all. */
const SMALL_WINDOW = { level: 1, windowBits: 10, memLevel: 5, chunkSize: 4096 };

/** Undefined when the text fits no symbol. */
export function drawQr(segments: QrSegment[]): QrDrawing | undefined {
  const matrix = makeQrMatrix(segments);
  if (matrix === undefined) return undefined;
  // A copy: what zlib gives is a part of 16 KB, all of which would go from thread to thread.
  const bitmap = new Uint8Array(deflateSync(toBitmap(matrix), SMALL_WINDOW));
  return { modules: matrix.size, pixels: matrix.size * PIXELS_PER_MODULE, bitmap };
}

/** Rows of half a byte a module, each as often as a module has pixels. */
function toBitmap({ size, dark }: QrMatrix): Uint8Array {
  const rowBytes = Math.ceil(size / 2);
  const bitmap = new Uint8Array(rowBytes * size * PIXELS_PER_MODULE);
  for (let row = 0; row < size; row++) {
    const start = row * PIXELS_PER_MODULE * rowBytes;
    for (let pair = 0; pair < rowBytes; pair++) {
      const at = row * size + 2 * pair;
      const left = dark[at] === 1 ? 0 : 0xf0;
      const right = 2 * pair + 1 < size && dark[at + 1] === 1 ? 0 : 0x0f;
      bitmap[start + pair] = left | right;
    }
    for (let copy = 1; copy < PIXELS_PER_MODULE; copy++) {
      bitmap.copyWithin(start + copy * rowBytes, start, start + rowBytes);
    }
  }
  return bitmap;
}
