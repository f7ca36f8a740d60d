import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const said = v.object({ exitCode: v.number(), stdout: v.string(), stderr: v.string() });
export type Said = v.InferOutput<typeof said>;

/** What happens to a command: nothing, the power goes so long (0 to 1) into it, or no file may grow beyond so many blocks. */
export type Fate = { kind: 'well' } | { kind: 'killed'; after: number } | { kind: 'full'; blocks: number };

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * The computer that an office works on. Its power can go at any moment; the next process is started before it is needed. A full disk is
 * made by the limit on the size of files (setrlimit, RLIMIT_FSIZE), which takes no rights: writing beyond it fails with EFBIG.
 */
export class Computer {
  readonly #folder: string;
  readonly #env: Record<string, string>;
  #waiting: Promise<ChildProcess>;
  #working: ChildProcess | undefined;
  readonly #lasts = new Map<string, number>();

  constructor(folder: string, env: Record<string, string>) {
    this.#folder = folder;
    this.#env = env;
    this.#waiting = this.#start();
  }

  /** Runs a command; undefined when the power went before it was reported done. */
  async run(args: string[], now: string, fate: Fate): Promise<Said | undefined> {
    const limit = fate.kind === 'full' ? fate.blocks : undefined;
    const child = limit === undefined ? await this.#ready() : await this.#start(limit);
    const kind = args.slice(0, 2).join(' ');
    const begun = performance.now();
    child.send({ args: [...args, '--json'], now, cwd: this.#folder, env: this.#env });
    const heard = new AbortController();
    const { signal } = heard;
    const reported = Promise.race([
      once(child, 'message', { signal }).then(([message]) => v.parse(said, message)),
      once(child, 'exit', { signal }).then(() => undefined),
    ]).finally(() => heard.abort());
    if (fate.kind === 'killed') {
      await Promise.race([wait(fate.after * (this.#lasts.get(kind) ?? 300)), reported]);
      // What it had reported when it was killed counts.
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      this.#working = undefined;
    }
    const answer = await reported;
    if (fate.kind === 'well') this.#lasts.set(kind, performance.now() - begun);
    if (limit !== undefined) child.kill('SIGKILL');
    return answer;
  }

  async close(): Promise<void> {
    this.#working?.kill('SIGKILL');
    (await this.#waiting).kill('SIGKILL');
  }

  /** A cache of compiled modules halves the start; a full disk must not spoil it. */
  #findModules(toSpoil: boolean): string {
    const modules = join(this.#folder, 'modules');
    if (!toSpoil || !existsSync(modules)) return modules;
    const copy = join(this.#folder, 'modules-to-spoil');
    cpSync(modules, copy, { recursive: true });
    return copy;
  }

  async #ready(): Promise<ChildProcess> {
    if (this.#working !== undefined) return this.#working;
    const child = await this.#waiting;
    this.#waiting = this.#start();
    this.#working = child;
    return child;
  }

  async #start(blocks?: number): Promise<ChildProcess> {
    const limited = blocks === undefined ? 'exec "$@"' : `ulimit -f ${blocks} && exec "$@"`;
    const child = spawn('sh', ['-c', limited, 'sh', process.execPath, WORKER], {
      env: { ...process.env, NODE_COMPILE_CACHE: this.#findModules(blocks !== undefined) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return child;
  }
}
