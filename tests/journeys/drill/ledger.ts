import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkAudit,
  findPersons,
  listCards,
  listContributions,
  listPhotos,
  openRegistry,
  type Card,
  type Person,
  type Photo,
} from '@passeport/registry';
import type { Known } from './model.ts';
import type { Random } from './random.ts';

/** Numbers that were reported. */
interface Reported {
  members: Set<string>;
  cards: Set<string>;
  receipts: Set<string>;
  /** SHA-256 of the file that was imported, by member */
  photos: Map<string, string>;
}

/** What was reported at a moment: of a backup. */
export interface Moment {
  known: Known;
  reported: Reported;
}

/** A card that its holder has, for something to happen to it. */
export interface Holding {
  member: string;
  edition: number;
  card: string;
}

/** Every number that any office ever gave, also those that were lost with a computer. */
export class Given {
  readonly cards = new Map<string, Card>();
  /** whose each number is */
  readonly names = new Map<string, string>();
  /** by receipt number its household, and the amount */
  readonly receipts = new Map<string, string>();
}

/** Everything that an office reported done, which must be found again after every stroke. */
export class Ledger {
  known: Known = {
    mutuelles: [],
    payments: {},
    ended: {},
    deadBelow: {},
    trust: { sequence: 0, keys: {}, given: {} },
  };
  reported: Reported = { members: new Set(), cards: new Set(), receipts: new Set(), photos: new Map() };
  readonly given: Given;
  /** mutuelles that are handed over, or about to be: read only */
  readonly #closed = new Set<string>();
  /** the cards that were there when it was last looked */
  #seen: string[] = [];
  /** by the number that a person had before she moved: the next */
  readonly #nextNumber = new Map<string, string>();

  constructor(given: Given) {
    this.given = given;
  }

