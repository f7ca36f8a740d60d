import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rasterisePdf } from '@passeport/scan';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type Desk } from '../journeys/office.ts';
import { writeCameraFile } from './camera-file.ts';
import { launchBrowser } from './launch-browser.ts';
import { openVerifier, reopen } from './open-verifier.ts';
import { serveFolder, type FolderServer } from './serve-folder.ts';

/** From the register to the phone: the demonstration's own PDF, page and list. */
describe('a page of the PDF just printed, held before the phone', () => {
  let desk: Desk;
  let server: FolderServer;

  beforeAll(async () => {
    // The browser has no other clock than the machine's.
    desk = openDesk(new Date().toISOString());
    const said = await desk.passeport('demo', '--no-serve', '--out', 'sortie');
    expect(said.exitCode, said.stderr).toBe(0);
    server = await serveFolder(join(desk.folder, 'sortie', 'verifier'), '/verif/');
  });
  afterAll(async () => {
    await server?.close();
    desk?.close();
  });

  /** The back of the n-th card, as a camera sees it. */
  const filmCard = async (card: number): Promise<string> => {
    const cameraFile = join(desk.folder, `card-${card}.mjpeg`);
    const pdf = readFileSync(join(desk.folder, 'sortie', 'cards.pdf'));
    for await (const page of rasterisePdf(pdf, { dpi: 300, pages: [2 * card] }))
      await writeCameraFile(cameraFile, page);
    return cameraFile;
  };

  test.each([
    ['the lost card', 1, { verdict: 'revoked', colour: 'red' }],
    ['the next card', 2, { verdict: 'eligible', colour: 'green' }],
  ])('%s', async (_, card, expected) => {
    const browser = await launchBrowser({ cameraFile: await filmCard(card) });
    try {
      const phone = await openVerifier(browser, server.url);
      await phone.scan();
      expect(await phone.answer()).toMatchObject(expected);
      expect(phone.strangeRequests()).toEqual([]);
      expect(phone.complaints()).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('without a network after the first load', async () => {
    const browser = await launchBrowser({ cameraFile: await filmCard(2) });
    try {
      const phone = await openVerifier(browser, server.url);
      await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await phone.page.context().setOffline(true);
      await reopen(phone);
      await phone.scan();
      expect(await phone.answer()).toMatchObject({ verdict: 'eligible', colour: 'green' });
    } finally {
      await browser.close();
    }
  });
});
