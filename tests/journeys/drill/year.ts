import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkAudit,
  findPersons,
  listCards,
  listContributions,
  openRegistry,
  type Card,
} from '@passeport/registry';
import * as v from 'valibot';
import { Computer, type Fate } from './computer.ts';
import { monthAfter, type Known, type Published } from './model.ts';
import type { Random } from './random.ts';

/** How hard a year is. */
export interface Hardship {
  kills: number;
  fullDisks: number;
  /** new households a month, three persons each */
  households: number;
  payments: number;
}

/** Numbers that were reported. */
interface Reported {
  members: Set<string>;
  cards: Set<string>;
  receipts: Set<string>;
}

/** A list, the file that it is in, and what had been reported when it was published. */
export interface List extends Published {
  file: string;
}

const PASSPHRASE = 'le fleuve est large';
const HEADINGS = 'N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien';
/** Commands of the script that may be struck: about so many a year, whatever the hardship. */
const STEPS_A_MONTH = 9;

const json = v.pipe(v.string(), v.parseJson());
const failed = v.object({ error: v.object({ code: v.string() }) });
/** What a command says that is sent again after it was done, but could not report it. */
const DONE_ALREADY = ['card-already-dead', 'cards-in-batch', 'batch-already-confirmed', 'folder-not-empty'];
const FULL = ['disk-full', 'database-full', 'backup-place-full'];

/**
 * A year of an office's work, by its own commands, on a computer whose power goes and whose disk is full at random moments. After each of
 * them all that was ever reported is looked for; then the command is given again, as an operator would.
 */
export class Year {
  readonly lists: List[] = [];
  readonly struck = { kills: 0, fullDisks: 0, hit: 0 };
  /** every card that ever was, also those that were lost with the computer */
  readonly cards = new Map<string, Card>();
  readonly #names = new Map<string, string>();
  readonly #receipts = new Map<string, string>();
  readonly #sequences = new Set<number>();
  readonly #folder: string;
  readonly #random: Random;
  readonly #hardship: Hardship;
  readonly #computer: Computer;
  #office = 'office';
  #known: Known = { mutuelles: [], payments: {}, ended: {}, deadBelow: {}, keys: [] };
  #reported: Reported = { members: new Set<string>(), cards: new Set<string>(), receipts: new Set<string>() };
  #steps = 0;
  #person = 0;
  #household = 0;
  #receipt = 0;
  #batch = 0;

  constructor(folder: string, hardship: Hardship, random: Random) {
    this.#folder = folder;
    this.#hardship = hardship;
    this.#random = random;
    const env = { PASSEPORT_PASSPHRASE: PASSPHRASE, PASSEPORT_ACTOR: 'awa', PATH: process.env['PATH'] ?? '' };
    this.#computer = new Computer(folder, env);
  }

  get passphrase(): string {
    return PASSPHRASE;
  }

