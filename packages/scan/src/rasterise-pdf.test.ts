import { describe, expect, test } from 'vitest';
import { cardText, drawCards } from './drawn-pages.fixture.ts';
import { ScanError } from './errors.ts';
import { rasterisePdf, type RasteriseOptions } from './rasterise-pdf.ts';

const pdf = await drawCards([cardText(1), cardText(2), cardText(3)]);
const locked = await drawCards([cardText(1)], 'secret');

async function pagesOf(bytes: Uint8Array, options?: RasteriseOptions) {
  const pages = [];
  for await (const { page, widthPx, heightPx, rgba } of rasterisePdf(bytes, options)) {
    pages.push({ page, widthPx, heightPx, dark: countDark(rgba) });
  }
  return pages;
}

function countDark(rgba: Uint8Array): number {
  let dark = 0;
  for (let at = 0; at < rgba.length; at += 4) if ((rgba[at] ?? 255) < 64) dark++;
  return dark;
}

describe('rasterisePdf', () => {
  test('draws every page at 200 dpi, on white', async () => {
    const pages = await pagesOf(pdf);
    expect(pages.map(({ page, widthPx, heightPx }) => [page, widthPx, heightPx])).toEqual([
      [1, 674, 425],
      [2, 674, 425],
      [3, 674, 425],
    ]);
    // Nearly half of a code of 46 mm is dark.
    const codePixels = (46 / 25.4) * 200 * ((46 / 25.4) * 200);
    for (const { dark } of pages) expect(Math.abs(dark / codePixels - 0.45)).toBeLessThan(0.05);
  });

  test('draws the pages asked for, in that order', async () => {
    const pages = await pagesOf(pdf, { pages: [3, 1], dpi: 100 });
    expect(pages.map(({ page, widthPx }) => [page, widthPx])).toEqual([
      [3, 337],
      [1, 337],
    ]);
  });

  test('leaves the bytes that it was given as they are', async () => {
    const before = Buffer.from(pdf);
    await pagesOf(pdf, { pages: [1] });
    expect(before.equals(pdf)).toBe(true);
  });

  const refused: [string, Uint8Array][] = [
    ['pdf-unreadable', new TextEncoder().encode('%PDF-1.7\nnothing more')],
    ['pdf-unreadable', new Uint8Array()],
    ['pdf-unreadable', pdf.subarray(0, 300)],
    ['pdf-password', locked],
    ['scan-too-large', onePagePdf(14_400, 14_400)],
    ['pdf-unreadable', onePagePdf(0.01, 0.01)],
  ];
  test.each(refused)('refuses with %s', async (code, bytes) => {
    const error = await pagesOf(bytes).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ScanError);
    expect(error).toMatchObject({ code });
  });

  test('takes a page or resolution that there is not for misuse', async () => {
    await expect(pagesOf(pdf, { pages: [4] })).rejects.toThrow(RangeError);
    await expect(pagesOf(pdf, { pages: [0] })).rejects.toThrow(RangeError);
    await expect(pagesOf(pdf, { dpi: 5000 })).rejects.toThrow(RangeError);
  });

  test('any damage: pages or a reason, never another error', async () => {
    for (let at = 0; at < pdf.length; at += Math.ceil(pdf.length / 15)) {
      const damaged = Uint8Array.from(pdf);
      damaged.fill(0x3c, at, at + 20);
      await pagesOf(damaged, { dpi: 50 }).catch((error: unknown) => {
        if (!(error instanceof ScanError)) throw error;
      });
    }
  });
});

/** A PDF of one blank page of that many points. */
function onePagePdf(width: number, height: number): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]>>`,
  ].map((body, at) => `${at + 1} 0 obj${body}endobj\n`);
  return new TextEncoder().encode(`%PDF-1.4\n${objects.join('')}trailer<</Root 1 0 R>>\n`);
}
