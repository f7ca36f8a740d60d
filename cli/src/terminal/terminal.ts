import type { Surroundings } from '../surroundings.ts';
import { startProgress, type Progress } from './progress.ts';

/**
 * Where a command speaks. People read sentences on stdout; with `--json`, stdout carries one JSON document
 * and the sentences go to stderr.
 */
export class Terminal {
  readonly #surroundings: Surroundings;
  readonly #json: boolean;
  readonly #interrupted: string;

  /** @param interrupted what is said when a long command is stopped by Ctrl+C */
  constructor(surroundings: Surroundings, json: boolean, interrupted: string) {
    this.#surroundings = surroundings;
    this.#json = json;
    this.#interrupted = interrupted;
  }

  say(...lines: string[]): void {
    const stream = this.#json ? this.#surroundings.stderr : this.#surroundings.stdout;
    stream.write(`${lines.map(withoutControls).join('\n')}\n`);
  }

  warn(line: string): void {
    this.#surroundings.stderr.write(`${withoutControls(line)}\n`);
  }

  /** The one JSON document of `--json`; without it, nothing. */
  answer(document: unknown): void {
    if (this.#json) this.#surroundings.stdout.write(spellJson(document));
  }

  /** A bar on a terminal, nothing elsewhere. `total` counts steps. */
  progress(label: string, total: number): Progress {
    return startProgress(this.#surroundings.stderr, label, total, this.#interrupted);
  }
}

/**
 * A line as it may be shown: names of files, columns and persons come from anybody, and a terminal obeys escape
 * sequences, line ends and changes of direction wherever they stand.
 */
export function withoutControls(line: string): string {
  return line.replaceAll(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

/** JSON that a terminal can be shown as well: JSON itself leaves the second half of the control characters as they are. */
export function spellJson(document: unknown): string {
  const text = JSON.stringify(document, null, 2);
  const spell = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${text.replaceAll(/[\u007f-\u009f\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, spell)}\n`;
}
