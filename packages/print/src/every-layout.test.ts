import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS } from '../testing/layouts.ts';
import { rasteriseArea, readCodes, spoil, type Raster } from '../testing/rasterise.ts';
import { sampleCards } from '../testing/sample-cards.ts';
import { runTool, whyToolIsMissing } from '../testing/system-tools.ts';
import { imposeCards } from './impose.ts';
import type { CardPosition } from './lay-out-cards.ts';
import { loadTemplate } from './load-template.ts';
import { printCards } from './print-cards.ts';

/** Enough that codes lie on the pixels of a scan in several ways. */
const MOST_CARDS = 4;
const DPI = 200;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-layouts-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

const noZbar = whyToolIsMissing('zbarimg');
const noQpdf = whyToolIsMissing('qpdf');

describe.each(['passeport', 'compact', 'menage'])('%s', (template) => {
  const pdfs: string[] = [];
  /** Pictures of the codes' pages, as they are printed and after a poor scan, and what they say. */
  const pictures: { file: string; raster: Raster; says: string[]; what: string }[] = [];
  beforeAll(async () => {
    const loaded = await loadTemplate(
      fileURLToPath(new URL(`../../../templates/${template}`, import.meta.url)),
    );
    for (const layout of LAYOUTS) {
      const output = join(folder, `${template}-${layout.name}.pdf`);
      const places = imposeCards(layout, loaded.card).slots.length;
      const cards = sampleCards(Math.min(places, MOST_CARDS));
      const batch = { number: 7, label: 'UTM Ségou', office: 4 };
      const job = { template: loaded, layout, cards, output, batch, created: new Date(0) };
      const { positions } = await printCards(job);
      pdfs.push(output);
      const side = loaded.back === undefined ? 'front' : 'back';
      const coded = positions.filter((position) => position.side === side);
      const raster = await rasteriseArea(await readFile(output), coded[0]?.page ?? 1, around(coded), DPI);
      const says = cards.map(({ qr }) => qr.map(({ data }) => data).join('')).toSorted();
      for (const [what, seen] of [
        [layout.name, raster],
        [`${layout.name}, a poor scan`, await spoil(raster)],
      ] as const)
        pictures.push({ file: `${template}-${pictures.length}.png`, raster: seen, says, what });
    }
  });

  it('is read by zxing in every layout at 200 dpi, and after blur, JPEG and 5°', async () => {
    for (const { raster, says, what } of pictures) {
      const read = (await readCodes(raster)).map(({ text }) => text);
      expect(read.toSorted(), what).toStrictEqual(says);
    }
  });

  it.skipIf(noZbar)(`is read by zbar, too${noZbar}`, async () => {
    for (const { raster, file } of pictures) await writePicture(raster, join(folder, file));
    const files = pictures.map(({ file }) => join(folder, file));
    const { output } = runTool('zbarimg', ['--quiet', '--xml', '-S*.disable', '-Sqrcode.enable', ...files]);
    const found = output.split('<source ').slice(1);
    const textsOf = (source: string | undefined = '') =>
      [...source.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, text = '']) => text);
    for (const [at, { says, what }] of pictures.entries())
      expect(textsOf(found[at]).toSorted(), what).toStrictEqual(says);
  });

  it.skipIf(noQpdf)(`passes qpdf --check in every layout${noQpdf}`, () => {
    for (const pdf of pdfs) {
      const { status, output } = runTool('qpdf', ['--check', pdf]);
      expect([status, output]).toStrictEqual([
        0,
        expect.stringContaining('No syntax or stream encoding errors'),
      ]);
    }
  });
});

/** The part of the page that has cards. */
function around(positions: CardPosition[]) {
  const xMm = Math.min(...positions.map((position) => position.xMm));
  const yMm = Math.min(...positions.map((position) => position.yMm));
  const right = Math.max(...positions.map((position) => position.xMm + position.widthMm));
  const bottom = Math.max(...positions.map((position) => position.yMm + position.heightMm));
  return { xMm, yMm, widthMm: right - xMm, heightMm: bottom - yMm };
}

async function writePicture({ rgba, widthPx, heightPx }: Raster, path: string): Promise<void> {
  await sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .greyscale()
    .png({ compressionLevel: 1 })
    .toFile(path);
}
