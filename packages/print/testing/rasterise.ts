import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

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

/** Draws the pages with PDFium. */
export async function rasterise(path: string, dpi: number): Promise<Raster[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path));
  const rasters: Raster[] = [];
  for (const page of document.pages()) {
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
  library.destroy();
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
  area: { xMm: number; yMm: number; widthMm: number; heightMm: number },
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
