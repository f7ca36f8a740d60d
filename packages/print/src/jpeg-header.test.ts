import { expect, it } from 'vitest';
import { MAGENTA } from '../testing/sample-cards.ts';
import { readJpegHeader } from './jpeg-header.ts';

it('reads size and colours', () => {
  expect(readJpegHeader(MAGENTA)).toStrictEqual({
    widthPx: 308,
    heightPx: 385,
    bitsPerComponent: 8,
    components: 3,
    isWhole: true,
  });
});

it('knows what is none, wherever it ends', () => {
  expect(readJpegHeader(new TextEncoder().encode('\u0089PNG not a JPEG'))).toBeUndefined();
  const frame = MAGENTA.findIndex((byte, index) => byte === 0xff && MAGENTA[index + 1] === 0xc0);
  for (let length = 0; length < frame + 10; length++) {
    expect(readJpegHeader(MAGENTA.subarray(0, length))).toBeUndefined();
  }
  expect(readJpegHeader(MAGENTA.subarray(0, frame + 10))).toBeDefined();
});
