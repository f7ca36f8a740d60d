import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemberNumber } from '@passeport/codes';
import type { PublicJwk } from '@passeport/credential';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowserIn } from '../../browser/launch-browser.ts';
import { serveFolder } from '../../browser/serve-folder.ts';
import { bundleDesk } from './bundle-desk.ts';
import type { DeskPage } from './desk-page.ts';
import { findRenderers, forgetPeak, readMemory } from './renderer-memory.ts';

declare global {
  var deskPage: DeskPage;
}

/** How much slower than this machine a cheap phone is taken to be. */
const SLOWDOWN = 4;
/** How often the list is opened anew for a first lookup. */
const FIRST_LOOKUPS = 10;

/** The page's clock counts in hundredths of a millisecond only where no other site can share its process. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** What is done at the desk: a list in one file, its root, its day; members to look up; cards to judge. */
export interface DeskWork {
  file: Uint8Array;
  root: PublicJwk;
  now: Date;
  members: readonly MemberNumber[];
  /** Texts of QR codes. */
  cards: readonly string[];
}

/** Milliseconds in a browser that is slowed down; memory is what its page's process grew by. */
export interface DeskFigures {
  throttleFactor: number;
  receiveMs: number;
  receivePeakBytes: number;
  openMs: number;
  openPeakBytes: number;
  /** The first lookup of each of some starts, before anything is read ahead. */
  firstLookupMs: number[];
  readAheadMs: number;
  lookupMs: number[];
  judgeMs: number[];
  verdicts: string[];
}

/**
 * The verifier's own desk in Chromium under four times CPU throttling. A first browser receives the list, as a phone
 * does once; a second one, started anew, opens what the first stored, looks members up and judges cards.
 */
export async function measureDesk({ file, root, now, members, cards }: DeskWork): Promise<DeskFigures> {
  const scratch = await mkdtemp(join(tmpdir(), 'passeport-bench-'));
  const site = join(scratch, 'site');
  await bundleDesk(site, now);
  await writeFile(join(site, 'country.psl'), file);
  const server = await serveFolder(site, '/', ISOLATED);
  const inBrowser = async <Result>(work: (page: SlowPage) => Promise<Result>): Promise<Result> => {
    const context = await launchBrowserIn(join(scratch, 'profile'));
    try {
      return await work(await openSlowPage(context, server.url));
    } finally {
      await context.close();
    }
  };
  try {
    const received = await inBrowser(({ page, growth }) =>
      growth(() => page.evaluate((root) => globalThis.deskPage.receive('country.psl', root), root)),
    );
    return await inBrowser(async ({ page, growth, throttleFactor }) => {
      const open = () => page.evaluate(() => globalThis.deskPage.open());
      const lookUp = (some: readonly MemberNumber[]) =>
        page.evaluate((given) => globalThis.deskPage.lookUp(given), [...some]);
      const opened = await growth(async () => {
        const openMs = await open();
        const readAheadMs = await page.evaluate(() => globalThis.deskPage.readAhead());
        return { openMs, readAheadMs, lookupMs: await lookUp(members) };
      });
      const judged = await page.evaluate((given) => globalThis.deskPage.judge(given), [...cards]);
      const firstLookupMs: number[] = [];
      for (const member of members.slice(0, FIRST_LOOKUPS)) {
        await open();
        firstLookupMs.push(...(await lookUp([member])));
      }
      return {
        throttleFactor,
        receiveMs: received.result,
        receivePeakBytes: received.grownBytes,
        ...opened.result,
        openPeakBytes: opened.grownBytes,
        firstLookupMs,
        judgeMs: judged.map(({ milliseconds }) => milliseconds),
        verdicts: judged.map(({ verdict }) => verdict),
      };
    });
  } finally {
    await server.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

interface SlowPage {
  page: Page;
  /** By how much the page's arithmetic really is slower. */
  throttleFactor: number;
  /** Runs work in the page and says how much its process's memory grew at most meanwhile. */
  growth: <Result>(work: () => Promise<Result>) => Promise<{ grownBytes: number; result: Result }>;
}

async function openSlowPage(context: BrowserContext, url: string): Promise<SlowPage> {
  const [page = await context.newPage()] = context.pages();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.deskPage !== undefined);
  const spin = () => page.evaluate(() => globalThis.deskPage.spin());
  await spin();
  const fast = await spin();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const throttleFactor = (await spin()) / fast;

  const browser = context.browser();
  if (browser === null) throw new Error('the browser is gone');
  const renderers = await findRenderers(await browser.newBrowserCDPSession());
  const [renderer] = renderers;
  if (renderer === undefined || renderers.length > 1)
    throw new Error(`${renderers.length} renderers, not one`);
  return {
    page,
    throttleFactor,
    growth: async (work) => {
      await session.send('HeapProfiler.collectGarbage');
      await forgetPeak(renderer);
      const before = await readMemory(renderer);
      const result = await work();
      const after = await readMemory(renderer);
      return { grownBytes: after.peakBytes - before.residentBytes, result };
    },
  };
}
