import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/**
 * Starts the headless Chromium that npm brings, with a camera that is always allowed.
 *
 * @param cameraFile absolute path of a `.y4m` or `.mjpeg` file that the camera shows, over and over; one for each
 * browser. Without it the camera shows Chromium's own moving picture.
 * @param cameras how many cameras the phone has
 */
export async function launchBrowser({
  cameraFile,
  cameras = 1,
}: { cameraFile?: string; cameras?: number } = {}): Promise<Browser> {
  const camera = cameraFile === undefined ? [] : [`--use-file-for-fake-video-capture=${cameraFile}`];
  return await chromium.launch(await optionsWith(camera, cameras));
}

/** The same with what it keeps in `folder`: a browser that is started anew finds there what the one before stored. */
export async function launchBrowserIn(folder: string): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(folder, await optionsWith([]));
}

async function optionsWith(args: readonly string[], cameras = 1): Promise<LaunchOptions> {
  return {
    executablePath: await findChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      `--use-fake-device-for-media-stream=device-count=${cameras}`,
      '--use-fake-ui-for-media-stream',
      ...args,
    ],
  };
}
