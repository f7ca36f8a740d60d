import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCameraFile } from './camera-file.ts';
import { launchBrowser } from './launch-browser.ts';
import { drawCardBack, drawOtherBack, people } from './made-up-office.ts';
import { makeSite, visitSite, type MadeUpSite } from './made-up-site.ts';
import { reopen, type OpenVerifier } from './open-verifier.ts';

let site: MadeUpSite;
let browser: Browser;

beforeAll(async () => {
  site = await makeSite();
  const cameraFile = join(site.folder, 'camera.mjpeg');
  await writeCameraFile(cameraFile, await drawCardBack(await site.office.token()));
  browser = await launchBrowser({ cameraFile });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const visit = (use: (verifier: OpenVerifier) => Promise<void>, before?: string) =>
  visitSite(browser, site.server, use, before);

/** Writes down what is heard and felt. */
const listen = `
  globalThis.heard = [];
  globalThis.felt = [];
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (...when) {
    heard.push(this.type + ' ' + this.frequency.value);
    return start.apply(this, when);
  };
  navigator.vibrate = (pattern) => felt.push(pattern.join());`;

describe('an answer', () => {
  test('sounds and feels different for each colour', () =>
    visit(async ({ page, give, answer }) => {
      const cards = {
        green: await drawCardBack(await site.office.token()),
        amber: await drawCardBack(await site.office.token({ member: people.lapsed })),
        red: await drawCardBack(await site.office.token({ member: people.revoked })),
        grey: await drawOtherBack('https://example.org'),
      };
      const signals: string[] = [];
      for (const [colour, card] of Object.entries(cards)) {
        await page.evaluate('heard.length = felt.length = 0');
        await give(card);
        expect(await answer()).toMatchObject({ colour });
        await expect.poll(() => page.evaluate('heard.length > 0 && felt.length > 0')).toBe(true);
        signals.push(await page.evaluate<string>('heard.join() + " / " + felt.join()'));
        await page.locator('.next').click();
      }
      expect(signals).toHaveLength(4);
      for (const part of [0, 1]) {
        expect(new Set(signals.map((signal) => signal.split(' / ')[part])).size).toBe(4);
      }
    }, listen));

  test('is silent and still when that was chosen, and remains so', () =>
    visit(async ({ page, give, answer }) => {
      await page.getByRole('button', { name: 'Réglages' }).click();
      await page.getByRole('switch', { name: 'Son' }).uncheck();
      await page.getByRole('switch', { name: 'Vibration' }).uncheck();
      await reopen({ page });
      await give(await drawCardBack(await site.office.token()));
      await answer();
      await page.waitForTimeout(500);
      expect(await page.evaluate('[heard, felt]')).toEqual([[], []]);
    }, listen));

  test('goes away by itself, and nothing about the person stays', () =>
    visit(async ({ page, scan, answer, complaints }) => {
      await page.getByRole('button', { name: 'Réglages' }).click();
      await page.getByLabel('Effacer la réponse après').selectOption('15 secondes');
      await page.getByRole('button', { name: 'Fermer' }).click();
      await page.clock.install();
      await scan();
      await answer();
      const face = await page.locator('.face img').getAttribute('src');
      // From here on only the test moves the clock.
      await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + 6000);
      await page.getByText(/Cette réponse s’efface dans [1-9] s/).waitFor();
      // Whoever touches it is still reading.
      await page.locator('.person-name').click();
      await page.clock.runFor(14_000);
      expect(await page.locator('.answer-leaving').innerText()).toBe('Cette réponse s’efface dans 1 s');
      await page.clock.runFor(2000);
      await page.locator('.scan-start').waitFor();

      expect(await page.content()).not.toMatch(/Aminata|0417-/);
      const left = await page.evaluate(`new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve('kept');
        image.onerror = () => resolve('gone');
        image.src = '${face}';
      })`);
      expect(left).toBe('gone');
      // The browser says so, too.
      expect(complaints().join()).toMatch(/^(?:Failed to load resource[^,]*)?$/);
      complaints().length = 0;
    }));

  test('makes way for the next card by itself in continuous scanning; a red one waits', () =>
    visit(async ({ page, scan, answer, give }) => {
      await page.getByRole('button', { name: 'Réglages' }).click();
      await page.getByLabel('Passer à la carte suivante').selectOption('20 secondes');
      await page.getByRole('button', { name: 'Fermer' }).click();
      await page.clock.install();
      await scan();
      await answer();
      await page.clock.runFor(11_000);
      await page.getByText(/Carte suivante dans \d s/).waitFor();
      await page.clock.runFor(10_000);
      await page.getByText('Cette carte vient d’être lue').waitFor();
      expect(await page.locator('.answer').count()).toBe(0);

      await give(await drawCardBack(await site.office.token({ member: people.revoked })));
      await answer();
      await page.clock.runFor(30_000);
      expect(await answer()).toMatchObject({ colour: 'red' });
    }));
});
