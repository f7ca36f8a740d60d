import type { QrSegment } from './printable-card.ts';
import { drawQr, type QrDrawing } from './qr-drawing.ts';

/** Runs in a worker: a drawing for every card's segments, in order; undefined where they do not fit a QR code. */
export default function drawQrs(cards: QrSegment[][]): (QrDrawing | undefined)[] {
  return cards.map(drawQr);
}
