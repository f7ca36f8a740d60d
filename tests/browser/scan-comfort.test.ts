import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCameraFile } from './camera-file.ts';
import { launchBrowser } from './launch-browser.ts';
import { drawCardBack, people } from './made-up-office.ts';
import { makeSite, visitSite, type MadeUpSite } from './made-up-site.ts';
import { reopen, type OpenVerifier } from './open-verifier.ts';

let site: MadeUpSite;
/** A phone with two cameras, which see Chromium's moving picture. */
let phone: Browser;
/** A phone whose camera sees a card. */
let reader: Browser;

beforeAll(async () => {
  site = await makeSite();
  const cameraFile = join(site.folder, 'camera.mjpeg');
  await writeCameraFile(cameraFile, await drawCardBack(await site.office.token()));
  [phone, reader] = await Promise.all([launchBrowser({ cameras: 2 }), launchBrowser({ cameraFile })]);
});

afterAll(async () => {
  await Promise.all([phone?.close(), reader?.close()]);
  await site?.close();
});

type Use = (verifier: OpenVerifier) => Promise<void>;
const visit = (browser: Browser, use: Use, before?: string) => visitSite(browser, site.server, use, before);

describe('the camera', () => {
  const lampAndZoom = `
    globalThis.asked = [];
    const { getCapabilities, applyConstraints } = MediaStreamTrack.prototype;
    MediaStreamTrack.prototype.getCapabilities = function () {
      return { ...getCapabilities.call(this), torch: true, zoom: { min: 1, max: 5, step: 0.5 } };
    };
    MediaStreamTrack.prototype.applyConstraints = function (constraints) {
      globalThis.asked.push(constraints.advanced[0]);
      return Promise.resolve();
    };`;

  /** Its first picture comes when `showPicture` is called. */
  const lateCamera = `
    const { play } = HTMLMediaElement.prototype;
    const shown = new Promise((resolve) => { globalThis.showPicture = resolve; });
    HTMLMediaElement.prototype.play = function () {
      globalThis.track = this.srcObject.getTracks()[0];
      return shown.then(() => play.call(this));
    };`;

  test('has a lamp and a zoom, which is remembered', () =>
    visit(
      phone,
      async ({ page, scan }) => {
        await scan();
        const lamp = page.getByRole('button', { name: 'Lampe' });
        await lamp.click();
        await page.locator('.torch[aria-pressed=true]').waitFor();
        await lamp.click();
        await page.locator('.torch[aria-pressed=false]').waitFor();
        await page.getByRole('slider', { name: 'Grossir' }).fill('2.5');
        expect(await page.evaluate('asked')).toEqual([{ torch: true }, { torch: false }, { zoom: 2.5 }]);

        await reopen({ page });
        await scanAgain(page);
        await page.getByRole('slider').waitFor();
        expect(await page.evaluate('asked')).toEqual([{ zoom: 2.5 }]);
        expect(await page.getByRole('slider').inputValue()).toBe('2.5');
      },
      lampAndZoom,
    ));

  test('is the one that was chosen before', () =>
    visit(phone, async ({ page, scan }) => {
      await scan();
      const other = page.locator('.camera-tools .tool').first();
      const first = await other.innerText();
      expect(first).toMatch(/^[12]\/2$/);
      await other.click();
      await page.locator('.camera-tools .tool', { hasNotText: first }).waitFor();
      const second = await other.innerText();
      await reopen({ page });
      await scanAgain(page);
      await other.waitFor();
      expect(await other.innerText()).toBe(second);
    }));

  test('gives way to another when the one chosen is gone', () =>
    visit(phone, async ({ page }) => {
      await page.evaluate(`new Promise((resolve, reject) => {
        const opening = indexedDB.open('verifier:' + location.pathname);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('settings', 'readwrite');
          writing.objectStore('settings').put({ camera: 'no-such-camera' }, 'preferences');
          writing.oncomplete = () => { opening.result.close(); resolve(); };
          writing.onerror = reject;
        };
      })`);
      await reopen({ page });
      await scanAgain(page);
      await page.locator('.camera-tools .tool').first().waitFor();
    }));

  test('that has not shown anything yet makes way for a card that is typed, and opens again after it', () =>
    visit(
      reader,
      async ({ page, scan, answer }) => {
        await scan();
        await page.locator('.viewfinder video').waitFor({ state: 'attached' });
        await typeAsScanner(page, await site.office.qrText({ member: people.lapsed }));
        expect(await answer()).toMatchObject({ verdict: 'lapsed' });
        await page.evaluate('showPicture()');
        await page.locator('.viewfinder video').waitFor({ state: 'detached' });
        await page.locator('.next').click();
        await page.locator('[data-verdict=eligible]').waitFor();
      },
      lateCamera,
    ));

  test('that shows nothing is let go of, and this is said', () =>
    visit(
      phone,
      async ({ page, scan }) => {
        await page.clock.install();
        await scan();
        await page.locator('.viewfinder video').waitFor({ state: 'attached' });
        await page.clock.fastForward(10_000);
        await page.getByText('La caméra ne répond pas').waitFor();
        expect(await page.locator('.viewfinder video').count()).toBe(0);
        expect(await page.evaluate('track.readyState')).toBe('ended');
      },
      lateCamera,
    ));

  /** Writes down what is said while the camera looks: a busy machine may look away for longer than a sentence stands. */
  const listenToMessage = `
    globalThis.said = [];
    const message = document.querySelector('.scan-message');
    new MutationObserver(() => said.push(message.textContent)).observe(message, { childList: true });`;

  test.each([
    ['too dark', 8, 'Il fait trop sombre'],
    ['too far', 150, 'Rapprochez la carte'],
  ])('says after five seconds that it is %s', async (_, lightness, words) => {
    const table = join(site.folder, `table-${lightness}.mjpeg`);
    const noise = { type: 'gaussian' as const, mean: lightness, sigma: lightness / 5 };
    await writeCameraFile(
      table,
      await sharp({ create: { width: 500, height: 500, channels: 3, background: '#000', noise } })
        .png()
        .toBuffer(),
    );
    const browser = await launchBrowser({ cameraFile: table });
    try {
      await visit(browser, async ({ page, scan }) => {
        await page.evaluate(listenToMessage);
        await scan();
        await page.getByText(words).waitFor();
        expect(await page.evaluate('said.join()')).toContain('Placez le code dans le cadre');
      });
    } finally {
      await browser.close();
    }
  });
});

