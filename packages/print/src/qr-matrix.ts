import QRCode, { type QRCodeMaskPattern } from 'qrcode';
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
  let best = dark;
  let spare: Uint8Array = new Uint8Array(dark.length);
  let least = Number.POSITIVE_INFINITY;
  for (const changes of maskChanges(segments, size)) {
    const candidate = spare;
    for (let cell = 0; cell < dark.length; cell++) candidate[cell] = (dark[cell] ?? 0) ^ (changes[cell] ?? 0);
    const penalty = qrPenalty(candidate, size);
    if (penalty >= least) continue;
    least = penalty;
    spare = best === dark ? new Uint8Array(dark.length) : best;
    best = candidate;
  }
  return { size, dark: best };
}

/** By size of symbol: what of a symbol changes from mask 0 to each mask, whatever its text. */
const knownChanges = new Map<number, Uint8Array[]>();

function maskChanges(segments: QrSegment[], size: number): Uint8Array[] {
  const known = knownChanges.get(size);
  if (known !== undefined) return known;
  const first = masked(segments, 0).dark;
  const changes = MASKS.map((mask) =>
    masked(segments, mask).dark.map((module, cell) => module ^ (first[cell] ?? 0)),
  );
  knownChanges.set(size, changes);
  return changes;
}

function masked(segments: QrSegment[], maskPattern: QRCodeMaskPattern): QrMatrix {
  const { modules } = QRCode.create(segments, { errorCorrectionLevel: 'M', maskPattern });
  return { size: modules.size, dark: modules.data };
}
