import { access, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Raster } from './rasterise.ts';

/** Two renderings of the same page differ by less than this in their letters' edges. */
const SEEN = 48;

/** How much a page differs from its picture in `golden`: the share of its pixels whose colour a person would see change. */
export async function differenceFrom(picture: URL, { rgba, widthPx, heightPx }: Raster): Promise<number> {
  const page = sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } }).flatten({
    background: '#fff',
  });
  if (process.env['UPDATE_GOLDEN'] === '1' || !(await isThere(picture))) {
    await writeFile(picture, await page.png({ palette: true, colours: 128, effort: 10 }).toBuffer());
    if (process.env['UPDATE_GOLDEN'] !== '1')
      throw new Error(`${picture.pathname} was not there: look at it`);
  }
  const drawn = await page.raw().toBuffer();
  const golden = await sharp(picture.pathname).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  if (golden.info.width !== widthPx || golden.info.height !== heightPx) return 1;
  let changed = 0;
  for (let at = 0; at < drawn.length; at += 3) {
    const most = Math.max(
      ...[0, 1, 2].map((c) => Math.abs((drawn[at + c] ?? 0) - (golden.data[at + c] ?? 0))),
    );
    if (most > SEEN) changed++;
  }
  return changed / (widthPx * heightPx);
}

async function isThere(file: URL): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