test('a card typed by a scanner while the camera wakes is answered, and the camera looks again after it', () =>
  visit(reader, async ({ page, scan, answer }) => {
    await scan();
    expect(await answer()).toMatchObject({ verdict: 'eligible' });
    await page.evaluate(`document.querySelector('.next').click()`);
    await typeAsScanner(page, await site.office.qrText({ member: people.lapsed }));
    await page.locator('[data-verdict=lapsed]').waitFor();
    expect(await page.evaluate(`document.querySelector('.viewfinder video').paused`)).toBe(true);
    await page.locator('.next').click();
    await page.getByText('Cette carte vient d’être lue').waitFor();
  }));

describe('a browser whose policy forbids wasm', () => {
  const noWasm = `delete globalThis.WebAssembly;`;

  test('reads a card and a picture all the same', () =>
    visit(
      reader,
      async ({ page, scan, answer, give }) => {
        await scan();
        expect(await answer()).toMatchObject({ verdict: 'eligible' });
        await page.locator('.next').click();
        await give(await drawCardBack(await site.office.token({ member: people.lapsed })));
        expect(await answer()).toMatchObject({ verdict: 'lapsed' });
      },
      noWasm,
    ));
});

describe('a scanner that types', () => {
  test('gives one card after another, whatever is shown', () =>
    visit(phone, async ({ page, answer, type }) => {
      await typeAsScanner(page, await site.office.qrText());
      expect(await answer()).toMatchObject({ verdict: 'eligible' });
      await typeAsScanner(page, await site.office.qrText({ member: people.lapsed }));
      await page.locator('[data-verdict=lapsed]').waitFor();
      // The camera, which was not open, is not opened.
      await page.locator('.next').click();
      await page.locator('.scan-start').waitFor();

      await page.locator('.list-strip').click();
      await typeAsScanner(page, people.revoked);
      await page.locator('.answer').waitFor();
      expect(await page.locator('dialog').count()).toBe(0);
      expect(await page.locator('.answer').innerText()).toContain(people.revoked);
      await page.locator('.next').click();

      await type('0417');
      await typeAsScanner(page, await site.office.qrText());
      expect(await answer()).toMatchObject({ verdict: 'eligible' });
    }));

  test('of something else is unreadable, never red', () =>
    visit(phone, async ({ page, answer }) => {
      await typeAsScanner(page, '3017620422003');
      expect(await answer()).toMatchObject({ verdict: 'unreadable', colour: 'grey' });
    }));
});

async function scanAgain(page: Page): Promise<void> {
  // Where it is allowed, it opens by itself.
  const state = await page.evaluate(
    `navigator.permissions.query({ name: 'camera' }).then(({ state }) => state)`,
  );
  if (state !== 'granted') await page.locator('.scan-start').click();
}

/** Types at once, as a scanner does, where the focus is; ends with Enter. Each key has its own time, however often the machine is interrupted. */
async function typeAsScanner(page: Page, text: string): Promise<void> {
  const keys = [...text].map((key) => ({ key, code: /\d/.test(key) ? `Digit${key}` : '' }));
  await page.evaluate((typed) => {
    const { document, KeyboardEvent, performance } = globalThis as unknown as {
      document: { activeElement: { dispatchEvent(event: unknown): void } };
      KeyboardEvent: new (type: string, options: object) => object;
      performance: { now(): number };
    };
    const start = performance.now();
    for (const [at, key] of [...typed, { key: 'Enter', code: 'Enter' }].entries()) {
      const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: start + 2 * at });
      document.activeElement.dispatchEvent(event);
    }
  }, keys);
}
