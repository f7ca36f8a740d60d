import { createWriteStream, type WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';

/** As `writeFileAtomically`, for a file that is made bit by bit: `write` ends the stream. For its user alone. */
export async function writeStreamAtomically<Result>(
  path: string,
  write: (output: WriteStream) => Promise<Result>,
): Promise<Result> {
  const temporary = `${path}.${process.pid}.tmp`;
  await rm(temporary, { force: true });
  const output = createWriteStream(temporary, { flags: 'wx', mode: 0o600 });
  // A disk that is full ends a stream that nobody may be waiting for at the time: told by the one who writes next.
  const failed = new Promise<never>((_, reject) => output.once('error', reject));
  failed.catch(() => undefined);
  try {
    const result = await Promise.race([write(output), failed]);
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return result;
  } catch (error) {
    output.destroy();
    await rm(temporary, { force: true });
    throw error;
  }
}
