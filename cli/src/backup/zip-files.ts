import { createReadStream } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';

/** A file to put into a backup: from the disk, or made here. */
export type ZippedFile = { path: string } & ({ from: string } | { text: string });

/** The bytes of a zip, as they come: no more than a piece of a file is in memory. */
export async function* zipFiles(files: readonly ZippedFile[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const failed: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) failed.push(error);
    else ready.push(chunk);
  });
  const take = (): Uint8Array[] => {
    const [error] = failed;
    if (error !== undefined) throw error;
    return ready.splice(0);
  };
  for (const file of files) {
    const entry = new ZipDeflate(file.path, { level: 6 });
    zip.add(entry);
    for await (const chunk of piecesOf(file)) {
      entry.push(chunk);
      yield* take();
    }
    entry.push(new Uint8Array(0), true);
    yield* take();
  }
  zip.end();
  yield* take();
}

async function* piecesOf(file: ZippedFile): AsyncGenerator<Uint8Array> {
  if ('text' in file) {
    yield new TextEncoder().encode(file.text);
    return;
  }
  for await (const chunk of createReadStream(file.from))
    if (chunk instanceof Uint8Array) yield new Uint8Array(chunk);
}
