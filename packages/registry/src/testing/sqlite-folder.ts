import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ground } from './test-engine.ts';

/** SQLite files in a folder that goes away. */
export class SqliteFolder implements Ground {
  #folder = '';
  #count = 0;

  async start(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'passeport-registry-'));
  }

  freshPlace(): Promise<{ path: string; create: true }> {
    this.#count += 1;
    return Promise.resolve({ path: join(this.#folder, `${this.#count}.sqlite`), create: true });
  }

  async stop(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
