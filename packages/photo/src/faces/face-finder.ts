import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { RgbPicture } from '../decode-area.ts';
import { PhotoError } from '../errors.ts';
import type { FaceGeometry } from '../face-geometry.ts';
import type { DetectedFace } from './detect-faces.ts';
import type { FaceAnswer, FaceTask, SeenFace } from './face-worker.ts';

/** Finding takes hundredths of a second; the first task also waits for the models. */
const patienceMs = 30_000;
/** A thread that has had nothing to do for this long is ended; its models take 60 MB. */
const idleMs = 5_000;

/** Pixels are handed over in memory that the threads share, of one size and used again: copied once, and freed never. 900 × 900 pixels. */
const sharedBytes = 900 * 900 * 3;

/** Finds and traces faces in small pictures. Both throw PhotoError `face-finder-failed`. */
export interface FaceFinder {
  /** Looks at the whole picture; `closely` also at its parts, while it is not sure of anybody. */
  find(picture: RgbPicture, options?: { closely?: boolean }): Promise<SeenFace[]>;
  /** Measures a face that was seen, in a picture that shows it larger; all in that picture's pixels. */
  trace(picture: RgbPicture, face: DetectedFace): Promise<FaceGeometry>;
}

/**
 * Makes a finder of worker threads, which load the models when the first picture comes. A thread that crashes or does
 * not answer in time fails its one picture and is replaced. `worker` is for tests of that.
 */
export function makeFaceFinder(worker = new URL('face-worker.ts', import.meta.url)): FaceFinder {
  const threads = new Piscina<FaceTask, FaceAnswer>({
    filename: worker.href,
    minThreads: 0,
    maxThreads: Math.ceil(availableParallelism() / 2),
    idleTimeout: idleMs,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 4 },
  });
  const spare: SharedArrayBuffer[] = [];
  const ask = async (task: FaceTask): Promise<FaceAnswer> => {
    const { rgb } = task.picture;
    const memory =
      rgb.length > sharedBytes
        ? new SharedArrayBuffer(rgb.length)
        : (spare.pop() ?? new SharedArrayBuffer(sharedBytes));
    const shared = new Uint8Array(memory, 0, rgb.length);
    shared.set(rgb);
    try {
      const picture = { ...task.picture, rgb: shared };
      const answer = await threads.run({ ...task, picture }, { signal: AbortSignal.timeout(patienceMs) });
      if (memory.byteLength === sharedBytes) spare.push(memory);
      return answer;
    } catch (cause) {
      // A thread that failed may still read it: this memory is not used again.
      throw new PhotoError('face-finder-failed', {}, cause);
    }
  };
  return {
    find: async (picture, { closely = false } = {}) => (await ask({ picture, closely })).faces,
    trace: async (picture, face) => {
      const { traced } = await ask({ picture, face });
      if (traced === undefined) throw new PhotoError('face-finder-failed');
      return traced;
    },
  };
}

let shared: FaceFinder | undefined;

/** The process's one finder, made when first asked for. */
export function sharedFaceFinder(): FaceFinder {
  shared ??= makeFaceFinder();
  return shared;
}
