import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { Computer, type Fate } from './computer.ts';
import type { Random } from './random.ts';

/** How hard a year is. */
export interface Hardship {
  kills: number;
  fullDisks: number;
  /** new households a month, three persons each */
  households: number;
  payments: number;
}

export const PASSPHRASE = 'le fleuve est large';

/** Commands of the script that may be struck: about so many a month, whatever the hardship. */
const STEPS_A_MONTH = 11;

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
];
/** The last is SQLite's word for a limit on the size of files; of a disk that is full it says `database-full`. */
const FULL = ['disk-full', 'database-full', 'backup-place-full', 'database-failed'];

/**
 * Gives the office's commands on a computer whose power goes and whose disk is full at random moments, evenly over the year; after each
 * stroke `look` is told, then the command is given again, as an operator would.
 */
export class Operator {
  readonly struck = { kills: 0, fullDisks: 0, hit: 0 };
  /** the office's folder, inside the scratch folder */
  office = 'office';
  readonly folder: string;
  readonly #random: Random;
  readonly #hardship: Hardship;
  readonly #look: () => Promise<void>;
  readonly #computer: Computer;
  #steps = 0;

  constructor(folder: string, hardship: Hardship, random: Random, look: () => Promise<void>) {
    this.folder = folder;
    this.#hardship = hardship;
    this.#random = random;
    this.#look = look;
    const env = { PASSEPORT_PASSPHRASE: PASSPHRASE, PASSEPORT_ACTOR: 'awa', PATH: process.env['PATH'] ?? '' };
    this.#computer = new Computer(folder, env);
  }

  /** Gives a command until it is reported done, whatever strikes meanwhile; its answer. */
  async do(day: string, args: string[]): Promise<unknown> {
    const { kills, fullDisks, payments } = this.#hardship;
    const done = Math.min(1, ++this.#steps / (12 * (STEPS_A_MONTH + payments)));
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
    kills = this.#hardship.kills,
    fullDisks = this.#hardship.fullDisks,
  ): Promise<boolean> {
    const before = this.struck.kills + this.struck.fullDisks;
    while (this.struck.kills < kills) {
      this.struck.kills++;
      await this.#give(day, args, { kind: 'killed', after: this.#random.next() * 1.1 }, true);
      await this.#lookIfThere();
    }
    while (this.struck.fullDisks < fullDisks) {
      this.struck.fullDisks++;
      await this.#give(day, args, { kind: 'full', blocks: this.#random.below(this.#blocks()) + 1 }, true);
      await this.#lookIfThere();
    }
    return this.struck.kills + this.struck.fullDisks > before;
  }

  close(): Promise<void> {
    return this.#computer.close();
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
    const place = args[0] === 'restore' ? [] : ['--office', this.office];
    const said = await this.#computer.run([...args, ...place], `${day}T09:00:00Z`, fate);
    if (said === undefined) {
      this.struck.hit++;
      return undefined;
    }
    const answer = v.parse(json, said.stdout);
    if (said.exitCode === 0) return answer;
    const { code } = v.parse(failed, answer).error;
    if (fate.kind === 'full' && FULL.includes(code)) {
      this.struck.hit++;
      return undefined;
    }
    if (again && DONE_ALREADY.includes(code)) return answer;
    throw new Error(`${args.join(' ')}: ${said.stdout}${said.stderr}`);
  }
}
