/** `node tests/pictures/draw-handbook.ts`: the papers that the office's handbook shows, of the office that its commands make. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rasterisePdf } from '@passeport/scan';
import sharp, { type Sharp } from 'sharp';
import { launchBrowser } from '../browser/launch-browser.ts';
import { openDesk } from '../journeys/office.ts';
import { FIRST_DAY, replayHandbook } from '../journeys/replay-handbook.ts';

const handbook = fileURLToPath(new URL('../../cli/handbook', import.meta.url));

/** The upper part of the first page is enough where the rest is empty. */
const PAPERS = {
  fiches: { pdf: 'fiches.pdf', dpi: 75, part: 0.62 },
  planche: { pdf: 'planche.pdf', dpi: 95, part: 0.5 },
  remise: { pdf: 'remise.pdf', dpi: 90, part: 0.6 },
  recu: { pdf: 'recu.pdf', dpi: 80, part: 1 },
  invitation: { pdf: 'invitation.pdf', dpi: 65, part: 1 },
} as const;

const desk = openDesk(`${FIRST_DAY}T09:00:00Z`);
try {
  await replayHandbook(desk, await readFile(join(handbook, 'bureau.md'), 'utf8'));
  for (const [name, { pdf, dpi, part }] of Object.entries(PAPERS)) {
    const bytes = await readFile(join(desk.folder, pdf));
    for await (const { rgba, widthPx: width, heightPx: height } of rasterisePdf(bytes, { dpi, pages: [1] })) {
      const page = sharp(rgba, { raw: { width, height, channels: 4 } });
      await keep(name, page.extract({ left: 0, top: 0, width, height: Math.round(height * part) }));
    }
  }
  await checkScans();
  await keep('controle', sharp(await shootReport(join(desk.folder, 'office/prints/lot-0002-controle.html'))));
} finally {
  desk.close();
}

/** The printed sheets of the second batch, as a scanner would give them. */
async function checkScans(): Promise<void> {
  const scans: string[] = [];
  for await (const { page, rgba, widthPx: width, heightPx: height } of rasterisePdf(
    await readFile(join(desk.folder, 'suite.pdf')),
    { dpi: 200 },
  )) {
    const name = `numerisation-${page}.png`;
    await sharp(rgba, { raw: { width, height, channels: 4 } })
      .flatten({ background: '#fff' })
      .toFile(join(desk.folder, name));
    scans.push(name);
  }
  await desk.passeport('print', 'check', '2', ...scans);
}

async function shootReport(path: string): Promise<Buffer> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 760 } });
    await page.goto(pathToFileURL(path).href);
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}

async function keep(name: string, picture: Sharp): Promise<void> {
  await picture
    .flatten({ background: '#fff' })
    .png({ palette: true, colours: 96, effort: 10 })
    .toFile(join(handbook, 'pictures', `bureau-${name}.png`));
}
