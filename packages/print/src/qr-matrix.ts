import QRCode, { type QRCodeMaskPattern } from 'qrcode';
import { packLines, xorLines, type BitLines } from './bit-lines.ts';
import { qrPenalty } from './qr-penalty.ts';
import type { QrSegment } from './printable-card.ts';

/** A QR symbol: `dark[row * size + column]` is 1 where the module is dark. */
export interface QrMatrix {
  size: number;
  dark: Uint8Array;
}

const MASKS: QRCodeMaskPattern[] = [0, 1, 2, 3, 4, 5, 6, 7];
/** Beyond version 40 at level M. */
const MAX_DIGITS = 5596;

/**
 * The smallest symbol of error correction level M for the segments, with the mask of least penalty;
 * undefined when they fit none. The library's own search for the mask takes five times as long.
 */
export function makeQrMatrix(segments: QrSegment[]): QrMatrix | undefined {
  if (segments.reduce((sum, { data }) => sum + data.length, 0) > MAX_DIGITS) return undefined;
  const { size, dark } = masked(segments, 0);
  const lines = packLines(dark, size);
  let least = Number.POSITIVE_INFINITY;
  let best: MaskChange | undefined;
  for (const change of maskChanges(segments, size)) {
    const penalty = qrPenalty(xorLines(lines, change.lines));
    if (penalty >= least) continue;
    least = penalty;
    best = change;
  }
  return { size, dark: best === undefined ? dark : xorCells(dark, best.cells) };
}

/** What of a symbol changes from mask 0 to another mask, whatever its text. */
interface MaskChange {
  cells: Uint8Array;
  lines: BitLines;
}

const knownChanges = new Map<number, MaskChange[]>();

function maskChanges(segments: QrSegment[], size: number): MaskChange[] {
  const known = knownChanges.get(size);
  if (known !== undefined) return known;
  const first = masked(segments, 0).dark;
  const changes = MASKS.map((mask) => {
    const cells = xorCells(masked(segments, mask).dark, first);
    return { cells, lines: packLines(cells, size) };
  });
  knownChanges.set(size, changes);
  return changes;
}

function xorCells(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length);
  for (let index = 0; index < out.length; index++) out[index] = (a[index] ?? 0) ^ (b[index] ?? 0);
  return out;
}

function masked(segments: QrSegment[], maskPattern: QRCodeMaskPattern): QrMatrix {
  const { modules } = QRCode.create(segments, { errorCorrectionLevel: 'M', maskPattern });
  return { size: modules.size, dark: modules.data };
}
