import type { Database } from './database.ts';

/** A part that is shorter is sooner fetched again than kept. */
const shortestPart = 4_096;

/**
 * Keeps a file of a list that is still on its way, verified by its hash. It is taken away again with the next list that is put
 * in use, unless that names it. What cannot be kept is fetched once more next time: no space is no fault here.
 */
export async function keepFile(database: Database, sha256: string, bytes: Uint8Array): Promise<void> {
  await orNothing(async () => {
    const transaction = database.transaction(['files', 'parts'], 'readwrite');
    await Promise.all([
      transaction.objectStore('files').put(bytes.slice(), sha256),
      transaction.objectStore('parts').delete(sha256),
      transaction.done,
    ]);
  });
}

/** Keeps what came of a file before the network broke off; nothing of it is verified. */
export async function keepPart(database: Database, sha256: string, bytes: Uint8Array): Promise<void> {
  await orNothing(async () => {
    if (bytes.length < shortestPart) await database.delete('parts', sha256);
    else await database.put('parts', bytes.slice(), sha256);
  });
}

/** What came of a file before; nothing when nothing did. */
export async function readPart(database: Database, sha256: string): Promise<Uint8Array> {
  return (await database.get('parts', sha256)) ?? new Uint8Array();
}

async function orNothing(keep: () => Promise<void>): Promise<void> {
  await keep().catch((error: unknown) => {
    if (!(error instanceof DOMException)) throw error;
  });
}
