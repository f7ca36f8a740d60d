import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rasterisePdf } from '@passeport/scan';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import * as v from 'valibot';
import { openDesk, type Desk } from '../journeys/office.ts';
import { writeCameraFile } from './camera-file.ts';
import { drawContactSheet } from './draw-contact-sheet.ts';
import { everyAnswer, leaveAnswer, speak } from './every-answer.ts';
import { everyScreen } from './every-screen.ts';
import { launchBrowser } from './launch-browser.ts';
import { makeOffice } from './made-up-office.ts';
import { makeSite } from './made-up-site.ts';
import { openVerifier, type OpenVerifier } from './open-verifier.ts';
import { serveFolder } from './serve-folder.ts';

/**
 * Takes the pictures of the verifier that the READMEs show, of the made-up people of the demonstration, and every state in each language on a
 * sheet: `node tests/browser/take-screenshots.ts`. With a folder, every screen and every answer in every language are put there
 * instead, to be looked at.
 */
const folder = fileURLToPath(new URL('../../verifier-web/screenshots/', import.meta.url));

const LARGEST_BYTES = 80_000;

const Judged = v.array(
  v.object({ verdict: v.string(), page: v.number(), member: v.string(), plan: v.optional(v.string()) }),
);

const [everywhere] = process.argv.slice(2);
if (everywhere === undefined) {
  await mkdir(folder, { recursive: true });
  const opened = openDesk(new Date().toISOString());
  try {
    await opened.passeport('demo', '--no-serve', '--out', 'sortie');
    await takeForReadme(opened);
  } finally {
    opened.close();
  }
  await takeSheets();
} else await takeEverything(everywhere);

/** `LANGUAGE-STATE.png`, as a phone of 360 × 740 pixels shows it; answers also on the smallest screen. */
async function takeEverything(into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  await visitEveryState(async (page, language, state) => {
    const shoot = async (name: string): Promise<void> => {
      const path = join(into, `${language}-${name}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    };
    await shoot(state);
    if ((await page.locator('.answer').count()) === 0) return;
    await page.setViewportSize({ width: 320, height: 568 });
    await shoot(`${state}-small`);
    await page.setViewportSize({ width: 360, height: 740 });
  });
}

/** Every state on one sheet, for each language. */
async function takeSheets(): Promise<void> {
  const sheets = new Map<string, Buffer[]>();
  await visitEveryState(async (page, language) => {
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    sheets.set(language, [...(sheets.get(language) ?? []), picture]);
  });
  for (const [language, pictures] of sheets) {
    const sheet = await drawContactSheet(pictures, { columns: 11, widthPx: 180 });
    await writeFile(join(folder, `states-${language}.png`), sheet);
  }
}

/** Shows every screen and every answer in every language, one after the other. */
async function visitEveryState(
  show: (page: Page, language: string, state: string) => Promise<void>,
): Promise<void> {
  const [site, stranger, browser] = await Promise.all([makeSite(), makeOffice(), launchBrowser()]);
  try {
    const answers = await everyAnswer(site.office);
    for (const [code, name] of Object.entries({ fr: 'Français', en: 'English', bm: 'Bamanankan' })) {
      const phone = await openVerifier(browser, site.server.url);
      await speak(phone, name);
      await show(phone.page, code, 'first');
      for (const screen of everyScreen(site.server.url, site.office, stranger)) {
        await screen.show(phone);
        await show(phone.page, code, screen.name);
        await screen.leave(phone);
      }
      for (const answer of answers) {
        await answer.show(phone);
        await phone.answer();
        await show(phone.page, code, answer.name);
        await leaveAnswer(phone);
      }
      await phone.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

async function takeForReadme(desk: Desk): Promise<void> {
  const { folder: scratch } = desk;
  const pdf = join(scratch, 'sortie', 'cards.pdf');
  const judged = v.parse(
    Judged,
    await desk.ask('verify', pdf, '--office', join(scratch, 'sortie', 'office')),
  );
  const cardOf = (verdict: string) => {
    const found = judged.find((card) => card.verdict === verdict);
    if (found === undefined) throw new Error(`no card of the demonstration is ${verdict}`);
    return found;
  };
  const pictureOf = async (verdict: string) => await drawPage(pdf, cardOf(verdict).page);

  const cameraFile = join(scratch, 'camera.mjpeg');
  await writeCameraFile(cameraFile, await pictureOf('eligible'));
  const server = await serveFolder(join(scratch, 'sortie', 'verifier'));
  const browser = await launchBrowser({ cameraFile });
  const take = async (name: string, use: (phone: OpenVerifier) => Promise<unknown>): Promise<void> => {
    const phone = await openVerifier(browser, server.url, { pixelRatio: 2 });
    await use(phone);
    await keep(name, await phone.page.screenshot({ animations: 'disabled', caret: 'hide' }));
    await phone.close();
  };
  try {
    await take('accueil', async () => {});
    await take('eligible', async ({ scan, answer }) => {
      await scan();
      await answer();
    });
    const rural = judged.find(({ verdict, plan }) => verdict === 'eligible' && plan === 'RURAL');
    if (rural === undefined) throw new Error('no card of the demonstration has the rural plan');
    const ruralPicture = await drawPage(pdf, rural.page);
    await take('shares', async ({ give, answer, page }) => {
      await give(ruralPicture);
      await answer();
      await page.getByText('Quels soins').click();
      await page.locator('.share-details').scrollIntoViewIfNeeded();
    });
    for (const verdict of ['lapsed', 'revoked']) {
      const picture = await pictureOf(verdict);
      await take(verdict, async ({ give, answer }) => {
        await give(picture);
        await answer();
      });
    }
    await take('bambara', async (phone) => {
      await speak(phone, 'Bamanankan');
      await phone.give(ruralPicture);
      await phone.answer();
    });
    // The wrong side: there is no code on it.
    const front = await drawPage(pdf, cardOf('eligible').page - 1);
    await take('unreadable', async ({ give, answer }) => {
      await give(front);
      await answer();
    });
    await take('settings', async ({ page }) => {
      await page.getByRole('button', { name: 'Réglages' }).click();
      await page.locator('.sheet').waitFor();
    });
    await take('typed', async ({ type, page }) => {
      await type(cardOf('eligible').member);
      await page.getByText('Numéro bien tapé').waitFor();
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function drawPage(path: string, page: number): Promise<Buffer> {
  for await (const { rgba, widthPx, heightPx } of rasterisePdf(await readFile(path), {
    dpi: 300,
    pages: [page],
  }))
    return await sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
      .png()
      .toBuffer();
  throw new Error(`no page ${page} in ${path}`);
}

async function keep(name: string, screenshot: Buffer): Promise<void> {
  const small = await sharp(screenshot).png({ palette: true, effort: 10, compressionLevel: 9 }).toBuffer();
  if (small.length > LARGEST_BYTES) throw new Error(`${name} is ${small.length} bytes`);
  await writeFile(join(folder, `${name}.png`), small);
}
