import type { Surroundings } from '../surroundings.ts';
import { startProgress, type Progress } from './progress.ts';

/**
 * Where a command speaks. People read sentences on stdout; with `--json`, stdout carries one JSON document
 * and the sentences go to stderr.
 */
export class Terminal {
  readonly #surroundings: Surroundings;
  readonly #json: boolean;

  constructor(surroundings: Surroundings, json: boolean) {
    this.#surroundings = surroundings;
    this.#json = json;
  }

  say(...lines: string[]): void {
    const stream = this.#json ? this.#surroundings.stderr : this.#surroundings.stdout;
    stream.write(`${lines.join('\n')}\n`);
  }

  warn(line: string): void {
    this.#surroundings.stderr.write(`${line}\n`);
  }

  /** The one JSON document of `--json`; without it, nothing. */
  answer(document: unknown): void {
    if (this.#json) this.#surroundings.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  }

  /** A bar on a terminal, nothing elsewhere. `total` counts steps. */
  progress(label: string, total: number): Progress {
    return startProgress(this.#surroundings.stderr, label, total);
  }
}
