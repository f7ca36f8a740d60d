import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import type { Ledger } from './ledger.ts';
import { monthAfter } from './model.ts';
import type { Hardship, Operator } from './operator.ts';
import type { Random } from './random.ts';

/** Who works, on what, and by which chance. */
export interface Office {
  number: number;
  operator: Operator;
  ledger: Ledger;
  random: Random;
  hardship: Hardship;
}

const HEADINGS = 'N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien';

/** What an office does day by day: it enrols, collects, photographs, signs and prints. */
export class DailyWork {
  readonly #office: Office;
  #person: number;
  #household: number;
  #receipt: number;
  #batch = 0;

  /** Persons, the register's households and receipts are numbered from after `begin`: no two offices have the same. */
  constructor(office: Office, begin: number) {
    this.#office = office;
    this.#person = begin;
    this.#household = begin;
    this.#receipt = begin;
  }

  async addMutuelle(day: string, name: string): Promise<void> {
    const { operator, ledger } = this.#office;
    const said = await operator.do(day, ['mutuelle', 'add', name]);
    const { mutuelle } = v.parse(v.object({ mutuelle: v.object({ number: v.string() }) }), said);
    ledger.known.mutuelles.push(mutuelle.number);
  }

  async enrol(month: string): Promise<void> {
    const { operator, ledger, random, hardship } = this.#office;
    const register = `${operator.office}-${month}.csv`;
    const rows: string[] = [];
    const row = (household: number, relation: string) => {
      const name = `P${letters(++this.#person)}`;
      rows.push(`${this.#person};Diarra;${name};F;1985;${household};${relation}`);
    };
    for (let count = 0; count < hardship.households; count++) {
      const household = ++this.#household;
      for (const relation of ['Chef', 'Conjoint', 'Enfant']) row(household, relation);
      // And somebody joins a household of before.
      if (household > 3 && count === 0) row(random.below(household - 1) + 1, 'Enfant');
    }
    writeFileSync(join(operator.folder, register), [HEADINGS, ...rows].join('\n'));
    const mutuelle = random.pick(ledger.open);
    await operator.do(`${month}-03`, ['import', 'members', register, '--mutuelle', mutuelle]);
    await ledger.look(join(operator.folder, operator.office));
    const enrolled = new Set(rows.map((text) => text.split(';')[2] ?? ''));
    const members = [...ledger.given.names].flatMap(([member, name]) =>
      enrolled.delete(name) ? member : [],
    );
    if (enrolled.size > 0) throw new Error(`not enrolled: ${[...enrolled].join()}`);
    for (const member of members) ledger.reported.members.add(member);
  }

  /** A person of each mutuelle, each a picture that nobody else has. */
  async photograph(month: string): Promise<void> {
    const { operator, ledger, random } = this.#office;
    const folder = join(operator.folder, 'photos');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const taken = new Map<string, string>();
    const members = [...ledger.reported.members].filter((one) => ledger.known.ended[one] === undefined);
    for (const mutuelle of ledger.open) {
      const member = random.pick(members.filter((one) => one.startsWith(mutuelle)));
      const background = { r: random.below(256), g: random.below(256), b: random.below(256) };
      const path = join(folder, `${member}.jpg`);
      await sharp({ create: { width: 420, height: 525, channels: 3, background } })
        .jpeg()
        .toFile(path);
      taken.set(member, createHash('sha256').update(readFileSync(path)).digest('hex'));
    }
    await operator.do(`${month}-04`, ['import', 'photos', 'photos']);
    for (const [member, sha256] of taken) ledger.reported.photos.set(member, sha256);
  }

  async collect(month: string): Promise<void> {
    const { operator, ledger, random, hardship } = this.#office;
    const members = [...ledger.reported.members].filter((member) => ledger.isOpen(member));
    const households = [...new Set(members.map((member) => member.slice(0, 10)))];
    for (let count = 0; count < hardship.payments; count++) {
      const household = random.pick(households);
      const number = ++this.#receipt;
      const [persons, months] = [random.below(3) + 1, random.below(6) + 1];
      const from = monthAfter(month, random.below(4) - 1);
      const amount = Math.ceil(575 * persons * months * random.pick([0.4, 1, 1, 1.3]));
      const what = { from, months, amount, persons, receipt: `R-${number}` };
      const options = Object.entries(what).flatMap(([name, value]) => [`--${name}`, String(value)]);
      await operator.do(`${month}-05`, ['contribution', 'add', household, ...options]);
      const payment = { day: `${month}-05`, number, amount, persons, from, months };
      (ledger.known.payments[household] ??= []).push(payment);
      ledger.reported.receipts.add(what.receipt);
    }
  }

  async issue(day: string): Promise<void> {
    const { operator, ledger } = this.#office;
    const said = await operator.do(day, ['card', 'issue', '--all', '--without-photo']);
    const { cards } = v.parse(v.object({ cards: v.array(v.string()) }), said);
    for (const card of cards) ledger.reported.cards.add(card);
    await ledger.look(join(operator.folder, operator.office));
    ledger.countOnSeenCards();
  }

  async print(month: string): Promise<void> {
    const { operator } = this.#office;
    await operator.do(`${month}-07`, ['print', 'batch']);
    const listed = await operator.ask(`${month}-08`, ['print', 'list']);
    const number = v.parse(v.array(v.object({ number: v.number() })), listed).at(-1)?.number ?? 0;
    if (number <= this.#batch) throw new Error(`batch ${number} was given twice`);
    this.#batch = number;
    await operator.do(`${month}-08`, ['print', 'confirm', String(number)]);
  }
}

function letters(index: number): string {
  return [...String(index)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');
}
