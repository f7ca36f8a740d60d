import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSender } from '@passeport/fountain';
import { makeDelta, packListFile } from '@passeport/eligibility';
import type { Browser, Page } from 'playwright-core';
import qrcode from 'qrcode';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { writeSite } from './made-up-office.ts';
import { makeSite, visitSite, type MadeUpSite } from './made-up-site.ts';
import type { OpenVerifier } from './open-verifier.ts';

let site: MadeUpSite;
let sending: Browser;
let receiving: Browser | undefined;
let cameras = 0;

beforeAll(async () => {
  [site, sending] = await Promise.all([makeSite(), launchBrowser()]);
});
afterEach(async () => {
  await receiving?.close();
  receiving = undefined;
});
afterAll(async () => {
  await sending?.close();
  await site?.close();
});

/** Opens a phone whose camera sees these pictures, over and over. */
async function receive(pictures: Buffer[], use: (phone: OpenVerifier) => Promise<void>): Promise<void> {
  const frames = pictures.map(async (picture) => {
    const code = await sharp(picture).resize(900, 900, { fit: 'contain', background: '#fff' }).toBuffer();
    return await sharp({ create: { width: 1280, height: 960, channels: 3, background: '#665544' } })
      .composite([{ input: code }])
      .blur(0.6)
      .jpeg({ quality: 80 })
      .toBuffer();
  });
  // A screen shows each for some frames of a camera.
  const film = (await Promise.all(frames)).flatMap((frame) => [frame, frame, frame]);
  const cameraFile = join(site.folder, `camera-${(cameras += 1)}.mjpeg`);
  await writeFile(cameraFile, Buffer.concat(film));
  receiving = await launchBrowser({ cameraFile });
  await visitSite(receiving, site.server, use);
}

async function drawFrames(content: Uint8Array, count: number): Promise<Buffer[]> {
  const sender = await makeSender(content, 200);
  const texts = Array.from({ length: count }, () => sender.nextFrame());
  return await Promise.all(
    texts.map((data) => qrcode.toBuffer([{ data, mode: 'alphanumeric' }], { margin: 4, scale: 6 })),
  );
}

const openList = (page: Page) => page.locator('.list-strip').click();
const openReceive = async (page: Page): Promise<void> => {
  await openList(page);
  await page.getByRole('button', { name: 'Recevoir d’un autre téléphone' }).click();
};

const Pictures = v.array(v.pipe(v.string(), v.startsWith('data:image/png;base64,')));

test('a list goes from one phone’s screen to another’s camera, though a third of the codes is missed', async () => {
  await writeSite(site.site, site.office.config(), await site.office.publish(3));
  let pictures: Buffer[] = [];
  await visitSite(sending, site.server, async ({ page }) => {
    await openList(page);
    await page.getByRole('button', { name: 'Montrer la liste à un autre téléphone' }).click();
    await page.locator('.transfer-code canvas').waitFor();
    await page.getByText('Continuez jusqu’à ce que').waitFor();
    const urls = await page.evaluate(`(async () => {
      const canvas = document.querySelector('.transfer-code canvas');
      const urls = new Set();
      while (urls.size < 15) {
        await new Promise(requestAnimationFrame);
        urls.add(canvas.toDataURL());
      }
      return [...urls];
    })()`);
    pictures = v.parse(Pictures, urls).map((url) => Buffer.from(url.slice(22), 'base64'));
  });

  await writeSite(site.site, site.office.config(), await site.office.publish(2, 5));
  await receive(
    pictures.filter((_, at) => at % 3 > 0),
    async ({ page }) => {
      await openReceive(page);
      await page.getByText('Liste n° 3 installée.').waitFor();
      await page.getByRole('button', { name: 'Fermer' }).click();
      await expect.poll(() => page.locator('.list-strip').innerText()).toContain('Liste n° 3');
    },
  );
});

test('the sender offers what changed to a phone that has the list before', async () => {
  const [before, after] = [await site.office.publish(3), await site.office.publish(4, 0)];
  const delta = await makeDelta(before, after);
  await writeSite(site.site, site.office.config(), before);
  await visitSite(sending, site.server, async ({ page }) => {
    await openList(page);
    await page.locator('.sheet input[type=file]').setInputFiles({
      name: 'a',
      mimeType: 'text/plain',
      buffer: Buffer.from(packListFile(after)),
    });
    await page.getByText('Liste n° 4 installée.').waitFor();
    await page.getByRole('button', { name: 'Montrer la liste' }).click();
    const choices = page.locator('.transfer-choice');
    await expect.poll(() => choices.count()).toBe(2);
    expect(await choices.first().innerText()).toMatch(/^Liste n° 3 du .*\n.*Ko, environ/);
    await choices.first().click();
    await page.locator('progress').waitFor();
    const frames = Number(await page.locator('progress').getAttribute('max'));
    expect(frames).toBe(Math.ceil(delta.length / 1000));
  });
});

test('codes shown to the scanner are no card: they open the reception, which takes nothing that is no list', async () => {
  await writeSite(site.site, site.office.config(), await site.office.publish(3));
  const letter = new TextEncoder().encode('Bonjour. '.repeat(60));
  await receive(await drawFrames(letter, 6), async ({ page, scan }) => {
    await scan();
    await page.getByText('Ce fichier n’est pas une liste.').waitFor();
    expect(await page.locator('.answer').count()).toBe(0);
  });
});
