import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cardText, drawCode } from './drawn-pages.fixture.ts';
import { readCodesInPhoto } from './read-codes-in-photo.ts';

test('reads a code in a large photo, upright, where it stands in the photo’s own pixels', async () => {
  const code = await drawCode(cardText(1), 10).png().toBuffer();
  const { width } = await sharp(code).metadata();
  const photo = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#8d8272' } })
    .composite([{ input: code, left: 2000, top: 1000 }])
    .jpeg({ quality: 70 })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { codes, widthPx, heightPx } = await readCodesInPhoto(photo);
  expect({ widthPx, heightPx }).toEqual({ widthPx: 3000, heightPx: 4000 });
  expect(codes.map(({ text }) => text)).toEqual([cardText(1)]);
  // Turned a quarter: x counts from what was the bottom.
  const xs = codes[0]?.corners.map(({ x }) => x) ?? [];
  expect(Math.max(...xs)).toBeLessThan(3000 - 1000);
  expect(Math.min(...xs)).toBeGreaterThan(3000 - 1000 - width);
  expect(codes[0]?.corners.every(({ y }) => y > 2000 && y < 2000 + width)).toBe(true);
});

test('finds none in a photo without, and refuses what is no picture', async () => {
  const plain = sharp({ create: { width: 600, height: 800, channels: 3, background: '#8d8272' } });
  expect(await readCodesInPhoto(await plain.jpeg().toBuffer())).toMatchObject({ codes: [], widthPx: 600 });
  await expect(readCodesInPhoto(new TextEncoder().encode('%PDF-1.7'))).rejects.toThrow('scan-not-an-image');
});
