import { readFile } from 'node:fs/promises';
import { isListFile } from '@passeport/eligibility';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { writeSite } from './made-up-office.ts';
import { makeSite, visitSite, type MadeUpSite } from './made-up-site.ts';

let site: MadeUpSite;
let browser: Browser;

beforeAll(async () => {
  site = await makeSite();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function send(page: Page): Promise<void> {
  await page.locator('.list-strip').click();
  await page.getByRole('button', { name: 'Envoyer la liste' }).click();
}

/** A phone with a share sheet: what is shared, or how it refuses. */
const shareSheet = (refusal?: string) => `
  navigator.canShare = ({ files }) => /[.](txt|csv)$/.test(files[0].name);
  navigator.share = async ({ files }) => {
    if (${JSON.stringify(refusal)} !== undefined) throw new DOMException('', ${JSON.stringify(refusal)});
    const bytes = [...new Uint8Array(await files[0].arrayBuffer())];
    globalThis.shared = { name: files[0].name, type: files[0].type, bytes };
  };`;

const Shared = v.object({ name: v.string(), type: v.string(), bytes: v.array(v.number()) });

test('a list goes from one phone to another through the share sheet', async () => {
  await writeSite(site.site, site.office.config(), await site.office.publish(3));
  const older = { list: await site.office.publish(2, 5) };
  let buffer = Buffer.alloc(0);
  await visitSite(
    browser,
    site.server,
    async ({ page }) => {
      await send(page);
      await page.getByText('Fichier de liste remis').waitFor();
      const { name, type, bytes } = v.parse(Shared, await page.evaluate('shared'));
      expect([name, type]).toEqual([expect.stringMatching(/^liste-3-\d{4}-\d\d-\d\d\.txt$/), 'text/plain']);
      buffer = Buffer.from(bytes);
      expect(isListFile(buffer)).toBe(true);
    },
    shareSheet(),
  );

  await writeSite(site.site, site.office.config(), older.list);
  await visitSite(browser, site.server, async ({ page }) => {
    await page.locator('.list-strip').click();
    await page.getByText('Liste n° 2').first().waitFor();
    const file = { name: 'DOC-20260301-WA0007.txt', mimeType: 'text/plain', buffer };
    await page.locator('.sheet input[type=file]').setInputFiles(file);
    await page.getByText('Liste n° 3 installée.').waitFor();
  });
});

test.each([
  ['without a share sheet', undefined],
  ['whose share sheet refuses', shareSheet('NotAllowedError')],
])('a phone %s saves the file', async (_, before) => {
  await visitSite(
    browser,
    site.server,
    async ({ page }) => {
      const downloading = page.waitForEvent('download');
      await send(page);
      const download = await downloading;
      expect(isListFile(await readFile(await download.path()))).toBe(true);
    },
    before,
  );
});

test('whoever closes the share sheet sent nothing, and is told nothing', () =>
  visitSite(
    browser,
    site.server,
    async ({ page }) => {
      await send(page);
      await expect.poll(() => page.locator('.sheet-outcome').textContent()).toBe('');
    },
    shareSheet('AbortError'),
  ));
