import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import sharp from 'sharp';
import { fromRgb, type RgbPicture } from '../decode-area.ts';
import { PhotoError } from '../errors.ts';

/** The model's width and height; a portrait is squeezed into it. */
const maskSidePx = 256;
const patienceMs = 30_000;
const idleMs = 5_000;

/**
 * Tells the person in a portrait from what is behind: a byte for every pixel of it, 255 where the person is.
 *
 * @throws PhotoError `face-finder-failed` when the model's thread crashed or did not answer
 */
export type PersonFinder = (portrait: RgbPicture) => Promise<Uint8Array>;

function makePersonFinder(): PersonFinder {
  const threads = new Piscina<Uint8Array, Uint8Array>({
    filename: new URL('person-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: availableParallelism(),
    idleTimeout: idleMs,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  return async (portrait) => {
    const { widthPx, heightPx } = portrait;
    const small = await fromRgb(portrait).resize(maskSidePx, maskSidePx, { fit: 'fill' }).raw().toBuffer();
    const mask = await threads
      .run(Uint8Array.from(small), { signal: AbortSignal.timeout(patienceMs) })
      .catch((cause: unknown) => {
        throw new PhotoError('face-finder-failed', {}, cause);
      });
    return await sharp(mask, { raw: { width: maskSidePx, height: maskSidePx, channels: 1 } })
      .resize(widthPx, heightPx, { fit: 'fill' })
      .extractChannel(0)
      .raw()
      .toBuffer();
  };
}

let shared: PersonFinder | undefined;

/** The process's one finder; its threads and models are made when the first portrait comes. */
export function sharedPersonFinder(): PersonFinder {
  shared ??= makePersonFinder();
  return shared;
}
