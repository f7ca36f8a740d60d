import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PrintError } from './errors.ts';

/** Written to disk at a time. */
const BUFFER_BYTES = 1 << 19;

/** Put on the disk itself at a time, while pages are made: else it is all left for the end. */
const SYNC_BYTES = 1 << 24;

/** A file that is there whole or not at all: written beside its place, and moved there when complete. */
export class OutputFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #spare = Buffer.allocUnsafe(BUFFER_BYTES);
  #buffered = 0;
  /** What did not fit the buffer since the last flush. */
  #rest: Uint8Array[] = [];
  #writing: Promise<void> = Promise.resolve();
  #syncing: Promise<void> = Promise.resolve();
  #isSyncing = false;
  #syncedAt = 0;
  #syncError: PrintError | undefined;
  bytes = 0;

  private constructor(path: string, temporary: string, handle: FileHandle) {
    this.#path = path;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /** Throws `output-full` or `output-unwritable`, as `write` and `complete` do. */
  static async create(path: string): Promise<OutputFile> {
    const temporary = `${path}.${process.pid}.part`;
    try {
      return new OutputFile(path, temporary, await open(temporary, 'w', 0o600));
    } catch (error) {
      throw asPrintError(error, path);
    }
  }

  /** Takes bytes without waiting; `flush` puts them on disk. */
  append(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    if (this.#rest.length > 0 || this.#buffered + chunk.length > BUFFER_BYTES) {
      this.#rest.push(chunk);
      return;
    }
    this.#buffer.set(chunk, this.#buffered);
    this.#buffered += chunk.length;
  }

  /** More is waiting than the buffer takes. */
  get isFull(): boolean {
    return this.#rest.length > 0;
  }

  /** Waits for the flush before this one, and leaves this one to go on beside the next pages. */
  async flush(): Promise<void> {
    await this.#writing;
    const waiting = [this.#buffer.subarray(0, this.#buffered), ...this.#rest];
    [this.#buffer, this.#spare] = [this.#spare, this.#buffer];
    this.#buffered = 0;
    this.#rest = [];
    this.#writing = this.#write(waiting);
    this.#writing.catch(() => undefined); // Thrown by the next flush.
  }

  async #write(chunks: Uint8Array[]): Promise<void> {
    try {
      for (const chunk of chunks) await this.#handle.writeFile(chunk);
    } catch (error) {
      throw asPrintError(error, this.#path);
    }
    if (this.bytes - this.#syncedAt < SYNC_BYTES || this.#isSyncing) return;
    this.#isSyncing = true;
    this.#syncing = this.#syncBeside();
  }

  async #syncBeside(): Promise<void> {
    this.#syncedAt = this.bytes;
    try {
      await this.#handle.datasync();
    } catch (error) {
      // Told once by the system, and not again by the last sync.
      this.#syncError = asPrintError(error, this.#path);
    }
    this.#isSyncing = false;
  }

  async complete(): Promise<void> {
    await this.flush();
    await this.#writing;
    await this.#syncing;
    if (this.#syncError !== undefined) throw this.#syncError;
    try {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#temporary, this.#path);
      await syncFolder(dirname(this.#path));
    } catch (error) {
      throw asPrintError(error, this.#path);
    }
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#syncing;
    await this.#handle.close().catch(() => undefined);
    await rm(this.#temporary, { force: true }).catch(() => undefined);
  }
}

/** So that the new name outlives a power cut; not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function asPrintError(error: unknown, path: string): PrintError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new PrintError(
    code === 'ENOSPC' || code === 'EDQUOT' ? 'output-full' : 'output-unwritable',
    { path },
    error,
  );
}
