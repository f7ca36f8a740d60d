import { appendFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { packListFile } from '@passeport/eligibility';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { drawCardBack, people, writeSite } from './made-up-office.ts';
import { makeSite, type MadeUpSite } from './made-up-site.ts';
import { awaitDesk, openVerifier, reopen, type OpenVerifier } from './open-verifier.ts';

/** What a phone goes through in a village: the answer stays right, or says why it is none. */

const DAY_MS = 86_400_000;

let site: MadeUpSite;
let browser: Browser;
let eligible: Buffer;
let revoked: Buffer;

beforeAll(async () => {
  site = await makeSite();
  browser = await launchBrowser();
  eligible = await drawCardBack(await site.office.token());
  revoked = await drawCardBack(await site.office.token({ member: people.revoked }));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  await offer(3);
});

/** Puts a list on the site. */
async function offer(sequence: number): Promise<void> {
  await writeSite(site.site, site.office.config(), await site.office.publish(sequence, 7 - sequence));
}

/** Opens the page on a phone of its own, and waits until it can do without the network. */
async function visit(use: (verifier: OpenVerifier) => Promise<void>): Promise<void> {
  const verifier = await openVerifier(browser, site.server.url);
  try {
    await verifier.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await use(verifier);
    expect(verifier.strangeRequests()).toEqual([]);
  } finally {
    await verifier.close();
  }
}

const strip = async (page: Page): Promise<string> =>
  (await page.locator('.list-strip').innerText()).replaceAll('\u00a0', ' ');
const judge = async ({ page, give, answer }: OpenVerifier, card: Buffer): Promise<string[]> => {
  await give(card);
  const { colour = '', reason } = await answer();
  const why = await page.locator('.answer').innerText();
  await page.locator('.next').click();
  return [colour, reason ?? '', why];
};
const update = async (page: Page, said: string): Promise<void> => {
  await page.locator('.list-strip').click();
  await page.getByRole('button', { name: 'Mettre à jour' }).click();
  await expect.poll(async () => await page.locator('.sheet-outcome').innerText()).toContain(said);
  await page.getByRole('button', { name: 'Fermer' }).click();
};

/** Runs something in a transaction on the page's own database. */
const inDatabase = (work: string): string => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('verifier:' + location.pathname);
  opening.onsuccess = () => {
    const { result: database } = opening;
    const transaction = database.transaction('files', 'readwrite');
    const files = transaction.objectStore('files');
    ${work}
    transaction.oncomplete = () => { database.close(); resolve(); };
    transaction.onerror = reject;
  };
})`;

test('90 days without a network: what was known is said with its date, and a dead card stays dead', () =>
  visit(async (verifier) => {
    const { page } = verifier;
    const listOf = /Liste n° 3 du (\d\d\/\d\d\/\d{4})/;
    const issued = listOf.exec(await strip(page))?.[1] ?? '';
    await page.context().setOffline(true);
    for (const days of [20, 50, 90]) {
      await page.clock.setFixedTime(new Date(Date.now() + days * DAY_MS));
      await reopen(verifier);
      expect(await strip(page)).toContain(`${days > 25 ? 'trop ancienne' : 'ancienne'} : ${days + 4} jours`);
      // The date is the signed list's: nothing but another list moves it.
      expect(listOf.exec(await strip(page))?.[1]).toBe(issued);
      const [colour, reason, why = ''] = await judge(verifier, eligible);
      if (days === 20) expect([colour, reason]).toEqual(['green', 'paid']);
      else {
        expect([colour, reason]).toEqual(['amber', days === 50 ? 'list-too-old' : 'list-expired']);
        expect(why).toContain(issued);
        expect(why).toContain('Elle disait');
      }
      expect((await judge(verifier, revoked)).slice(0, 2)).toEqual(['red', 'edition-dead']);
    }
  }));

test('a clock that fell back is explained and blocks nothing; one that ran ahead is found by the network', () =>
  visit(async (verifier) => {
    const { page } = verifier;
    await page.clock.setFixedTime(new Date('2020-01-01T08:00:00Z'));
    await reopen(verifier);
    await page.getByText('Ce téléphone est au 01/01/2020, avant la liste du').waitFor();
    const [colour, , why] = await judge(verifier, eligible);
    expect(colour).toBe('green');
    expect(why).toContain('La date de cet appareil est en retard');
    await offer(4);
    await update(page, 'Liste n° 4 installée.');

    await page.clock.setFixedTime(new Date('2039-06-30T08:00:00Z'));
    await reopen(verifier);
    await page.getByText('Ce téléphone est au 30/06/2039, le réseau au').waitFor();
    expect((await judge(verifier, revoked))[0]).toBe('red');
    await page.locator('.list-strip').click();
    await page.getByText('Le téléphone est-il à la bonne date').waitFor();
    expect(await page.locator('.sheet').innerText()).toContain('30/06/2039');

    // Nothing was spoilt by it.
    await page.clock.setFixedTime(new Date());
    await reopen(verifier);
    await expect.poll(async () => await strip(page)).toContain('à jour');
    expect((await judge(verifier, eligible))[0]).toBe('green');
    expect(await page.locator('.notice').isVisible()).toBe(false);
  }));

test('a phone without space says so at the first start, and goes on when there is some', async () => {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(site.server.url);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto(site.server.url);
  await page.getByText('Plus de place sur ce téléphone').waitFor();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.locator('.frame').waitFor();
  expect(await strip(page)).toContain('Liste n° 3');
  await context.close();
});

test('a list for which there is no space leaves the one before, and is taken when there is some', () =>
  visit(async (verifier) => {
    const { page } = verifier;
    await page.evaluate(`{
      const { put } = IDBObjectStore.prototype;
      globalThis.isFull = true;
      IDBObjectStore.prototype.put = function (...given) {
        if (isFull) throw new DOMException('no space', 'QuotaExceededError');
        return put.apply(this, given);
      };
    }`);
    await offer(4);
    await update(page, 'Plus de place sur le téléphone');
    expect(await strip(page)).toContain('Liste n° 3');
    expect((await judge(verifier, eligible))[0]).toBe('green');

    await page.evaluate('isFull = false');
    await update(page, 'Liste n° 4 installée.');
    await reopen(verifier);
    expect(await strip(page)).toContain('Liste n° 4');
  }));

test('a part of the page that did not come is told where it is wanted, and comes when the page is opened again', async () => {
  const assets = join(site.site, 'assets');
  const parts = (await readdir(assets)).filter((name) => /^(?:read-image|settings-sheet)-.*\.js$/.test(name));
  const hide = async (from: string, to: string): Promise<void> => {
    for (const part of parts) await rename(join(assets, part + from), join(assets, part + to));
  };
  await hide('', '.away');
  const verifier = await openVerifier(browser, site.server.url);
  try {
    const { page } = verifier;
    await verifier.give(eligible);
    await page.locator('.image', { hasText: 'Cela n’a pas marché' }).waitFor();
    await page.locator('.bar-settings').click();
    await page.locator('.notice', { hasText: 'Cela n’a pas marché' }).waitFor();

    await hide('.away', '');
    await page.getByRole('button', { name: 'Ouvrir de nouveau' }).click();
    await page.locator('.notice').waitFor({ state: 'hidden' });
    await awaitDesk(page);
    await page.locator('.bar-settings').click();
    await page.locator('dialog').getByRole('button', { name: 'Fermer' }).click();
    expect((await judge(verifier, eligible))[0]).toBe('green');
  } finally {
    await verifier.close();
  }
});

test('storage that the browser takes away is said at once, and made anew at the next start', () =>
  visit(async (verifier) => {
    const { page } = verifier;
    await page.evaluate(`new Promise((resolve) => {
      indexedDB.deleteDatabase('verifier:' + location.pathname).onsuccess = resolve;
    })`);
    await page.getByText('Le navigateur a effacé les données de cette page').waitFor();
    // What is in memory still answers.
    expect((await judge(verifier, eligible))[0]).toBe('green');
    await update(page, 'Le navigateur a effacé les données de cette page');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Ouvrir de nouveau' }).click();
    await page.getByText('La première ouverture a besoin du réseau').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.locator('.frame').waitFor();
    expect(await strip(page)).toContain('Liste n° 3');
    expect((await judge(verifier, eligible))[0]).toBe('green');
  }));

test('a page that is killed amid an update has the list before, and goes on with what had come', () =>
  visit(async ({ page }) => {
    const context = page.context();
    await page.evaluate(inDatabase('files.clear();'));
    await offer(4);
    const asked: string[] = [];
    let hold = 1;
    await context.route('**/list/blocks/*', async (route) => {
      asked.push(route.request().url());
      // The first file comes, the second never does.
      if (asked.length <= hold) await route.continue();
    });
    await page.locator('.list-strip').click();
    await page.getByRole('button', { name: 'Mettre à jour' }).click();
    await expect.poll(() => asked.length).toBe(2);
    const devtools = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    void devtools.send('Page.crash').catch(() => undefined);
    await crashed;

    hold = 99;
    const again = await context.newPage();
    await again.goto(site.server.url);
    await again.locator('.frame').waitFor();
    await expect.poll(async () => await strip(again)).toContain('Liste n° 4');
    // The file that had come was not fetched twice.
    expect(asked).toHaveLength(3);
    expect(asked[2]).toBe(asked[1]);
  }));

test('bytes flipped at rest: rights are unknown, the page says why, and the network mends it', () =>
  visit(async (verifier) => {
    const { page } = verifier;
    const flip = inDatabase(`files.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (cursor === null) return;
      const bytes = cursor.value;
      if (bytes.length < 200) { bytes[7] ^= 8; cursor.update(bytes); }
      cursor.continue();
    };`);
    await page.evaluate(flip);
    await page.context().setOffline(true);
    await reopen(verifier);
    await page.getByText('La liste est abîmée sur ce téléphone').waitFor();
    expect((await judge(verifier, eligible)).slice(0, 2)).toEqual(['amber', 'list-damaged']);
    await page.context().setOffline(false);
    await page.locator('.notice').waitFor({ state: 'hidden' });
    expect((await judge(verifier, eligible))[0]).toBe('green');
  }));

test('of two tabs, what one takes the other judges by at once', () =>
  visit(async ({ page }) => {
    const other = await page.context().newPage();
    await other.goto(site.server.url);
    await awaitDesk(other);
    await page.locator('.list-strip').click();
    await page.locator('.sheet input[type=file]').setInputFiles({
      name: 'liste.psl',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(packListFile(await site.office.publish(5, 0))),
    });
    await page.getByText('Liste n° 5 installée.').waitFor();
    await expect.poll(async () => await strip(other)).toContain('Liste n° 5');
  }));

test('asks that its data be kept, and for a list only when there is another', () =>
  visit(async (verifier) => {
    const { page } = verifier;
    await page.addInitScript(`StorageManager.prototype.persisted = async () => false;
      StorageManager.prototype.persist = async () => { globalThis.asked = true; return false; };`);
    await reopen(verifier);
    await expect.poll(async () => await page.evaluate('globalThis.asked')).toBe(true);
    await page.locator('.list-strip').click();
    await page.getByText('Le téléphone peut effacer la liste si la place manque').waitFor();

    const answered = page.waitForResponse(/manifest\.jws$/);
    await page.getByRole('button', { name: 'Mettre à jour' }).click();
    const headers = await (await answered).request().allHeaders();
    expect(headers['if-none-match']).toBeDefined();
    await page.getByText('C’est déjà la dernière liste.').waitFor();
  }));

test('a new version of the page waits until nobody is served, and until it is asked for', () =>
  visit(async (verifier) => {
    const { page, give, answer } = verifier;
    await appendFile(join(site.site, 'sw.js'), '\n// A later version.\n');
    await reopen(verifier);
    const offer = page.getByText('Nouvelle version du vérificateur');
    await offer.waitFor();
    await give(eligible);
    await answer();
    expect(await offer.isVisible()).toBe(false);
    await page.locator('.next').click();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Installer' }).click();
    await loaded;
    await page.locator('.frame').waitFor();
    expect(await offer.isVisible()).toBe(false);
  }));