  async work(): Promise<void> {
    mkdirSync(join(this.#folder, 'usb'));
    await this.#do('2026-01-02', ['init', '--name', 'UTM', '--mutuelles', '0400-0440'], { safe: true });
    await this.#addMutuelle('2026-01-02', 'Benkadi');
    cpSync(join(this.#folder, 'office', 'keys'), join(this.#folder, 'january-keys'), { recursive: true });
    await this.#learnKeys('2026-01-02');
    let backup: { file: string; known: Known; reported: Reported } | undefined;
    for (let month = '2026-01'; month <= '2026-12'; month = monthAfter(month, 1)) {
      if (month === '2026-06') await this.#addMutuelle(`${month}-01`, 'Jigi');
      await this.#enrol(month);
      await this.#collect(month);
      await this.#issue(`${month}-06`);
      if (month === '2026-02' || month === '2026-09') await this.#print(month);
      await this.#lose(`${month}-10`);
      await this.#end(`${month}-12`);
      await this.#issue(`${month}-13`);
      if (month === '2026-03' || month === '2026-10') {
        await this.#do(`${month}-15`, ['key', 'rotate']);
        await this.#learnKeys(`${month}-15`);
      }
      // A mutuelle that moves to another office, and one that comes from there, belong here.
      await this.#publish(`${month}-16`);
      if (month === '2026-07') {
        const said = await this.#do(`${month}-20`, ['backup', '--to', 'usb']);
        const { file } = v.parse(v.object({ file: v.string() }), said);
        backup = structuredClone({ file, known: this.#known, reported: this.#reported });
      }
      if (month === '2026-08' && backup !== undefined) await this.#loseComputer(`${month}-18`, backup);
    }
    await this.#strike(this.#hardship.kills, this.#hardship.fullDisks, '2026-12-20', ['publish']);
    await this.look();
  }

  close(): Promise<void> {
    return this.#computer.close();
  }

  /** That nothing reported is missing, and no number was given twice, this year or before the computer was lost. */
  async look(): Promise<void> {
    const registry = await openRegistry({ path: join(this.#folder, this.#office, 'registry.sqlite') });
    try {
      const persons = await findPersons(registry);
      for (const { member, givenNames } of persons) keepOne(this.#names, member, givenNames);
      const names = persons.map(({ givenNames }) => givenNames);
      if (new Set(names).size !== names.length) throw new Error('somebody has two numbers');
      needAll(this.#reported.members, new Set(persons.map(({ member }) => member)));
      const cards = await listCards(registry);
      for (const card of cards) {
        if ((this.cards.get(card.card)?.qrText ?? card.qrText) !== card.qrText)
          throw new Error(`${card.card} was given twice`);
        this.cards.set(card.card, card);
        const isDead = card.edition < (this.#known.deadBelow[card.member] ?? 1);
        if (isDead && card.state !== 'revoked') throw new Error(`${card.card} was reported lost, and lives`);
      }
      needAll(this.#reported.cards, new Set(cards.map(({ card }) => card)));
      const payments = await listContributions(registry);
      for (const { receipt, household, amountFcfa } of payments)
        keepOne(this.#receipts, receipt, `${household} ${amountFcfa}`);
      needAll(this.#reported.receipts, new Set(payments.map(({ receipt }) => receipt)));
      const { fault } = await checkAudit(registry);
      if (fault !== undefined) throw new Error(`the audit does not hold: ${JSON.stringify(fault)}`);
    } finally {
      await registry.close();
    }
  }

  async #addMutuelle(day: string, name: string): Promise<void> {
    const said = await this.#do(day, ['mutuelle', 'add', name]);
    const { mutuelle } = v.parse(v.object({ mutuelle: v.object({ number: v.string() }) }), said);
    this.#known.mutuelles.push(mutuelle.number);
  }

  async #learnKeys(day: string): Promise<void> {
    const { keys } = v.parse(trustSchema, await this.#do(day, ['key', 'list'], { safe: true }));
    this.#known.keys = keys.flatMap(({ kid, uses }) => (uses.includes('cards') ? [kid] : []));
  }

  async #enrol(month: string): Promise<void> {
    const rows: string[] = [];
    const row = (household: number, relation: string) => {
      const name = `P${letters(++this.#person)}`;
      rows.push(`${this.#person};Diarra;${name};F;1985;${household};${relation}`);
    };
    for (let count = 0; count < this.#hardship.households; count++) {
      const household = ++this.#household;
      for (const relation of ['Chef', 'Conjoint', 'Enfant']) row(household, relation);
      // And somebody joins a household of before.
      if (household > 3 && count === 0) row(this.#random.below(household - 1) + 1, 'Enfant');
    }
    writeFileSync(join(this.#folder, `${month}.csv`), [HEADINGS, ...rows].join('\n'));
    const mutuelle = this.#random.pick(this.#known.mutuelles);
    await this.#do(`${month}-03`, ['import', 'members', `${month}.csv`, '--mutuelle', mutuelle]);
    await this.look();
    const enrolled = new Set(rows.map((text) => text.split(';')[2] ?? ''));
    const members = [...this.#names].flatMap(([member, name]) => (enrolled.delete(name) ? member : []));
    if (enrolled.size > 0) throw new Error(`not enrolled: ${[...enrolled].join()}`);
    for (const member of members) this.#reported.members.add(member);
  }

  async #collect(month: string): Promise<void> {
    const households = [...new Set([...this.#reported.members].map((member) => member.slice(0, 10)))];
    for (let count = 0; count < this.#hardship.payments; count++) {
      const household = this.#random.pick(households);
      const number = ++this.#receipt;
      const [persons, months] = [this.#random.below(3) + 1, this.#random.below(6) + 1];
      const from = monthAfter(month, this.#random.below(4) - 1);
      const amount = Math.ceil(575 * persons * months * this.#random.pick([0.4, 1, 1, 1.3]));
      const what = { from, months, amount, persons, receipt: `R-${number}` };
      const options = Object.entries(what).flatMap(([name, value]) => [`--${name}`, String(value)]);
      await this.#do(`${month}-05`, ['contribution', 'add', household, ...options]);
      (this.#known.payments[household] ??= []).push({
        day: `${month}-05`,
        number,
        amount,
        persons,
        from,
        months,
      });
      this.#reported.receipts.add(what.receipt);
    }
  }

  async #issue(day: string): Promise<void> {
    const said = await this.#do(day, ['card', 'issue', '--all', '--without-photo']);
    const { cards } = v.parse(v.object({ cards: v.array(v.string()) }), said);
    for (const card of cards) this.#reported.cards.add(card);
    await this.look();
  }

  async #print(month: string): Promise<void> {
    await this.#do(`${month}-07`, ['print', 'batch']);
    const listed = await this.#do(`${month}-08`, ['print', 'list'], { safe: true });
    const number = v.parse(v.array(v.object({ number: v.number() })), listed).at(-1)?.number ?? 0;
    if (number <= this.#batch) throw new Error(`batch ${number} was given twice`);
    this.#batch = number;
    await this.#do(`${month}-08`, ['print', 'confirm', String(number)]);
  }

  async #lose(day: string): Promise<void> {
    const card = this.#pickLive();
    const number = `${card.member}/${card.edition}`;
    await this.#do(day, ['card', 'replace', number, '--reason', 'lost', '--reported-by', 'sa voisine']);
    this.#known.deadBelow[card.member] = card.edition + 1;
  }

  async #end(day: string): Promise<void> {
    const { member } = this.#pickLive();
    const how = this.#random.pick(['left', 'left', 'died', 'removed'] as const);
    await this.#do(day, ['person', how, member, '--since', day]);
    this.#known.ended[member] = { how, since: day };
  }

  async #publish(day: string): Promise<void> {
    const said = await this.#do(day, ['publish']);
    const { sequence, file } = v.parse(v.object({ sequence: v.number(), file: v.string() }), said);
    if (this.#sequences.has(sequence)) throw new Error(`list ${sequence} was given twice`);
    this.#sequences.add(sequence);
    const kept = join(this.#folder, `${day}.psl`);
    cpSync(file, kept);
    this.lists.push({ day, file: kept, known: structuredClone(this.#known) });
  }

  /** The computer is gone with all work since the backup; desks have the newest list. */
  async #loseComputer(day: string, backup: { file: string; known: Known; reported: Reported }) {
    await this.look();
    const newest = this.lists.at(-1);
    rmSync(join(this.#folder, this.#office), { recursive: true });
    this.#office = 'nouveau';
    const options = ['--to', this.#office, '--list', newest?.file ?? '', '--force'];
    await this.#do(day, ['restore', backup.file, ...options]);
    this.#known = backup.known;
    this.#reported = backup.reported;
    for (const [member, below] of Object.entries(newest?.known.deadBelow ?? {}))
      if (this.#reported.members.has(member)) this.#known.deadBelow[member] = below;
  }

  #pickLive(): { member: string; edition: number } {
    const live = [...this.#reported.cards].flatMap((card) => {
      const known = this.cards.get(card);
      if (known === undefined || this.#known.ended[known.member] !== undefined) return [];
      return known.edition < (this.#known.deadBelow[known.member] ?? 1) ? [] : known;
    });
    return this.#random.pick(live);
  }

  /** Gives a command until it is reported done, whatever strikes meanwhile. */
  async #do(day: string, args: string[], { safe = false } = {}): Promise<unknown> {
    if (safe) return await this.#give(day, args, { kind: 'well' }, false);
    const done = Math.min(1, ++this.#steps / (12 * (STEPS_A_MONTH + this.#hardship.payments)));
    const { kills, fullDisks } = this.#hardship;
    const struck = await this.#strike(Math.floor(kills * done), Math.floor(fullDisks * done), day, args);
    return await this.#give(day, args, { kind: 'well' }, struck);
  }

  async #strike(kills: number, fullDisks: number, day: string, args: string[]): Promise<boolean> {
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

  /** While it is restored an office is not there, or whole. */
  async #lookIfThere(): Promise<void> {
    if (this.#blocks() > 1) await this.look();
  }

  /** The size of the database, in blocks of 512 bytes, and some more: a limit below it strikes somewhere. */
  #blocks(): number {
    const path = join(this.#folder, this.#office, 'registry.sqlite');
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return Math.ceil(size / 512) + 1;
  }

  async #give(day: string, args: string[], fate: Fate, again: boolean): Promise<unknown> {
    const place = args[0] === 'restore' ? [] : ['--office', this.#office];
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

const trustSchema = v.object({ keys: v.array(v.object({ kid: v.string(), uses: v.array(v.string()) })) });

function keepOne(known: Map<string, string>, number: string, whose: string): void {
  if ((known.get(number) ?? whose) !== whose) throw new Error(`${number} was given twice`);
  known.set(number, whose);
}

function needAll(reported: Set<string>, found: Set<string>): void {
  const missing = [...reported].filter((number) => !found.has(number));
  if (missing.length > 0) throw new Error(`reported, and lost: ${missing.join(', ')}`);
}

function letters(index: number): string {
  return [...String(index)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');
}
