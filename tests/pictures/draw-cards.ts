/** `node tests/pictures/draw-cards.ts`: the READMEs' pictures of templates, and of a sheet of the demonstration's made-up office. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rasterisePdf } from '@passeport/scan';
import sharp from 'sharp';
import { openDesk } from '../journeys/office.ts';

const pictures = fileURLToPath(new URL('../../templates/pictures', import.meta.url));

const desk = openDesk();
try {
  await mkdir(pictures, { recursive: true });
  for (const [template, dpi] of [
    ['passeport', '200'],
    ['compact', '200'],
    ['menage', '110'],
  ] as const)
    await desk.passeport(
      'template',
      'preview',
      template,
      '--dpi',
      dpi,
      '--out',
      join(pictures, `${template}.png`),
    );
  await desk.passeport('demo', '--no-serve', '--out', 'sortie');
  const office = ['--office', 'sortie/office'];
  await desk.passeport('print', 'batch', '--again', '--layout', 'a4-2x5', '--out', 'sheet.pdf', ...office);
  await draw('sheet.pdf', 75, { 1: 'sheet-front', 2: 'sheet-back' });
  await desk.passeport('print', 'calibrate', '--printer', 'HP du bureau', '--out', 'page.pdf');
  await draw('page.pdf', 60, { 1: 'calibrage' });
} finally {
  desk.close();
}

async function draw(pdf: string, dpi: number, names: Record<number, string>): Promise<void> {
  const pages = Object.keys(names).map(Number);
  const bytes = await readFile(join(desk.folder, pdf));
  for await (const { page, rgba, widthPx, heightPx } of rasterisePdf(bytes, { dpi, pages })) {
    const picture = sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } }).flatten({
      background: '#fff',
    });
    await picture
      .png({ palette: true, colours: 128, effort: 10 })
      .toFile(join(pictures, `${names[page]}.png`));
  }
}
