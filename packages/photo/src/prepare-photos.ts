import { availableParallelism } from 'node:os';
import { pMapIterable } from 'p-map';
import { PhotoError } from './errors.ts';
import { preparePhotoApart } from './process/photo-process.ts';
import { preparePhoto, type PhotoOptions, type PreparedPhoto } from './prepare-photo.ts';

/** A photo to prepare, and whose it is: `key` comes back with the outcome. */
export interface PhotoJob<Key> {
  key: Key;
  input: Uint8Array | string;
}

/** What became of one photo. */
export type PhotoOutcome<Key> = { key: Key; photo: PreparedPhoto } | { key: Key; error: PhotoError };

/**
 * Prepares many photos at once and gives their outcomes in the order of the jobs.
 *
 * A refused photo is an outcome, not the end. `concurrency` photos (default: one a core and one more) are worked on at a time, also
 * while the caller is busy with an outcome; as many again may be read or wait for their turn to be given, and no further job is taken.
 * They are prepared in a process of their own, unless a `finder` is given: a picture that makes a decoder crash is
 * `photo-damaged`, and the others go on.
 */
export async function* preparePhotos<Key>(
  jobs: Iterable<PhotoJob<Key>> | AsyncIterable<PhotoJob<Key>>,
  options: PhotoOptions & { concurrency?: number } = {},
): AsyncGenerator<PhotoOutcome<Key>, void, void> {
  const { concurrency = availableParallelism() + 1, ...photoOptions } = options;
  yield* pMapIterable(jobs, async (job) => await outcomeOf(job, photoOptions), {
    concurrency,
    backpressure: 2 * concurrency,
  });
}

async function outcomeOf<Key>(
  { key, input }: PhotoJob<Key>,
  options: PhotoOptions,
): Promise<PhotoOutcome<Key>> {
  try {
    const prepare = options.finder === undefined ? preparePhotoApart : preparePhoto;
    return { key, photo: await prepare(input, options) };
  } catch (error) {
    if (error instanceof PhotoError) return { key, error };
    throw error;
  }
}
