import type { Readable, Writable } from 'node:stream';

/** What the command is run in: everything outside that an answer may depend on. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  now: () => Date;
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean };
}
