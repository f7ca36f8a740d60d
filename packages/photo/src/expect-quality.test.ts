import { extractAv1 } from '@passeport/credential';
import { expect, test } from 'vitest';
import type { RgbPicture } from './decode-area.ts';
import { fromRgb } from './decode-area.ts';
import { drawPerson } from './drawn-photo.fixture.ts';
import { expectQuality, stepsBetween } from './expect-quality.ts';

const person = await drawPerson();

async function drawSmall(blurPx: number): Promise<RgbPicture> {
  const small = person.clone().removeAlpha().resize(64, 80, { fit: 'fill' });
  const rgb = await (blurPx > 0 ? small.blur(blurPx) : small).raw().toBuffer();
  return { rgb, widthPx: 64, heightPx: 80 };
}

function grey(level: (at: number) => number): RgbPicture {
  const rgb = Uint8Array.from({ length: 64 * 80 * 3 }, (_, at) => level(Math.floor(at / 3)));
  return { rgb, widthPx: 64, heightPx: 80 };
}

test('a drawn face takes about the bytes that it was expected to take', async () => {
  for (const blurPx of [0, 1, 2]) {
    const picture = await drawSmall(blurPx);
    const quality = Math.round(expectQuality(picture, 246));
    const avif = await fromRgb(picture)
      .avif({ quality, effort: 3, tune: 'ssim', chromaSubsampling: '4:2:0' })
      .toBuffer();
    expect(Math.abs(stepsBetween(extractAv1(avif).length, 246))).toBeLessThan(6);
  }
});

test('the more there is to see, the lower the quality for the same bytes', () => {
  const qualities = [
    grey(() => 128),
    grey((at) => (at % 64) * 2),
    grey((at) => 128 + 60 * Math.sin(at / 3)),
    grey((at) => (at * 7919) % 256),
  ].map((picture) => expectQuality(picture, 246));
  expect(qualities).toEqual(qualities.toSorted((a, b) => b - a));
  expect(qualities.at(0)).toBeGreaterThan(80);
  expect(qualities.at(-1)).toBeLessThan(0);
});

test('the lighter a picture is all over, the same quality; the more bytes, the higher', () => {
  const dark = grey((at) => 40 + 30 * Math.sin(at / 5));
  const light = grey((at) => 180 + 30 * Math.sin(at / 5));
  expect(expectQuality(dark, 246)).toBeCloseTo(expectQuality(light, 246), 0);
  expect(expectQuality(dark, 300)).toBeGreaterThan(expectQuality(dark, 200));
});

test('a picture smaller than a block is expected to be plain', () => {
  expect(expectQuality({ rgb: new Uint8Array(8 * 8 * 3), widthPx: 8, heightPx: 8 }, 246)).toBeGreaterThan(80);
});
