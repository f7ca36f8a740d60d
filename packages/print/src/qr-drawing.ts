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

/** Undefined when the text fits no symbol. */
export function drawQr(segments: QrSegment[]): QrDrawing | undefined {
  const matrix = makeQrMatrix(segments);
  if (matrix === undefined) return undefined;
  // A copy: what zlib gives is a part of 16 KB, all of which would go from thread to thread.
  const bitmap = new Uint8Array(deflateSync(toBitmap(matrix), { level: 1, chunkSize: 4096 }));
  return { modules: matrix.size, pixels: matrix.size * PIXELS_PER_MODULE, bitmap };
}

function toBitmap({ size, dark }: QrMatrix): Uint8Array {
  const rowBytes = Math.ceil((size * PIXELS_PER_MODULE) / 8);
  const bitmap = new Uint8Array(rowBytes * size * PIXELS_PER_MODULE).fill(0xff);
  for (let row = 0; row < size; row++) {
    const start = row * PIXELS_PER_MODULE * rowBytes;
    for (let column = 0; column < size; column++) {
      if (dark[row * size + column] !== 1) continue;
      for (let x = column * PIXELS_PER_MODULE; x < (column + 1) * PIXELS_PER_MODULE; x++) {
        const byte = start + (x >> 3);
        bitmap[byte] = (bitmap[byte] ?? 0) & ~(0x80 >> (x & 7));
      }
    }
    for (let copy = 1; copy < PIXELS_PER_MODULE; copy++) {
      bitmap.copyWithin(start + copy * rowBytes, start, start + rowBytes);
    }
  }
  return bitmap;
}
