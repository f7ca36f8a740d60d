import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { openRegistry, type Registry, type RegistryPlace } from '../registry.ts';
import { PostgresServer } from './postgres-server.ts';
import { SqliteFolder } from './sqlite-folder.ts';

/** Somewhere new registries come from, for tests. */
export interface Ground {
  start(): Promise<void>;
  /** A place where no registry was ever opened. */
  freshPlace(): Promise<RegistryPlace>;
  /** A place for one registry with nothing in it. */
  emptyPlace(): Promise<RegistryPlace>;
  stop(): Promise<void>;
}

/** One of the two engines, as the tests see it: each test opens its own registries, all are closed after it. */
export class TestEngine {
  readonly name: Engine;
  readonly #ground: Ground;
  readonly #open = new Set<Registry>();

  constructor(name: Engine) {
    this.name = name;
    this.#ground = name === 'sqlite' ? new SqliteFolder() : new PostgresServer();
  }

  start(): Promise<void> {
    return this.#ground.start();
  }

  freshPlace(): Promise<RegistryPlace> {
    return this.#ground.freshPlace();
  }

  /** An empty registry for one test, or the one in a place. */
  async open(place?: RegistryPlace): Promise<Registry> {
    const registry = await openRegistry(place ?? (await this.#ground.emptyPlace()));
    this.#open.add(registry);
    // Most of a small test's time would be waiting for the disk.
    if (this.name === 'sqlite' && place === undefined)
      await sql`pragma synchronous = off`.execute(registry.db);
    return registry;
  }

  async closeAll(): Promise<void> {
    for (const registry of this.#open) await registry.close();
    this.#open.clear();
  }

  async stop(): Promise<void> {
    await this.closeAll();
    await this.#ground.stop();
  }
}
