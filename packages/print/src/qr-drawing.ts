import { deflateSync } from 'node:zlib';
import { makeQrMatrix } from './qr-matrix.ts';
import type { QrSegment } from './printable-card.ts';

/** A QR symbol as PDF operators. */
export interface QrDrawing {
  /** Modules on a side, without the quiet zone. */
  modules: number;
  /** DEFLATE-compressed operators that fill the dark modules, 1 unit a module, origin at the bottom left. */
  content: Uint8Array;
}

/** Dark modules as one path, so that no hairlines show between them; undefined when the text fits no symbol. */
export function drawQr(segments: QrSegment[]): QrDrawing | undefined {
  const matrix = makeQrMatrix(segments);
  if (matrix === undefined) return undefined;
  const { size, dark } = matrix;
  const path: string[] = [];
  for (let row = 0; row < size; row++) {
    let start = -1;
    for (let column = 0; column <= size; column++) {
      const isDark = column < size && dark[row * size + column] === 1;
      if (isDark && start < 0) start = column;
      if (!isDark && start >= 0) {
        path.push(`${start} ${size - 1 - row} ${column - start} 1 re`);
        start = -1;
      }
    }
  }
  path.push('f');
  return { modules: size, content: deflateSync(path.join('\n')) };
}
