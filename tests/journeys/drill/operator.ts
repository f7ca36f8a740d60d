import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Computer, Fate } from './computer.ts';
import type { Random } from './random.ts';

/** How hard a year is. */
export interface Hardship {
  kills: number;
  fullDisks: number;
  /** new households a month, three persons each */
  households: number;
  payments: number;
}

/** What the offices of a year have in common: a scratch folder, a computer, and what strikes it. */
export interface Surroundings {
  readonly folder: string;
  readonly computer: Computer;
  readonly hardship: Hardship;
  readonly random: Random;
  readonly struck: { steps: number; kills: number; fullDisks: number; hit: number };
}

/** Of the keys of every office. */
export const PASSPHRASE = 'le fleuve est large';

/** Commands of the script that may be struck: about so many a month, whatever the hardship. */
const STEPS_A_MONTH = 13;

const json = v.pipe(v.string(), v.parseJson());
const failed = v.object({ error: v.object({ code: v.string() }) });
/** What a command says that is sent again after it was done, but could not report it. */
const DONE_ALREADY = [
  'card-already-dead',
  'cards-in-batch',
  'batch-already-confirmed',
  'folder-not-empty',
  'member-merged',
  'member-moved',
  'member-not-merged',
  'transfer-already',
];
/** The last is SQLite's word for a limit on the size of files; of a disk that is full it says `database-full`. */
const FULL = ['disk-full', 'database-full', 'backup-place-full', 'database-failed'];

/**
 * Gives an office's commands on a computer whose power goes and whose disk is full at random moments, evenly over the year; after each
 * stroke `look` is told, then the command is given again, as an operator would.
 */
export class Operator {
  /** the office's folder, inside the scratch folder */
  office: string;
  readonly #around: Surroundings;
  readonly #look: () => Promise<void>;

  constructor(office: string, around: Surroundings, look: () => Promise<void>) {
    this.office = office;
    this.#around = around;
    this.#look = look;
  }

  get folder(): string {
    return this.#around.folder;
  }

  /** Gives a command until it is reported done, whatever strikes meanwhile; its answer. */
  async do(day: string, args: string[]): Promise<unknown> {
    const { hardship, struck: so } = this.#around;
    const { kills, fullDisks, payments } = hardship;
    const done = Math.min(1, ++so.steps / (12 * (STEPS_A_MONTH + payments)));
    const struck = await this.strike(day, args, Math.floor(kills * done), Math.floor(fullDisks * done));
    return await this.#give(day, args, { kind: 'well' }, struck);
  }

  /** The same with nothing that strikes. */
  ask(day: string, args: string[]): Promise<unknown> {
    return this.#give(day, args, { kind: 'well' }, false);
  }

  /** Strikes a command until there were so many strokes this year. */
  async strike(
    day: string,
    args: string[],
    kills = this.#around.hardship.kills,
    fullDisks = this.#around.hardship.fullDisks,
  ): Promise<boolean> {
    const { struck, random } = this.#around;
    const before = struck.kills + struck.fullDisks;
    while (struck.kills < kills) {
      struck.kills++;
      await this.#give(day, args, { kind: 'killed', after: random.next() * 1.1 }, true);
      await this.#lookIfThere();
    }
    while (struck.fullDisks < fullDisks) {
      struck.fullDisks++;
      await this.#give(day, args, { kind: 'full', blocks: random.below(this.#blocks()) + 1 }, true);
      await this.#lookIfThere();
    }
    return struck.kills + struck.fullDisks > before;
  }

  /** While it is restored an office is not there, or whole. */
  async #lookIfThere(): Promise<void> {
    if (existsSync(this.#database)) await this.#look();
  }

  get #database(): string {
    return join(this.folder, this.office, 'registry.sqlite');
  }

  /** The size of the database, in blocks of 512 bytes, and some more: a limit below it strikes somewhere. */
  #blocks(): number {
    const size = statSync(this.#database, { throwIfNoEntry: false })?.size ?? 0;
    return Math.ceil(size / 512) + 1;
  }

  async #give(day: string, args: string[], fate: Fate, again: boolean): Promise<unknown> {
    const { computer, struck } = this.#around;
    const place = args[0] === 'restore' ? [] : ['--office', this.office];
    const said = await computer.run([...args, ...place], `${day}T09:00:00Z`, fate);
    if (said === undefined) {
      struck.hit++;
      return undefined;
    }
    const answer = v.parse(json, said.stdout);
    if (said.exitCode === 0) return answer;
    const { code } = v.parse(failed, answer).error;
    if (fate.kind === 'full' && FULL.includes(code)) {
      struck.hit++;
      return undefined;
    }
    if (again && DONE_ALREADY.includes(code)) return answer;
    throw new Error(`${args.join(' ')}: ${said.stdout}${said.stderr}`);
  }
}
