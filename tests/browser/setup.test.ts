import { packListFile } from '@passeport/eligibility';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inviteTo } from './every-screen.ts';
import { launchBrowser } from './launch-browser.ts';
import { drawCardBack, drawOtherBack, makeOffice, writeSite, type MadeUpOffice } from './made-up-office.ts';
import { makeSite, visitSite, type MadeUpSite } from './made-up-site.ts';
import { openVerifier } from './open-verifier.ts';

let site: MadeUpSite;
let stranger: MadeUpOffice;
let browser: Browser;

beforeAll(async () => {
  [site, stranger, browser] = await Promise.all([makeSite(), makeOffice(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(async () => {
  await writeSite(site.site, site.office.config('UTM Ségou'), await site.office.publish(3));
});

const invite = (office: MadeUpOffice, centre: string, name?: string): string =>
  inviteTo(site.server.url, office, centre, name);

const question = (page: Page) => page.locator('.setup-question');
const bar = (page: Page) => page.locator('.bar-name');
const strip = (page: Page) => page.locator('.list-strip');
const listFile = async (office: MadeUpOffice, sequence: number) => ({
  name: 'DOC-WA0007',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(packListFile(await office.publish(sequence))),
});

test('a link sets a phone up, after one question, and is gone from the address', async () => {
  const phone = await openVerifier(browser, invite(site.office, 'CSCom de Markala'), {
    until: '.setup-question',
  });
  const { page } = phone;
  expect(page.url()).toBe(site.server.url);
  await expect.poll(() => question(page).innerText()).toContain('CSCom de Markala');
  expect(await question(page).innerText()).toMatch(/\d{4}( \d{4}){4}/);
  await page.getByRole('button', { name: 'Oui, mettre en service' }).click();
  await expect.poll(() => bar(page).innerText()).toBe('UTM Ségou · CSCom de Markala');
  await expect.poll(() => strip(page).innerText()).toContain('Liste n° 3');

  await page.goto(invite(site.office, 'CSCom de Markala'));
  await page.getByText('Ce téléphone est déjà réglé ainsi.').waitFor();
  // The same office, another centre: the root of before stays, and the lists.
  await page.goto(invite(site.office, 'CSRéf de Niono'));
  await page.getByRole('button', { name: 'Changer', exact: true }).click();
  await expect.poll(() => bar(page).innerText()).toBe('UTM Ségou · CSRéf de Niono');
  expect(await strip(page).innerText()).toContain('Liste n° 3');
  expect(phone.complaints()).toEqual([]);
  await phone.close();
});

test('the root on the paper counts, not the one that a changed site names', async () => {
  await writeSite(site.site, stranger.config('Faux bureau'), await stranger.publish(9));
  const phone = await openVerifier(browser, invite(site.office, 'CSCom de Markala'), {
    until: '.setup-question',
  });
  const { page } = phone;
  await page.getByRole('button', { name: 'Oui, mettre en service' }).click();
  await expect.poll(() => bar(page).innerText()).toBe('UTM Ségou · CSCom de Markala');
  expect(await strip(page).innerText()).toContain('Aucune liste');
  // Without any list nothing is said against a card.
  await phone.give(await drawCardBack(await site.office.token()));
  expect(await phone.answer()).toMatchObject({ verdict: 'unknown-issuer', colour: 'amber' });
  await phone.close();
});

test('another office’s link asks; to keep is the way out, and nothing of the old office stays when it is changed', () =>
  visitSite(browser, site.server, async ({ page }) => {
    await page.goto(invite(stranger, 'CSCom de Markala', 'Un autre bureau'));
    const keep = page.getByRole('button', { name: 'Garder le bureau actuel' });
    await keep.waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Garder le bureau actuel');
    const [now, other] = [...(await question(page).innerText()).matchAll(/\d{4}(?: \d{4}){4}/g)].map(String);
    expect(now).not.toBe(other);
    await keep.click();
    await expect.poll(() => strip(page).innerText()).toContain('Liste n° 3');
    expect(await bar(page).innerText()).toBe('UTM Ségou');

    await writeSite(site.site, stranger.config(), await stranger.publish(2));
    await page.goto(invite(stranger, 'CSCom de Markala', 'Un autre bureau'));
    await page.getByRole('button', { name: 'Les chiffres sont les mêmes' }).click();
    await expect.poll(() => bar(page).innerText()).toBe('Un autre bureau · CSCom de Markala');
    // An older number than the one seen of the other root, and of the same office number: another series.
    await expect.poll(() => strip(page).innerText()).toContain('Liste n° 2');
  }));

test('another office’s list file asks, and is never mixed with the list in use', () =>
  visitSite(browser, site.server, async ({ page }) => {
    const open = async (): Promise<void> => {
      await strip(page).click();
      await page.locator('.sheet input[type=file]').setInputFiles(await listFile(stranger, 8));
      await question(page).waitFor();
    };
    await open();
    await page.getByRole('button', { name: 'Garder le bureau actuel' }).click();
    await expect.poll(() => strip(page).innerText()).toContain('Liste n° 3');
    await open();
    await page.getByRole('button', { name: 'Les chiffres sont les mêmes' }).click();
    await expect.poll(() => strip(page).innerText()).toContain('Liste n° 8');
  }));

test('a damaged link changes nothing and says so, on a phone that is set up and on one that is not', async () => {
  const damaged = invite(site.office, 'CSCom de Markala').replace('.list/', '.liste');
  await visitSite(browser, site.server, async ({ page }) => {
    await page.goto(damaged);
    await page.getByText('est abîmé ou incomplet').waitFor();
    expect(await bar(page).innerText()).toBe('UTM Ségou');
  });
  const phone = await openVerifier(browser, damaged, { until: '.setup' });
  await phone.page.getByText('est abîmé ou incomplet').waitFor();
  await phone.page.getByRole('button', { name: 'Réessayer' }).click();
  await expect.poll(() => bar(phone.page).innerText()).toBe('UTM Ségou');
  await phone.close();
});

test('the page’s own reader takes an office’s code, and refuses one of another page', () =>
  visitSite(browser, site.server, async ({ page, give }) => {
    const code = invite(site.office, 'CSCom de Markala');
    await give(await drawOtherBack(code.replace(site.server.url, 'https://ailleurs.example/')));
    await page.getByText('Ce code est fait pour une autre adresse : https://ailleurs.example/').waitFor();
    await give(await drawOtherBack(code));
    await page.getByRole('button', { name: 'Changer', exact: true }).click();
    await expect.poll(() => bar(page).innerText()).toBe('UTM Ségou · CSCom de Markala');
  }));

test('a list shared by a messenger is taken, by the service worker alone, and nothing of it stays behind', () =>
  visitSite(browser, site.server, async ({ page }) => {
    await page.evaluate('navigator.serviceWorker.ready');
    // A page in the worker's hands that takes nothing itself: the desk would, if it were still starting.
    await page.goto(`${site.server.url}icons/icon-192.png`);
    const { buffer } = await listFile(site.office, 4);
    const opened = await page.evaluate(
      async (bytes) => {
        const form = new FormData();
        form.append('file', new File([Uint8Array.from(bytes)], 'DOC-WA0007', { type: 'text/plain' }));
        const { url, status } = await fetch('../share', { method: 'POST', body: form });
        return { url, status };
      },
      [...buffer],
    );
    expect(opened).toEqual({ url: `${site.server.url}?share`, status: 200 });
    await page.goto(opened.url);
    await page.getByText('Liste n° 4 installée.').waitFor();
    expect(page.url()).toBe(site.server.url);
    expect(await page.evaluate("caches.has('shared-files')")).toBe(false);
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.reload();
    await expect.poll(() => strip(page).innerText()).toContain('Liste n° 4');
  }));

test('files that are dropped, or that the computer opens with the page, are taken: a list installed, a card’s picture answered', async () => {
  const launch = `Object.defineProperty(globalThis, 'launchQueue', { value: {
    setConsumer(consumer) {
      globalThis.openWith = (...bytes) =>
        consumer({ files: bytes.map((file) => ({ getFile: async () => new File([Uint8Array.from(file)], 'a') })) });
    },
  } });`;
  await visitSite(
    browser,
    site.server,
    async ({ page, answer }) => {
      const openWith = async (...files: Buffer[]): Promise<unknown> =>
        await page.evaluate(`openWith(...${JSON.stringify(files.map((file) => [...file]))})`);
      await page.waitForFunction('globalThis.openWith !== undefined');
      await openWith((await listFile(site.office, 4)).buffer);
      await page.getByText('Liste n° 4 installée.').waitFor();
      await page.getByRole('button', { name: 'Fermer' }).click();
      // Started by the browser's icon: nothing was opened.
      await openWith();
      await openWith(await drawCardBack(await site.office.token()));
      expect(await answer()).toMatchObject({ verdict: 'eligible' });

      await strip(page).click();
      const { buffer } = await listFile(site.office, 5);
      const stays = await page.evaluate(`(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(${JSON.stringify([...buffer])})], 'liste'));
        const events = ['dragover', 'drop'].map(
          (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        return events.map((event) => document.querySelector('.sheet').dispatchEvent(event));
      })()`);
      // The browser does not leave the page for the file.
      expect(stays).toEqual([false, false]);
      await expect.poll(() => strip(page).innerText()).toContain('Liste n° 5');
      expect(await page.locator('dialog').count()).toBe(0);
    },
    launch,
  );
});
