import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { once } from 'node:events';
import type { RegistryPlace } from '../registry.ts';

/** What a worker reported done before it ended. */
export interface Reported {
  members: string[];
  cards: string[];
  mutuelles: string[];
  lists: number[];
  /** how it ended by itself; not there when it was killed */
  error?: string;
}

/** A child process that adds mutuelles, members and cards (`busy-office.ts`), and says what is done. */
export class OfficeProcess {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #output = '';
  #errors = '';

  /** `rounds`: how often it does its work; `name` keeps its source keys apart from others'. */
  constructor(place: RegistryPlace, name: string, rounds: number) {
    const program = fileURLToPath(new URL('./busy-office.ts', import.meta.url));
    const args = [program, JSON.stringify(place), name, String(rounds)];
    this.#child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#closed = once(this.#child, 'close');
    this.#child.stdout?.on('data', (data: Buffer) => (this.#output += data.toString()));
    this.#child.stderr?.on('data', (data: Buffer) => (this.#errors += data.toString()));
  }

  /** Resolves once it has reported something, so that a kill hits its work and not its start. */
  async hasBegun(): Promise<void> {
    while (!this.#output.includes('\n') && this.#child.exitCode === null) {
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), once(this.#child, 'exit')]);
    }
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Waits for its end. A line that was cut off by the kill was not reported. */
  async end(): Promise<Reported> {
    await this.#closed;
    const reported: Reported = { members: [], cards: [], mutuelles: [], lists: [] };
    for (const line of this.#output.split('\n').slice(0, -1)) {
      const part = JSON.parse(line) as Partial<Reported>;
      reported.members.push(...(part.members ?? []));
      reported.cards.push(...(part.cards ?? []));
      reported.mutuelles.push(...(part.mutuelles ?? []));
      reported.lists.push(...(part.lists ?? []));
    }
    if (this.#child.exitCode !== null && this.#child.exitCode !== 0) reported.error = this.#errors;
    return reported;
  }
}
