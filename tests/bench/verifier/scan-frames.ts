import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import * as v from 'valibot';
import { SIZES } from './corpus.ts';

/** A picture for the camera, as a file beside the page. */
export interface Frame {
  index: number;
  file: string;
  widthPx: number;
  heightPx: number;
}

const shownSchema = v.object({
  verdict: v.optional(v.string()),
  colour: v.optional(v.string()),
  number: v.optional(v.string()),
  /** From the frame in the video to the answer on the screen. */
  milliseconds: v.optional(v.number()),
  /** How often the page looked at the frame. */
  looks: v.number(),
});

/** What a page made of a frame: nothing but `looks` when it did not read it. */
export type Shown = v.InferOutput<typeof shownSchema>;

/** A page that is shown frames: ours, or a peer's. */
export interface ScanningPage {
  url: string;
  /** Begins to scan. */
  start: (page: Page) => Promise<unknown>;
  /** So often it may look at a frame before that counts as not read. */
  mostLooks: number;
  throttle?: number;
}

/** Shows every frame to the page's camera, one after the other; a page for each size of picture, as a phone's camera has one. */
export async function scanFrames(
  browser: Browser,
  frames: readonly Frame[],
  { url, start, mostLooks, throttle = 1 }: ScanningPage,
): Promise<Map<number, Shown>> {
  const found = new Map<number, Shown>();
  for (const { widthPx, heightPx } of SIZES) {
    const some = frames.filter((frame) => frame.widthPx === widthPx);
    if (some.length === 0) continue;
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      permissions: ['camera'],
      locale: 'fr-FR',
    });
    try {
      const page = await openWithCamera(context, url, widthPx, heightPx);
      await start(page);
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      for (const { index, file } of some) {
        const shown = await page.evaluate(`camera.show(${JSON.stringify(file)}, ${mostLooks})`);
        found.set(index, v.parse(shownSchema, shown));
      }
    } finally {
      await context.close();
    }
  }
  return found;
}

async function openWithCamera(
  context: BrowserContext,
  url: string,
  widthPx: number,
  heightPx: number,
): Promise<Page> {
  await context.addInitScript(`globalThis.cameraSize = [${widthPx}, ${heightPx}];`);
  await context.addInitScript(await readFile(new URL('camera.js', import.meta.url), 'utf8'));
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** The verifier: cards are held for longer than six looks. */
export function verifierPage(url: string, throttle = 1): ScanningPage {
  return {
    url,
    mostLooks: 6,
    throttle,
    start: async (page) => {
      await page.locator('.viewfinder[data-state=live] video').waitFor();
    },
  };
}

/** Writes a page with html5-qrcode as its README begins, at a phone's width, into the folder. */
export async function writePeerPage(folder: string): Promise<void> {
  const library = fileURLToPath(import.meta.resolve('html5-qrcode/html5-qrcode.min.js'));
  await writeFile(join(folder, 'html5-qrcode.min.js'), await readFile(library));
  await writeFile(
    join(folder, 'peer.html'),
    `<!doctype html><meta name="viewport" content="width=device-width"><title>html5-qrcode</title>
<div id="reader" style="width: 360px"></div><script src="html5-qrcode.min.js"></script><script>
  const answer = (text) => {
    if (document.querySelector('.answer')) return;
    const said = Object.assign(document.createElement('div'), { className: 'answer' });
    said.append(Object.assign(document.createElement('button'), { className: 'next', onclick: () => said.remove() }));
    document.body.append(said);
  };
  new Html5Qrcode('reader').start({ facingMode: 'environment' }, { fps: 30 }, answer, () => undefined);
</script>`,
  );
}

export function peerPage(url: string): ScanningPage {
  return {
    url: `${url}peer.html`,
    mostLooks: 1,
    start: async (page) => {
      await page.locator('video').waitFor();
    },
  };
}
