import { describe, expect, test } from 'vitest';
import { cardText, drawCards, drawCode, drawSheet } from './drawn-pages.fixture.ts';
import { ScanError } from './errors.ts';
import { readCodesFromFile } from './read-codes-from-file.ts';

const texts = Array.from({ length: 10 }, (_, at) => cardText(at + 1));

async function codesOf(bytes: Uint8Array, dpi?: number) {
  const codes = [];
  for await (const code of readCodesFromFile(bytes, dpi === undefined ? {} : { dpi })) codes.push(code);
  return codes;
}

describe('readCodesFromFile', () => {
  test('reads the code of every page of a PDF of cards', async () => {
    const codes = await codesOf(await drawCards(texts));
    expect(codes.map(({ page, text }) => [page, text])).toEqual(texts.map((text, at) => [at + 1, text]));
  });

  test.each([150, 200, 300])('reads all ten codes of an A4 sheet at %i dpi', async (dpi) => {
    const codes = await codesOf(await drawSheet(texts), dpi);
    expect(codes.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
    // Two columns, five rows: no two codes start at the same place.
    const pixels = dpi / 25.4;
    const places = codes.map(
      ({ corners: [{ x, y }] }) =>
        `${Math.round((x / pixels - 40) / 93)},${Math.round((y / pixels - 14) / 55)}`,
    );
    expect(new Set(places).size).toBe(10);
  });

  test('reads a picture, whatever its name', async () => {
    const [code] = await codesOf(await drawCode(cardText(1), 3).jpeg().toBuffer());
    expect(code).toMatchObject({ page: 1, text: cardText(1) });
  });

  test('refuses what is neither', async () => {
    for (const text of ['', 'PS1:0123', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a']) {
      const error = await codesOf(new TextEncoder().encode(text)).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ScanError);
      expect(error).toMatchObject({ code: 'scan-not-an-image' });
    }
  });
});
