import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegistry } from '../registry.ts';
import type { Ground } from './test-engine.ts';

/** SQLite files in a folder that goes away. */
export class SqliteFolder implements Ground {
  #folder = '';
  #count = 0;
  #template: { path: string; create: true } | undefined;

  async start(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'passeport-registry-'));
  }

  freshPlace(): Promise<{ path: string; create: true }> {
    this.#count += 1;
    return Promise.resolve({ path: join(this.#folder, `${this.#count}.sqlite`), create: true });
  }

  /** A copy of one empty registry. */
  async emptyPlace(): Promise<{ path: string }> {
    if (this.#template === undefined) {
      this.#template = await this.freshPlace();
      const registry = await openRegistry(this.#template);
      await registry.close();
    }
    const { path } = await this.freshPlace();
    await copyFile(this.#template.path, path);
    return { path };
  }

  async stop(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
