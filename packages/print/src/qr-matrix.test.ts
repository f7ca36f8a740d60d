import QRCode from 'qrcode';
import { expect, it } from 'vitest';
import { digits } from '../testing/sample-cards.ts';
import { makeQrMatrix } from './qr-matrix.ts';
import type { QrSegment } from './printable-card.ts';

function segments(count: number, seed: number): QrSegment[] {
  return [
    { data: 'PS1:', mode: 'alphanumeric' },
    { data: digits(count, seed), mode: 'numeric' },
  ];
}

it('makes the symbol that the library makes with its own search for the mask', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const text = segments(20 + seed * 20, seed);
    const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
    expect(makeQrMatrix(text)).toStrictEqual({ size: modules.size, dark: modules.data });
  }
});

it('uses every mask', () => {
  const masks = new Set<number | undefined>();
  for (let seed = 1; seed <= 60; seed++) {
    masks.add(QRCode.create(segments(400, seed), { errorCorrectionLevel: 'M' }).maskPattern);
  }
  expect(masks.size).toBeGreaterThan(4);
});

it('has no symbol for more than version 40 takes', () => {
  expect(makeQrMatrix(segments(5500, 1))?.size).toBe(177);
  expect(makeQrMatrix(segments(5600, 1))).toBeUndefined();
});
