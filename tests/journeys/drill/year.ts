import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { endMembership, loseCard, mergePersons, movePerson } from './changes.ts';
import { Computer } from './computer.ts';
import { DailyWork, type Office } from './daily-work.ts';
import { Given, Ledger, type Moment } from './ledger.ts';
import { learnTrust, publish, type List } from './lists.ts';
import { monthAfter } from './model.ts';
import { Neighbour } from './neighbour.ts';
import { Operator, PASSPHRASE, type Hardship, type Surroundings } from './operator.ts';
import type { Random } from './random.ts';

interface Backup {
  file: string;
  moment: Moment;
}

/** A mutuelle is given before the computer is lost, and one after; and in these months the second office works. */
const GIVEN: Record<string, string> = { '2026-05': '0401', '2026-10': '0402' };
const NEIGHBOUR_WORKS = ['2026-06', '2026-11'];

/**
 * A year of two offices' work, by their own commands. After each stroke of fate all that was ever reported is looked for (`Ledger`); of what
 * was reported a desk's answers are known without the program (`model.ts`).
 */
export class Year {
  /** of both offices, in the order of their days */
  readonly lists: List[] = [];
  readonly given = new Given();
  readonly #around: Surroundings;
  readonly #office: Office;
  readonly #neighbour: Neighbour;
  readonly #work: DailyWork;

  constructor(folder: string, hardship: Hardship, random: Random) {
    const env = {
      PASSEPORT_PASSPHRASE: PASSPHRASE,
      PASSEPORT_TRANSFER_PASSPHRASE: 'karité et mil',
      PASSEPORT_ACTOR: 'awa',
      PATH: process.env['PATH'] ?? '',
    };
    const struck = { steps: 0, kills: 0, fullDisks: 0, hit: 0 };
    this.#around = { folder, hardship, random, struck, computer: new Computer(folder, env) };
    this.#office = this.#open(1, 'office');
    this.#work = new DailyWork(this.#office, 0);
    this.#neighbour = new Neighbour(this.#open(2, 'voisin'), this.#office, this.lists);
  }

  get struck(): Readonly<Surroundings['struck']> {
    return this.#around.struck;
  }

  async work(): Promise<void> {
    const { operator } = this.#office;
    mkdirSync(join(operator.folder, 'usb'));
    await operator.ask('2026-01-02', ['init', '--name', 'UTM', '--mutuelles', '0400-0440']);
    await this.#work.addMutuelle('2026-01-02', 'Benkadi');
    await this.#work.addMutuelle('2026-01-02', 'Sabu');
    this.#keepKeys(operator, 'january-keys');
    await learnTrust(this.#office, '2026-01-02');
    let backup: Backup | undefined;
    for (let month = '2026-01'; month <= '2026-12'; month = monthAfter(month, 1)) {
      await this.#workThrough(month);
      if (month === '2026-07') backup = await this.#backUp(`${month}-20`);
      if (month === '2026-08' && backup !== undefined) await this.#loseComputer(`${month}-18`, backup);
    }
    await operator.strike('2026-12-20', ['publish']);
    for (const office of [this.#office, this.#neighbour.office]) await look(office);
  }

  close(): Promise<void> {
    return this.#around.computer.close();
  }

  #open(number: number, folder: string): Office {
    const { hardship, random } = this.#around;
    const ledger = new Ledger(this.given);
    const operator = new Operator(folder, this.#around, () => look(office));
    const office = { number, operator, ledger, random, hardship };
    return office;
  }

  async #workThrough(month: string): Promise<void> {
    const [work, office, neighbour] = [this.#work, this.#office, this.#neighbour];
    if (month === '2026-05') {
      await neighbour.join(`${month}-01`);
      this.#keepKeys(neighbour.office.operator, 'neighbour-keys');
    }
    if (month === '2026-06') await work.addMutuelle(`${month}-01`, 'Jigi');
    if (month === '2026-10') await work.addMutuelle(`${month}-01`, 'Kayira');
    await work.enrol(month);
    if (month === '2026-02') await work.photograph(month);
    await work.collect(month);
    await work.issue(`${month}-06`);
    if (month === '2026-02' || month === '2026-09') await work.print(month);
    await loseCard(office, `${month}-10`);
    await movePerson(office, `${month}-11`);
    await mergePersons(office, `${month}-11`);
    await endMembership(office, `${month}-12`);
    await work.issue(`${month}-13`);
    if (month === '2026-03' || month === '2026-08') await this.#rotateKeys(`${month}-15`);
    if (month === '2026-03') this.#keepKeys(office.operator, 'march-keys');
    const given = GIVEN[month];
    const transfer = given && (await neighbour.ask(`${month}-15`, given));
    await publish(office, `${month}-16`, this.lists);
    if (NEIGHBOUR_WORKS.includes(month)) await neighbour.workThrough(month);
    if (!given || !transfer) return;
    await neighbour.take(`${month}-17`, given, transfer);
    await neighbour.publish(`${month}-18`);
  }

  /** As they are now: older cards are made up with them. */
  #keepKeys({ folder, office }: Operator, name: string): void {
    cpSync(join(folder, office, 'keys'), join(folder, name), { recursive: true });
  }

  async #rotateKeys(day: string): Promise<void> {
    await this.#office.operator.do(day, ['key', 'rotate']);
    await learnTrust(this.#office, day);
  }

  async #backUp(day: string): Promise<Backup> {
    const { operator, ledger } = this.#office;
    const said = await operator.do(day, ['backup', '--to', 'usb']);
    const { file } = v.parse(v.object({ file: v.string() }), said);
    return { file, moment: ledger.copy() };
  }

  /**
   * The computer is gone with all work since the backup, and with the keys made since; desks have the newest list. Then somebody whose card
   * is of that time reports it stolen.
   */
  async #loseComputer(day: string, { file, moment }: Backup): Promise<void> {
    const { operator, ledger, random } = this.#office;
    await look(this.#office);
    const newest = this.lists.findLast(({ office }) => office === this.#office.number);
    if (newest === undefined) throw new Error('no list was published');
    const held = [...ledger.reported.cards].flatMap((card) => this.given.cards.get(card) ?? []);
    const forgotten = held.filter((card) => !moment.reported.members.has(card.member) && ledger.isLive(card));
    rmSync(join(operator.folder, operator.office), { recursive: true });
    operator.office = 'nouveau';
    ledger.goBack(moment, newest.known);
    const options = ['--to', operator.office, '--list', newest.file, '--force'];
    await operator.do(day, ['restore', file, ...options]);
    await look(this.#office);
    await this.#rotateKeys(day);
    const { card, member, edition } = random.pick(forgotten);
    await operator.do(day, ['card', 'revoke', card, '--reason', 'stolen']);
    ledger.known.deadBelow[member] = edition + 1;
  }
}

function look({ operator, ledger }: Office): Promise<void> {
  return ledger.look(join(operator.folder, operator.office));
}
