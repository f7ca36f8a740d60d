import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { drawCardBack, people } from './made-up-office.ts';
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

const pin = '402917';

async function openJournal(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('button', { name: 'Journal du guichet' }).click();
}

/** Does something that the journal notes, and waits until its last entry is another: the page may be closed then. */
async function untilNoted(page: Page, act: () => Promise<unknown>): Promise<void> {
  const lastEntry = `new Promise((resolve, reject) => {
    const opening = indexedDB.open('journal:' + location.pathname);
    opening.onerror = reject;
    opening.onsuccess = () => {
      const asking = opening.result.transaction('entries').objectStore('entries').getAll();
      asking.onerror = reject;
      asking.onsuccess = () => { opening.result.close(); resolve(asking.result.pop().data.join()); };
    };
  })`;
  const before = await page.evaluate(lastEntry);
  await act();
  await expect.poll(() => page.evaluate(lastEntry)).not.toBe(before);
}

test('is not kept unless it is begun', () =>
  visitSite(browser, site.server, async ({ page, give, answer }) => {
    await give(await drawCardBack(await site.office.token()));
    await answer();
    expect(await page.locator('.journal-fields').count()).toBe(0);
    expect(await page.evaluate(`indexedDB.databases().then((all) => all.map(({ name }) => name))`)).toEqual([
      'verifier:/segou/verif/',
    ]);
  }));

test('holds each answer through reloads, is exported by its PIN, and erased', () =>
  visitSite(browser, site.server, async ({ page, give, type, answer }) => {
    await openJournal(page);
    await page.getByLabel('Code secret').fill(pin);
    await page.getByLabel('Le même code').fill('402918');
    await page.getByRole('button', { name: 'Tenir le journal' }).click();
    await page.getByText('Les deux codes sont différents').waitFor();
    await page.getByLabel('Le même code').fill(pin);
    await page.getByRole('button', { name: 'Tenir le journal' }).click();
    await page.getByText('Réponses notées : 0 sur 5000').waitFor();
    await page.getByRole('button', { name: 'Fermer' }).click();

    await give(await drawCardBack(await site.office.token()));
    await answer();
    await untilNoted(page, () => page.getByLabel('Soins').selectOption('Hospitalisation'));
    await untilNoted(page, () => page.getByLabel('Montant demandé').fill('1 250 F'));
    expect(await page.getByLabel('Montant demandé').inputValue()).toBe('1250');
    await page.locator('.next').click();
    await page.reload();
    await page.locator('.frame').waitFor();
    await type(people.lapsed);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    expect(await answer()).toMatchObject({ verdict: 'lapsed' });
    await page.locator('.next').click();

    await openJournal(page);
    await page.getByText('Réponses notées : 2 sur 5000').waitFor();
    await page.getByLabel('Code secret').fill('999999');
    await page.getByRole('button', { name: 'Exporter' }).click();
    await page.getByText('Ce code n’ouvre pas le journal').waitFor();
    await page.getByLabel('Code secret').fill(pin);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^journal-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines.map((line) => line.split(';').slice(2))).toEqual([
      ['Numéro', 'Réponse', 'Code', 'Liste', 'Soins', 'Montant demandé (F CFA)'],
      [`${people.eligible}/1`, 'Droits ouverts', 'eligible', '3', 'Hospitalisation', '1250'],
      [people.lapsed, 'Cotisations à payer', 'lapsed', '3', '', ''],
    ]);
    await page.getByText('Réponses exportées : 2.').waitFor();

    await page.getByRole('button', { name: 'Effacer le journal' }).click();
    await page.getByRole('button', { name: 'Toucher encore pour tout effacer' }).click();
    await page.getByText('Journal effacé').waitFor();
    await page.getByLabel('Le même code').waitFor();
  }));
