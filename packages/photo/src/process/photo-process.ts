import { fork, type ChildProcess } from 'node:child_process';
import { PhotoError } from '../errors.ts';
import type { PhotoOptions, PreparedPhoto } from '../prepare-photo.ts';
import type { PhotoAnswer, PhotoTask } from './photo-worker.ts';

/** A process that has had nothing to do for this long is ended. */
const idleMs = 15_000;

/**
 * Each of some twenty threads that decode, encode and find faces would keep its own store of freed memory with glibc's allocator:
 * 150 MB, growing over thousands of photos. Two stores are as fast. It must be said before a process starts.
 */
const stores = { MALLOC_ARENA_MAX: '2' };
/** All that the process is told of this one's surroundings: what decodes strangers' files has no passphrase in its memory. */
const passedOn = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/** Prepares photos in a process of its own, so that its memory is its own and a decoder's crash is one photo's. */
export interface PhotoProcess {
  /** As `preparePhoto`. @throws {ProcessEnded} when the process ends meanwhile */
  prepare(input: Uint8Array | string, options: PhotoOptions): Promise<PreparedPhoto>;
  /** Ends it at once. */
  end(): void;
}

/** The process ended by itself, of one of the photos that were under way. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

interface Waiting {
  resolve: (photo: PreparedPhoto) => void;
  reject: (reason: unknown) => void;
}

/** Makes one; the process starts with the first photo, and anew after it ended. `worker` is for tests of that. */
export function makePhotoProcess(worker = new URL('photo-worker.ts', import.meta.url)): PhotoProcess {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const start = (): ChildProcess => {
    const started = fork(worker, {
      env: { ...stores, ...Object.fromEntries(passedOn.map((name) => [name, process.env[name]])) },
      execArgv: ['--max-semi-space-size=8'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const fail = (reason: unknown) => {
      if (child === started) child = undefined;
      const failed = [...waiting.values()];
      waiting.clear();
      for (const { reject } of failed) reject(reason);
    };
    started.on('message', (answer: PhotoAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) rest(started);
      if ('photo' in answer) asked?.resolve(answer.photo);
      else asked?.reject(errorOf(answer));
    });
    started.on('error', fail);
    started.on('exit', (code, signal) =>
      fail(new ProcessEnded(`the photo process ended: ${signal ?? code}`)),
    );
    return started;
  };

  /** Lets the program end, and ends the process itself soon. */
  const rest = (resting: ChildProcess) => {
    resting.unref();
    resting.channel?.unref();
    idle = setTimeout(end, idleMs).unref();
  };
  const end = () => {
    clearTimeout(idle);
    child?.removeAllListeners('exit').kill();
    child = undefined;
  };

  return {
    prepare: async (input, options) =>
      await new Promise<PreparedPhoto>((resolve, reject) => {
        clearTimeout(idle);
        child ??= start();
        child.ref();
        child.channel?.ref();
        const task: PhotoTask = { id: ++lastId, input, options };
        waiting.set(task.id, { resolve, reject });
        // A message that cannot be sent is told by the end of the process.
        child.send(task, () => undefined);
      }),
    end,
  };
}

function errorOf(answer: Exclude<PhotoAnswer, { photo: unknown }>): Error {
  if ('fault' in answer) return typeof answer.fault === 'string' ? new Error(answer.fault) : answer.fault;
  const { code, details, cause } = answer.refusal;
  return new PhotoError(code, details, cause === undefined ? undefined : new Error(cause));
}

/**
 * Prepares photos in one process that all of them share. Where that ends, each photo that was under way is tried once more, in
 * a process of its own: the one that ends that too is damaged.
 */
export function prepareInProcesses(makeProcess: () => PhotoProcess): PhotoProcess['prepare'] {
  const shared = makeProcess();
  return async (input, options) => {
    try {
      return await shared.prepare(input, options);
    } catch (error) {
      if (!(error instanceof ProcessEnded)) throw error;
    }
    const alone = makeProcess();
    try {
      return await alone.prepare(input, options);
    } catch (error) {
      throw error instanceof ProcessEnded ? new PhotoError('photo-damaged', {}, error) : error;
    } finally {
      alone.end();
    }
  };
}

const prepare = prepareInProcesses(() => makePhotoProcess());

/** As `preparePhoto`, in the process that `preparePhotos` uses: for one photo more among many. */
export async function preparePhotoApart(
  input: Uint8Array | string,
  options: Omit<PhotoOptions, 'finder'> = {},
): Promise<PreparedPhoto> {
  return await prepare(input, options);
}
