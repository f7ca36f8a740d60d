import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { openPromise, type Entry } from 'yauzl';
import { CliError } from '../cli-error.ts';
import { backupContents, CONTENTS_FILE, type BackupContents } from './backup-contents.ts';
import { openSealed } from './seal.ts';

/** The table of contents, of a country's photos: 100 bytes each. */
const MAX_CONTENTS_BYTES = 2_000_000_000;

/**
 * Opens a backup and puts its files under `into`, which is there: only files that an office has, each as long and with the hash
 * that the contents say. Photos are not in it. Throws `backup-damaged`, `backup-passphrase-wrong`.
 */
export async function unpackBackup(path: string, passphrase: string, into: string): Promise<BackupContents> {
  const zipPath = join(into, '.sauvegarde.zip');
  try {
    await pipeline(
      openSealed(path, { passphrase }),
      createWriteStream(zipPath, { mode: 0o600, flags: 'wx' }),
    );
    return await unzip(zipPath, into);
  } catch (cause) {
    if (cause instanceof CliError || (cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new CliError('backup-damaged', { path }, { cause });
  } finally {
    await rm(zipPath, { force: true });
  }
}

async function unzip(zipPath: string, into: string): Promise<BackupContents> {
  const zip = await openPromise(zipPath, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const listed = entries.get(CONTENTS_FILE);
    if (listed === undefined || listed.uncompressedSize > MAX_CONTENTS_BYTES) throw new Error('no contents');
    const contents = v.parse(
      v.pipe(v.string(), v.parseJson(), backupContents),
      await text(await zip.openReadStreamPromise(listed)),
    );
    for (const { path, bytes, sha256 } of contents.files) {
      const entry = entries.get(path);
      if (entry === undefined || entry.uncompressedSize !== bytes) throw new Error(`${path} is not in it`);
      await mkdir(dirname(join(into, path)), { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      const hashing = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          done(null, chunk);
        },
      });
      const output = createWriteStream(join(into, path), { mode: 0o600, flags: 'wx' });
      await pipeline(await zip.openReadStreamPromise(entry), hashing, output);
      if (hash.digest('hex') !== sha256) throw new Error(`${path} is changed`);
    }
    return contents;
  } finally {
    zip.close();
  }
}
