import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/**
 * Starts the headless Chromium that npm brings, with a camera that is always allowed.
 *
 * @param cameraFile absolute path of a `.y4m` or `.mjpeg` file that the camera shows, over and over; one for each
 * browser. Without it the camera shows Chromium's own moving picture.
 */
export async function launchBrowser({ cameraFile }: { cameraFile?: string } = {}): Promise<Browser> {
  return await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...(cameraFile === undefined ? [] : [`--use-file-for-fake-video-capture=${cameraFile}`]),
    ],
  });
}
