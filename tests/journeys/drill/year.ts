import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { endMembership, loseCard, mergePersons, movePerson } from './changes.ts';
import { DailyWork, type Office } from './daily-work.ts';
import { Ledger, type Moment } from './ledger.ts';
import { monthAfter, type Published } from './model.ts';
import { Operator, type Hardship } from './operator.ts';
import type { Random } from './random.ts';

/** A list, the file that it is in, and what had been reported when it was published. */
export interface List extends Published {
  file: string;
}

interface Backup {
  file: string;
  moment: Moment;
}

const trustSchema = v.object({ keys: v.array(v.object({ kid: v.string(), uses: v.array(v.string()) })) });

/**
 * A year of an office's work, by its own commands. After each stroke of fate all that was ever reported is looked for (`Ledger`); of what
 * was reported a desk's answers are known without the program (`model.ts`).
 */
export class Year {
  readonly lists: List[] = [];
  readonly ledger = new Ledger();
  readonly operator: Operator;
  readonly #office: Office;
  readonly #work: DailyWork;
  readonly #random: Random;
  readonly #folder: string;
  readonly #sequences = new Set<number>();

  constructor(folder: string, hardship: Hardship, random: Random) {
    this.#folder = folder;
    this.#random = random;
    this.operator = new Operator(folder, hardship, random, () => this.look());
    this.#office = { operator: this.operator, ledger: this.ledger, random, hardship };
    this.#work = new DailyWork(this.#office);
  }

  async work(): Promise<void> {
    mkdirSync(join(this.#folder, 'usb'));
    await this.operator.ask('2026-01-02', ['init', '--name', 'UTM', '--mutuelles', '0400-0440']);
    await this.#work.addMutuelle('2026-01-02', 'Benkadi');
    await this.#work.addMutuelle('2026-01-02', 'Sabu');
    cpSync(join(this.#folder, 'office', 'keys'), join(this.#folder, 'january-keys'), { recursive: true });
    await this.#learnKeys('2026-01-02');
    let backup: Backup | undefined;
    for (let month = '2026-01'; month <= '2026-12'; month = monthAfter(month, 1)) {
      await this.#workThrough(month);
      if (month === '2026-07') backup = await this.#backUp(`${month}-20`);
      if (month === '2026-08' && backup !== undefined) await this.#loseComputer(`${month}-18`, backup);
    }
    await this.operator.strike('2026-12-20', ['publish']);
    await this.look();
  }

  look(): Promise<void> {
    return this.ledger.look(join(this.#folder, this.operator.office));
  }

  close(): Promise<void> {
    return this.operator.close();
  }

  async #workThrough(month: string): Promise<void> {
    const work = this.#work;
    if (month === '2026-06') await work.addMutuelle(`${month}-01`, 'Jigi');
    await work.enrol(month);
    if (month === '2026-02' || month === '2026-08') await work.photograph(month);
    await work.collect(month);
    await work.issue(`${month}-06`);
    if (month === '2026-02' || month === '2026-09') await work.print(month);
    await loseCard(this.#office, `${month}-10`);
    await movePerson(this.#office, `${month}-11`);
    await mergePersons(this.#office, `${month}-11`);
    await endMembership(this.#office, `${month}-12`);
    await work.issue(`${month}-13`);
    if (month === '2026-03' || month === '2026-08') await this.#rotateKeys(`${month}-15`);
    await this.#publish(`${month}-16`);
  }

  async #rotateKeys(day: string): Promise<void> {
    await this.operator.do(day, ['key', 'rotate']);
    await this.#learnKeys(day);
  }

  async #learnKeys(day: string): Promise<void> {
    const { keys } = v.parse(trustSchema, await this.operator.ask(day, ['key', 'list']));
    this.ledger.known.keys = keys.flatMap(({ kid, uses }) => (uses.includes('cards') ? [kid] : []));
  }

  async #publish(day: string): Promise<void> {
    const said = await this.operator.do(day, ['publish']);
    const { sequence, file } = v.parse(v.object({ sequence: v.number(), file: v.string() }), said);
    if (this.#sequences.has(sequence)) throw new Error(`list ${sequence} was given twice`);
    this.#sequences.add(sequence);
    const kept = join(this.#folder, `${day}.psl`);
    cpSync(file, kept);
    this.lists.push({ day, file: kept, known: structuredClone(this.ledger.known) });
  }

  async #backUp(day: string): Promise<Backup> {
    const said = await this.operator.do(day, ['backup', '--to', 'usb']);
    const { file } = v.parse(v.object({ file: v.string() }), said);
    return { file, moment: this.ledger.copy() };
  }

  /**
   * The computer is gone with all work since the backup, and with the keys made since; desks have the newest list. Then somebody whose card
   * is of that time reports it stolen.
   */
  async #loseComputer(day: string, { file, moment }: Backup): Promise<void> {
    await this.look();
    const newest = this.lists.at(-1);
    if (newest === undefined) throw new Error('no list was published');
    const held = [...this.ledger.reported.cards].flatMap((card) => this.ledger.cards.get(card) ?? []);
    const forgotten = held.filter(
      (card) => !moment.reported.members.has(card.member) && this.ledger.isLive(card),
    );
    rmSync(join(this.#folder, this.operator.office), { recursive: true });
    this.operator.office = 'nouveau';
    this.ledger.goBack(moment, newest.known);
    const options = ['--to', this.operator.office, '--list', newest.file, '--force'];
    await this.operator.do(day, ['restore', file, ...options]);
    await this.look();
    await this.#rotateKeys(day);
    const { card, member, edition } = this.#random.pick(forgotten);
    await this.operator.do(day, ['card', 'revoke', card, '--reason', 'stolen']);
    this.ledger.known.deadBelow[member] = edition + 1;
  }
}
