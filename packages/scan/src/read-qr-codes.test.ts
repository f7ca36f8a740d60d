import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cardText, drawCode } from './drawn-pages.fixture.ts';
import { ScanError } from './errors.ts';
import { readQrCodes } from './read-qr-codes.ts';

const text = cardText(1);
const png = await drawCode(text, 4).png().toBuffer();

async function textsOf(image: Parameters<typeof readQrCodes>[0]): Promise<string[]> {
  return (await readQrCodes(image)).map((code) => code.text);
}

describe('readQrCodes', () => {
  test.each([
    ['PNG', () => drawCode(text, 4).png()],
    ['JPEG', () => drawCode(text, 4).jpeg({ quality: 40 })],
    ['CMYK JPEG', () => drawCode(text, 4).toColourspace('cmyk').jpeg()],
    ['WebP', () => drawCode(text, 4).webp()],
    ['grey PNG', () => drawCode(text, 4).greyscale().png()],
    ['16-bit PNG', () => drawCode(text, 4).toColourspace('rgb16').png()],
    ['2 pixels a module', () => drawCode(text, 2).png()],
    ['a large picture', () => drawCode(text, 40).png({ compressionLevel: 1 })],
  ])('reads a %s', async (_, encode) => {
    expect(await textsOf(await encode().toBuffer())).toEqual([text]);
  });

  test.each([0, 17, 45, 90, 133, 180, 270, 301])('reads a code turned by %i°', async (degrees) => {
    const turned = await sharp(png).rotate(degrees, { background: '#ffffff' }).png().toBuffer();
    expect(await textsOf(turned)).toEqual([text]);
  });

  test('reads pixels as they are, and says where the code stands', async () => {
    const margin = 100;
    const { data, info } = await sharp(png)
      .extend({ top: margin, left: margin, background: '#ffffff' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const codes = await readQrCodes({ rgba: data, widthPx: info.width, heightPx: info.height });
    expect(codes.map((code) => code.text)).toEqual([text]);
    const quiet = 4 * 4;
    const [first, last] = [margin + quiet, info.width - quiet];
    const expected = [
      [first, first],
      [last, first],
      [last, last],
      [first, last],
    ];
    for (const [at, corner] of (codes[0]?.corners ?? []).entries()) {
      const [x = 0, y = 0] = expected[at] ?? [];
      expect(Math.hypot(corner.x - x, corner.y - y)).toBeLessThan(6);
    }
    expect(codes[0]?.corners.length).toBe(4);
  });

  test('reads a photo upright by its EXIF orientation', async () => {
    const photo = await sharp(await sharp(png).extend({ right: 300, background: '#ffffff' }).png().toBuffer())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const [code] = await readQrCodes(photo);
    expect(code?.text).toBe(text);
    expect(Math.max(...(code?.corners.map(({ x }) => x) ?? []))).toBeLessThan(420); // 300 px are below, not beside
  });

  test('reads what is there of a JPEG cut short', async () => {
    const long = await sharp(png).extend({ bottom: 800, background: '#ffffff' }).jpeg().toBuffer();
    expect(await textsOf(long.subarray(0, Math.floor(long.length * 0.99)))).toEqual([text]);
  });

  test('finds nothing on a white page, and does not mind', async () => {
    expect(
      await readQrCodes({ rgba: new Uint8Array(300 * 200 * 4).fill(255), widthPx: 300, heightPx: 200 }),
    ).toEqual([]);
  });

  test.each([
    ['scan-not-an-image', new TextEncoder().encode('PS1:0123')],
    ['scan-not-an-image', new Uint8Array()],
    ['scan-not-an-image', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['scan-not-an-image', new TextEncoder().encode('%PDF-1.7')],
    ['scan-unreadable', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0])],
    ['scan-unreadable', png.subarray(0, 40)],
    ['scan-too-large', claimPngSize(png, 100_000, 100_000)],
    ['scan-too-large', new Uint8Array(64 * 1024 * 1024 + 1)],
  ])('refuses with %s', async (code, bytes) => {
    const error = await readQrCodes(bytes).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ScanError);
    expect(error).toMatchObject({ code });
  });

  test('takes pixels that are not as many as they should be for misuse', async () => {
    await expect(readQrCodes({ rgba: new Uint8Array(10), widthPx: 2, heightPx: 2 })).rejects.toThrow(
      RangeError,
    );
  });
});

/** Other dimensions in a PNG's header. (Its checksum is wrong then; the header is read all the same.) */
function claimPngSize(file: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  const claimed = Buffer.from(file);
  claimed.writeUInt32BE(widthPx, 16);
  claimed.writeUInt32BE(heightPx, 20);
  return claimed;
}
