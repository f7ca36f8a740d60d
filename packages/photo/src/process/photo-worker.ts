/** Runs in a process of its own: prepares the photos that it is sent, until its parent lets go of it. */
import { inspect } from 'node:util';
import { PhotoError, type PhotoErrorCode, type PhotoErrorDetails } from '../errors.ts';
import { preparePhoto, type PhotoOptions, type PreparedPhoto } from '../prepare-photo.ts';

/** One photo to prepare. */
export interface PhotoTask {
  id: number;
  input: Uint8Array | string;
  options: PhotoOptions;
}

/** What became of it: a photo, a refusal in its parts, or a fault of the program. */
export type PhotoAnswer =
  | { id: number; photo: PreparedPhoto }
  | { id: number; refusal: { code: PhotoErrorCode; details: PhotoErrorDetails; cause?: string } }
  | { id: number; fault: RangeError | string };

async function answer({ id, input, options }: PhotoTask): Promise<PhotoAnswer> {
  try {
    return { id, photo: await preparePhoto(input, options) };
  } catch (error) {
    if (error instanceof RangeError) return { id, fault: error };
    if (!(error instanceof PhotoError)) return { id, fault: inspect(error) };
    const { code, details, cause } = error;
    return { id, refusal: { code, details, ...(cause !== undefined && { cause: inspect(cause) }) } };
  }
}

process.on('message', (task: PhotoTask) => {
  void answer(task).then((message) => process.send?.(message));
});
process.on('disconnect', () => process.exit());
// Ctrl-C in a terminal reaches all processes of a command; its first one decides.
process.on('SIGINT', () => undefined);