  /** That nothing reported is missing, and no number was given twice, this year or before the computer was lost, by any office. */
  async look(office: string): Promise<void> {
    const registry = await openRegistry({ path: join(office, 'registry.sqlite') });
    try {
      this.#lookAtPersons(await findPersons(registry));
      this.#lookAtCards(await listCards(registry));
      const payments = await listContributions(registry);
      for (const { receipt, household, amountFcfa } of payments)
        keepOne(this.given.receipts, receipt, `${household} ${amountFcfa}`);
      needAll(this.reported.receipts, new Set(payments.map(({ receipt }) => receipt)));
      const photos = new Map<string, Photo>(
        (await listPhotos(registry)).map((photo) => [photo.member, photo]),
      );
      for (const [member, sha256] of this.reported.photos) {
        const photo = photos.get(this.#findNumberNow(member));
        if (photo?.originalSha256 !== sha256) throw new Error(`the photo of ${member} is lost`);
        const bytes = readFileSync(join(office, 'photos', 'originals', `${sha256}.jpg`));
        if (createHash('sha256').update(bytes).digest('hex') !== sha256)
          throw new Error(`the photo of ${member} is damaged`);
      }
      const { fault } = await checkAudit(registry);
      if (fault !== undefined) throw new Error(`the audit does not hold: ${JSON.stringify(fault)}`);
    } finally {
      await registry.close();
    }
  }

  /** Also a card that was signed just before the power went, and so never reported, must stay once it was seen. */
  countOnSeenCards(): void {
    for (const card of this.#seen) this.reported.cards.add(card);
  }

  copy(): Moment {
    return structuredClone({ known: this.known, reported: this.reported });
  }

  /**
   * What is still to be found when the office is made again: what the backup has; and of persons and cards, what desks know by the
   * newest list.
   */
  goBack(to: Moment, newest: Known): void {
    const { ended, deadBelow } = structuredClone(newest);
    this.known = { ...to.known, ended, deadBelow };
    this.reported = to.reported;
  }

  /** Mutuelles that the office may work on. */
  get open(): string[] {
    return this.known.mutuelles.filter((mutuelle) => !this.#closed.has(mutuelle));
  }

  isOpen(member: string): boolean {
    return this.open.includes(mutuelleOf(member));
  }

  close(mutuelle: string): void {
    this.#closed.add(mutuelle);
  }

  /** From now on `to` answers for all that was reported of a mutuelle; here it stays to be read. */
  handOver(mutuelle: string, to: Ledger): void {
    const isIts = (number: string) => mutuelleOf(number) === mutuelle;
    const { payments, ended, deadBelow } = structuredClone(this.known);
    Object.assign(to.known.payments, only(payments, isIts));
    Object.assign(to.known.ended, only(ended, isIts));
    Object.assign(to.known.deadBelow, only(deadBelow, isIts));
    to.known.mutuelles.push(mutuelle);
    this.known.mutuelles = this.known.mutuelles.filter((one) => one !== mutuelle);
    for (const member of this.reported.members) if (isIts(member)) to.reported.members.add(member);
    for (const card of this.reported.cards) if (isIts(card)) to.reported.cards.add(card);
    for (const receipt of this.reported.receipts)
      if (isIts(this.given.receipts.get(receipt) ?? '')) to.reported.receipts.add(receipt);
    for (const [member, sha256] of this.reported.photos) {
      const now = this.#findNumberNow(member);
      if (isIts(now)) to.reported.photos.set(now, sha256);
    }
  }

  isLive({ member, edition }: Pick<Card, 'member' | 'edition'>): boolean {
    return this.known.ended[member] === undefined && edition >= (this.known.deadBelow[member] ?? 1);
  }

  /** Somebody of an open mutuelle who has a card and is a member. */
  pickLive(random: Random): Holding {
    const live = [...this.reported.cards].flatMap((number) => {
      const card = this.given.cards.get(number);
      return card !== undefined && this.isOpen(card.member) && this.isLive(card) ? card : [];
    });
    const { member, edition, card } = random.pick(live);
    return { member, edition, card };
  }

  #findNumberNow(member: string): string {
    const next = this.#nextNumber.get(member);
    return next === undefined ? member : this.#findNumberNow(next);
  }

  #lookAtPersons(persons: Person[]): void {
    for (const { member, givenNames } of persons) keepOne(this.given.names, member, givenNames);
    const names = persons.flatMap(({ movedTo, givenNames }) => (movedTo === undefined ? givenNames : []));
    if (new Set(names).size !== names.length) throw new Error('somebody has two numbers');
    needAll(this.reported.members, new Set(persons.map(({ member }) => member)));
    this.#nextNumber.clear();
    for (const { member, movedTo } of persons)
      if (movedTo !== undefined) this.#nextNumber.set(member, movedTo);
    for (const { member, status } of persons) {
      const how = this.known.ended[member]?.how;
      if (this.reported.members.has(member) && how !== undefined && how !== status)
        throw new Error(`${member} was reported ${how}, and is ${status}`);
    }
  }

  #lookAtCards(cards: Card[]): void {
    for (const card of cards) {
      if ((this.given.cards.get(card.card)?.qrText ?? card.qrText) !== card.qrText)
        throw new Error(`${card.card} was given twice`);
      this.given.cards.set(card.card, card);
      const isDead = card.edition < (this.known.deadBelow[card.member] ?? 1);
      if (isDead && card.state !== 'revoked') throw new Error(`${card.card} was reported lost, and lives`);
    }
    this.#seen = cards.map(({ card }) => card);
    needAll(this.reported.cards, new Set(cards.map(({ card }) => card)));
  }
}

function mutuelleOf(number: string): string {
  return number.slice(0, 4);
}

function only<One>(all: Record<string, One>, isWanted: (key: string) => boolean): Record<string, One> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => isWanted(key)));
}

function keepOne(known: Map<string, string>, number: string, whose: string): void {
  if ((known.get(number) ?? whose) !== whose) throw new Error(`${number} was given twice`);
  known.set(number, whose);
}

function needAll(reported: Set<string>, found: Set<string>): void {
  const missing = [...reported].filter((number) => !found.has(number));
  if (missing.length > 0) throw new Error(`reported, and lost: ${missing.join(', ')}`);
}
