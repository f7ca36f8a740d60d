/** `node tests/pictures/draw-cards.ts`: the README's pictures of printed cards, from the demonstration's made-up office. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rasterisePdf } from '@passeport/scan';
import sharp from 'sharp';
import { openDesk } from '../journeys/office.ts';

const pictures = fileURLToPath(new URL('../../templates/pictures', import.meta.url));
const CARD_SHOWN = 3;

const desk = openDesk();
try {
  await mkdir(pictures, { recursive: true });
  await desk.passeport('demo', '--no-serve', '--out', 'sortie');
  await draw('sortie/cards.pdf', 220, { [2 * CARD_SHOWN - 1]: 'front', [2 * CARD_SHOWN]: 'back' });
  await desk.passeport(
    'print',
    'batch',
    '--again',
    '--layout',
    'a4-2x5',
    '--out',
    'sheet.pdf',
    '--office',
    'sortie/office',
  );
  await draw('sheet.pdf', 75, { 1: 'sheet-front', 2: 'sheet-back' });
} finally {
  desk.close();
}

async function draw(pdf: string, dpi: number, names: Record<number, string>): Promise<void> {
  const pages = Object.keys(names).map(Number);
  for await (const { page, rgba, widthPx, heightPx } of rasterisePdf(await readFile(join(desk.folder, pdf)), {
    dpi,
    pages,
  })) {
    const picture = sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } }).flatten({
      background: '#fff',
    });
    await picture
      .png({ palette: true, colours: 128, effort: 10 })
      .toFile(join(pictures, `${names[page]}.png`));
  }
}
