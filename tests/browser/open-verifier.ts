import type { Browser, Page } from 'playwright-core';

/** What an answer's screen says of itself. */
export interface ShownAnswer {
  verdict: string | null;
  reason: string | null;
  colour: string | undefined;
  title: string;
}

/** A phone with the verifier open, and what a receptionist does with it. */
export interface OpenVerifier {
  page: Page;
  /** Opens the camera by its button. */
  scan: () => Promise<void>;
  /** Gives an image file, or any other. */
  give: (file: Buffer) => Promise<void>;
  /** Types a number into the keypad's field. */
  type: (number: string) => Promise<void>;
  /** Waits for the answer's screen. */
  answer: () => Promise<ShownAnswer>;
  /** Requests to any other place than the page's own folder. */
  strangeRequests: () => string[];
  /** Errors and warnings of the console, and errors that nobody caught. */
  complaints: () => string[];
  close: () => Promise<void>;
}

const DESK = '.frame';

/** On a busy machine everything takes its time: what is waited for is what counts. */
const PATIENCE_MS = 90_000;

/** Waits for the desk, and until it has asked the site for a newer list, as at every start: what a test puts there is for later. */
export async function awaitDesk(page: Page): Promise<void> {
  await page.locator(DESK).waitFor();
  await page.evaluate(`navigator.locks.request('verifier:' + location.pathname, () => undefined)`);
}

/** Loads the page again, once what was chosen on it is kept, and waits for its desk. */
export async function reopen({ page }: Pick<OpenVerifier, 'page'>): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('verifier:' + location.pathname);
    opening.onerror = reject;
    opening.onsuccess = () => {
      // Its turn comes after whatever is being written.
      const turn = opening.result.transaction('settings', 'readwrite');
      turn.objectStore('settings').count();
      turn.oncomplete = () => { opening.result.close(); resolve(); };
      turn.onabort = reject;
    };
  })`);
  await page.reload();
  await awaitDesk(page);
}

/**
 * Opens the verifier on a phone of its own: nothing is kept from one to the next.
 *
 * @param until what to wait for: the desk, unless the first start is to fail
 * @param pixelRatio pixels of a screenshot for each pixel of the page
 */
export async function openVerifier(
  browser: Browser,
  url: string,
  { until = DESK, pixelRatio = 1 }: { until?: string; pixelRatio?: number } = {},
): Promise<OpenVerifier> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: pixelRatio,
    locale: 'fr-FR',
    hasTouch: true,
    isMobile: true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const strange: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const asked = request.url();
    // A blob is in the page's own memory; to the forbidden port the test itself goes.
    if (!asked.startsWith(url) && !asked.startsWith('blob:')) strange.push(asked);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Where nothing changed since the phone's list, the site has no file of changes, and the browser says so.
    if (message.text().includes('404') && /\/deltas\/\d+\.psd$/.test(message.location().url)) return;
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url);
  await (until === DESK ? awaitDesk(page) : page.locator(until).waitFor());

  return {
    page,
    async scan() {
      await page.locator('.scan-start').click();
    },
    async give(file) {
      // The way to it opens the phone's own chooser, which is not waited for.
      await page.locator('[data-way=image]').click();
      await page.locator('.image input[type=file]').setInputFiles({
        name: 'image.png',
        mimeType: 'image/png',
        buffer: file,
      });
    },
    async type(number) {
      await page.locator('[data-way=number]').click();
      await page.locator('.number-field').pressSequentially(number.replaceAll('-', ''));
    },
    async answer() {
      const shown = page.locator('.answer');
      await shown.waitFor();
      return {
        verdict: await shown.getAttribute('data-verdict'),
        reason: await shown.getAttribute('data-reason'),
        colour: /answer-(\w+)/.exec((await shown.getAttribute('class')) ?? '')?.[1],
        title: await shown.locator('.verdict-title').innerText(),
      };
    },
    strangeRequests: () => strange,
    complaints: () => complaints,
    close: () => context.close(),
  };
}
