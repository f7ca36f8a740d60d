import QRCode from 'qrcode';
import type { QrSegment } from './printable-card.ts';

/** A QR symbol: `dark[row * size + column]` is 1 where the module is dark. */
export interface QrMatrix {
  size: number;
  dark: Uint8Array;
}

/** The smallest symbol of error correction level M for the segments; undefined when there is none. */
export function makeQrMatrix(segments: QrSegment[]): QrMatrix | undefined {
  const { modules } = QRCode.create(segments, { errorCorrectionLevel: 'M', maskPattern: 0 });
  return { size: modules.size, dark: modules.data };
}
