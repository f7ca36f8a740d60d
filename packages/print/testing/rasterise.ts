import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Lengths in mm from a page's top left corner. */
export interface BoxMm {
  xMm: number;
  yMm: number;
  widthMm: number;
  heightMm: number;
}

/** A page of a PDF as pixels, and its size as the PDF says it. */
export interface Raster {
  rgba: Uint8Array;
  widthPx: number;
  heightPx: number;
  widthMm: number;
  heightMm: number;
  dpi: number;
}

const wasm = await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
await prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(wasm).buffer },
  fireImmediately: true,
});

const pdfium = await PDFiumLibrary.init();

/** Draws pages with PDFium: all of them, or those of the given numbers, from 1. */
export async function rasterise(path: string, dpi: number, numbers?: readonly number[]): Promise<Raster[]> {
  return await draw(await readFile(path), dpi, numbers);
}

/** Whole pixels at 200 dpi and its multiples. */
const STEP_PT = 9;

/**
 * A part of a page, in mm from its top left corner, widened to whole pixels; and where that part begins. As exact as the whole
 * page would be, at a hundredth of its cost: the page is cut by its own size.
 */
export async function rasteriseArea(
  pdf: Uint8Array,
  number: number,
  area: BoxMm,
  dpi: number,
): Promise<Raster & { xMm: number; yMm: number }> {
  const bytes = Buffer.from(pdf);
  const boxes = [...bytes.toString('latin1').matchAll(/\/MediaBox (\[0 0 [\d.]+ ([\d.]+)\])/g)];
  const [text = '', box = '', height = ''] = boxes[number - 1] ?? [];
  const heightPt = Number(height);
  const [points, fromTop] = [72 / 25.4, (mm: number) => heightPt - (mm * 72) / 25.4];
  const left = down(area.xMm * points);
  const right = up((area.xMm + area.widthMm) * points);
  const bottom = down(fromTop(area.yMm + area.heightMm));
  const top = up(fromTop(area.yMm));
  const cut = `[${[left, bottom, right, top].join(' ')}`.padEnd(box.length - 1);
  if (cut.length >= box.length) throw new Error(`no room for ${cut}] in ${box}`);
  const at = (boxes[number - 1]?.index ?? 0) + text.length - box.length;
  bytes.write(`${cut}]`, at, 'latin1');
  const [raster] = await draw(bytes, dpi, [number]);
  if (raster === undefined) throw new Error(`no page ${number}`);
  return { ...raster, xMm: left / points, yMm: (heightPt - top) / points };
}

const down = (pt: number) => Math.floor(pt / STEP_PT) * STEP_PT;
const up = (pt: number) => Math.ceil(pt / STEP_PT) * STEP_PT;

async function draw(pdf: Uint8Array, dpi: number, numbers?: readonly number[]): Promise<Raster[]> {
  const document = await pdfium.loadDocument(pdf);
  const rasters: Raster[] = [];
  for (const page of document.pages()) {
    if (numbers !== undefined && !numbers.includes(page.number + 1)) continue;
    const { originalWidth, originalHeight } = page.getOriginalSize();
    // With `scale` in the place of a size, the renderer cuts the page to whole points.
    const [width, height] = [Math.round((originalWidth * dpi) / 72), Math.round((originalHeight * dpi) / 72)];
    const { data } = await page.render({ width, height, render: 'bitmap' });
    rasters.push({
      rgba: data,
      widthPx: width,
      heightPx: height,
      widthMm: (originalWidth * 25.4) / 72,
      heightMm: (originalHeight * 25.4) / 72,
      dpi,
    });
  }
  document.destroy();
  return rasters;
}

/** A code's text, and its top left corner in mm. */
export interface Reading {
  text: string;
  xMm: number;
  yMm: number;
}

export async function readCodes(
  { rgba, widthPx, heightPx, dpi }: Raster,
  format: 'QRCodeModel2' | 'Code128' = 'QRCodeModel2',
): Promise<Reading[]> {
  const data = new Uint8ClampedArray(rgba.length);
  data.set(rgba);
  const found = await readBarcodes(
    { data, width: widthPx, height: heightPx, colorSpace: 'srgb' },
    { formats: [format], tryHarder: true, maxNumberOfSymbols: 20 },
  );
  return found.map(({ text, position }) => ({
    text,
    xMm: (position.topLeft.x * 25.4) / dpi,
    yMm: (position.topLeft.y * 25.4) / dpi,
  }));
}

/** The box, in mm, of the pixels of an area (in mm) that match; its edges are those of the outermost pixels. */
export function boundsOf(
  { rgba, widthPx, dpi }: Raster,
  area: BoxMm,
  matches: (red: number, green: number, blue: number) => boolean,
): { left: number; top: number; right: number; bottom: number } {
  const px = (mm: number) => Math.round((mm / 25.4) * dpi);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = px(area.yMm); y < px(area.yMm + area.heightMm); y++) {
    for (let x = px(area.xMm); x < px(area.xMm + area.widthMm); x++) {
      const at = (y * widthPx + x) * 4;
      if (!matches(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0)) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
    }
  }
  const mm = (pixels: number) => (pixels * 25.4) / dpi;
  return { left: mm(left), top: mm(top), right: mm(right), bottom: mm(bottom) };
}

/** The page as a scanner might give it: turned by 5°, soft, and pressed into a JPEG. */
export async function spoil({ rgba, widthPx, heightPx, ...page }: Raster): Promise<Raster> {
  const jpeg = await sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .flatten({ background: '#fff' })
    .rotate(5, { background: '#fff' })
    .blur(0.8)
    .jpeg({ quality: 50 })
    .toBuffer();
  const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { ...page, rgba: data, widthPx: info.width, heightPx: info.height };
}
