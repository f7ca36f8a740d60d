import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { PhotoError } from '../errors.ts';
import type { FaceAnswer, FaceTask } from './face-worker.ts';

/** Finding takes hundredths of a second; the first task also waits for the models. */
const patienceMs = 30_000;
/** A thread that has had nothing to do for this long is ended; its models take 60 MB. */
const idleMs = 5_000;

/** Finds faces in worker threads, which load the models when the first picture comes. */
export interface FacePool {
  /** @throws PhotoError `face-finder-failed` when a thread crashed or did not answer in time. */
  run<Task extends FaceTask>(task: Task): Promise<FaceAnswer<Task>>;
}

/** Makes a pool; `worker` and `timeoutMs` are for tests of what happens when a thread dies. */
export function makeFacePool(
  worker = new URL('face-worker.ts', import.meta.url),
  timeoutMs = patienceMs,
): FacePool {
  const threads = new Piscina({
    filename: worker.href,
    minThreads: 0,
    maxThreads: availableParallelism(),
    idleTimeout: idleMs,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  return {
    async run<Task extends FaceTask>(task: Task): Promise<FaceAnswer<Task>> {
      try {
        return (await threads.run(task, { signal: AbortSignal.timeout(timeoutMs) })) as FaceAnswer<Task>;
      } catch (cause) {
        throw new PhotoError('face-finder-failed', {}, cause);
      }
    },
  };
}

let shared: FacePool | undefined;

/** The process's one pool, made when first asked for. */
export function sharedFacePool(): FacePool {
  shared ??= makeFacePool();
  return shared;
}
