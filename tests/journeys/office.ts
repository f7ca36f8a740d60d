import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runCli } from '@passeport/cli/run';

/** What one command said and answered. */
export interface Said {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** An office's desk for a journey: a scratch folder, a passphrase, a clock, and the command line. */
export interface Desk {
  /** The scratch folder; the office is `folder/office`. */
  folder: string;
  /** Runs a command in this process, as the office's operator would. */
  passeport(...args: string[]): Promise<Said>;
  /** The same with `--json`, its document parsed. */
  ask(...args: string[]): Promise<unknown>;
  /** Starts a command as a process of its own, for killing it. */
  start(...args: string[]): ChildProcess;
  /** Moves the clock; the command line has no other. */
  setNow(instant: string): void;
  close(): void;
}

const RUN_AT = fileURLToPath(new URL('./run-at.ts', import.meta.url));
const PASSPHRASE = 'le fleuve est large';

export function openDesk(now = '2026-11-15T09:00:00Z'): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'passeport-journey-'));
  const env = {
    ...process.env,
    PASSEPORT_OFFICE: join(folder, 'office'),
    PASSEPORT_PASSPHRASE: PASSPHRASE,
    PASSEPORT_ACTOR: 'awa',
  };
  let clock = new Date(now);

  const passeport = async (...args: string[]): Promise<Said> => {
    const stdout = new Collector();
    const stderr = new Collector();
    const surroundings = { env, cwd: folder, now: () => clock, stdin: Readable.from([]), stdout, stderr };
    const exitCode = await runCli(args, surroundings);
    return { exitCode, stdout: stdout.text, stderr: stderr.text };
  };

  return {
    folder,
    passeport,
    async ask(...args) {
      const said = await passeport(...args, '--json');
      try {
        return JSON.parse(said.stdout);
      } catch {
        throw new Error(`not one JSON document: ${said.stdout}${said.stderr}`);
      }
    },
    start: (...args) =>
      spawn(process.execPath, [RUN_AT, clock.toISOString(), ...args], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    setNow(instant) {
      clock = new Date(instant);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

class Collector extends Writable {
  text = '';

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
