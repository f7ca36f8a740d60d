import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { beforeEach, expect, test, vi } from 'vitest';
import { cutTo, writeLine } from './write-line.ts';

const require = createRequire(import.meta.url);
const regular = readFileSync(
  require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
);
const bold = readFileSync(require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'));

let document: PDFKit.PDFDocument;
beforeEach(() => {
  document = new PDFDocument();
  document.registerFont('regular', regular);
  document.registerFont('bold', bold);
});

const PLACE = { x: 10, y: 20, size: 4 };

test('a line that fits stays as it is, on the left, in the middle or on the right', () => {
  const text = vi.spyOn(document, 'text');
  const own = document.font('regular').fontSize(4).widthOfString('Awa');
  for (const align of ['left', 'center', 'right'] as const)
    writeLine(document, 'Awa', { ...PLACE, width: 100, align });
  expect(text.mock.calls.map((call: unknown[]) => call.slice(0, 3))).toEqual([
    ['Awa', 10, 20],
    ['Awa', 10 + (100 - own) / 2, 20],
    ['Awa', 110 - own, 20],
  ]);
});

test('a line that is too long is made smaller by a quarter at most, then cut', () => {
  const text = vi.spyOn(document, 'text');
  const name = 'Fatoumata Bintou Coulibaly';
  const whole = document.font('bold').fontSize(4).widthOfString(name);
  writeLine(document, name, { ...PLACE, width: whole * 0.8, bold: true });
  writeLine(document, name, { ...PLACE, width: whole * 0.5, bold: true });
  const [small, cut]: unknown[][] = text.mock.calls;
  expect(small?.[0]).toBe(name);
  // What is smaller stands on the same line.
  expect(small?.[2]).toBeCloseTo(20.8);
  expect(cut?.[0]).toMatch(/^Fatoumata Bin.*…$/u);
  expect(document.widthOfString(String(cut?.[0]))).toBeLessThanOrEqual(whole * 0.5);
});

test('a letter keeps its mark', () => {
  document.font('regular').fontSize(4);
  const name = 'ɔ\u0300'.repeat(30);
  expect(cutTo(document, name, 20)).toMatch(/^(ɔ\u0300)+…$/u);
});
