import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { CliError } from '../cli-error.ts';
import { CONTENTS_FILE } from './backup-contents.ts';
import { openSealed } from './seal.ts';

/** A table of contents: the files, each with its length and SHA-256 (hex). */
interface Contents {
  files: { path: string; bytes: number; sha256: string }[];
}

/** What a sealed zip must be like. */
export interface SealedForm<Table extends Contents> {
  /** Of the table of contents: it says which paths are allowed. */
  contents: v.GenericSchema<unknown, Table>;
  maxContentsBytes: number;
  /** A text beside the table of contents, which that does not name, when there is one. */
  beside?: { path: string; maxBytes: number };
}

/** What was in it, besides the files that are on the disk now. */
export interface Unpacked<Table> {
  contents: Table;
  contentsText: string;
  besideText: string;
}

/**
 * Opens a sealed zip and puts its files under `into`, which is there: only those that its table of contents names, each as long and with the
 * hash that it says. Throws `backup-damaged`, `backup-passphrase-wrong`.
 */
export async function unpackSealed<Table extends Contents>(
  path: string,
  passphrase: string,
  into: string,
  form: SealedForm<Table>,
): Promise<Unpacked<Table>> {
  const zipPath = join(into, '.sauvegarde.zip');
  try {
    await pipeline(
      openSealed(path, { passphrase }),
      createWriteStream(zipPath, { mode: 0o600, flags: 'wx' }),
    );
    return await unzip(zipPath, into, form);
  } catch (cause) {
    if (cause instanceof CliError || (cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new CliError('backup-damaged', { path }, { cause });
  } finally {
    await rm(zipPath, { force: true });
  }
}

async function unzip<Table extends Contents>(
  zipPath: string,
  into: string,
  { contents: schema, maxContentsBytes, beside }: SealedForm<Table>,
): Promise<Unpacked<Table>> {
  const zip = await openPromise(zipPath, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const contentsText = await readText(zip, entries.get(CONTENTS_FILE), maxContentsBytes);
    const contents = v.parse(v.pipe(v.string(), v.parseJson(), schema), contentsText);
    for (const file of contents.files) await unzipFile(zip, entries.get(file.path), file, into);
    const besideText = beside && (await readText(zip, entries.get(beside.path), beside.maxBytes));
    return { contents, contentsText, besideText: besideText ?? '' };
  } finally {
    zip.close();
  }
}

async function readText(zip: ZipFile, entry: Entry | undefined, maxBytes: number): Promise<string> {
  if (entry === undefined || entry.uncompressedSize > maxBytes) throw new Error('no contents');
  return await text(await zip.openReadStreamPromise(entry));
}

async function unzipFile(
  zip: ZipFile,
  entry: Entry | undefined,
  { path, bytes, sha256 }: Contents['files'][number],
  into: string,
): Promise<void> {
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
