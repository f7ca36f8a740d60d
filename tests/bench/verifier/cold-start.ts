import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import * as v from 'valibot';
import { launchBrowserIn } from '../../browser/launch-browser.ts';

/** Milliseconds from the page's first request to what is shown. */
export interface ColdStart {
  /** The desk, with its list: a number can be typed. */
  deskMs: number;
  /** The camera's picture: a card can be scanned. */
  cameraMs: number;
}

const coldStartSchema = v.object({ deskMs: v.number(), cameraMs: v.number() });

/** Runs in the page: a promise of when each was first there. */
const NOTE_TIMES = `
  globalThis.coldStart = new Promise((resolve) => {
    let deskMs;
    const look = () => {
      const list = document.querySelector('.list-strip');
      if (deskMs === undefined && list !== null && list.dataset.freshness !== 'none') deskMs = performance.now();
      const video = document.querySelector('.viewfinder[data-state=live] video');
      if (video !== null && video.readyState >= 2) resolve({ deskMs, cameraMs: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });`;

/** Starts the page without a network, in a browser that was started anew and is slowed down, on what a first visit left. */
export async function startCold(url: string, throttle: number): Promise<ColdStart> {
  const profile = await mkdtemp(join(tmpdir(), 'passeport-bench-'));
  const inBrowser = async <Result>(
    use: (context: BrowserContext, page: Page) => Promise<Result>,
  ): Promise<Result> => {
    const context = await launchBrowserIn(profile);
    try {
      await context.grantPermissions(['camera'], { origin: new URL(url).origin });
      return await use(context, await context.newPage());
    } finally {
      await context.close();
    }
  };
  try {
    await inBrowser(async (_, page) => {
      await page.goto(url);
      await page.locator('.list-strip[data-freshness=fresh]').waitFor();
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    });
    return await inBrowser(async (context, page) => {
      await page.addInitScript(NOTE_TIMES);
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      await context.setOffline(true);
      await page.goto(url);
      return v.parse(coldStartSchema, await page.evaluate('coldStart'));
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
