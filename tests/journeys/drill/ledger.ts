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

/** Everything that the office reported done, which must be found again after every stroke. */
export class Ledger {
  known: Known = { mutuelles: [], payments: {}, ended: {}, deadBelow: {}, keys: [] };
  reported: Reported = { members: new Set(), cards: new Set(), receipts: new Set(), photos: new Map() };
  /** every card that ever was, also those that were lost with the computer */
  readonly cards = new Map<string, Card>();
  /** whose each number is, also of those lost */
  readonly names = new Map<string, string>();
  readonly #receipts = new Map<string, string>();
  /** by the number that a person had before she moved: the one of now */
  readonly #numberNow = new Map<string, string>();

  /** That nothing reported is missing, and no number was given twice, this year or before the computer was lost. */
  async look(office: string): Promise<void> {
    const registry = await openRegistry({ path: join(office, 'registry.sqlite') });
    try {
      this.#lookAtPersons(await findPersons(registry));
      this.#lookAtCards(await listCards(registry));
      const payments = await listContributions(registry);
      for (const { receipt, household, amountFcfa } of payments)
        keepOne(this.#receipts, receipt, `${household} ${amountFcfa}`);
      needAll(this.reported.receipts, new Set(payments.map(({ receipt }) => receipt)));
      const photos = new Map<string, Photo>(
        (await listPhotos(registry)).map((photo) => [photo.member, photo]),
      );
      for (const [member, sha256] of this.reported.photos) {
        const photo = photos.get(this.#numberNow.get(member) ?? member);
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

  isLive({ member, edition }: Pick<Card, 'member' | 'edition'>): boolean {
    return this.known.ended[member] === undefined && edition >= (this.known.deadBelow[member] ?? 1);
  }

  /** Somebody of the office who has a card and is a member. */
  pickLive(random: Random): Holding {
    const live = [...this.reported.cards].flatMap((number) => {
      const card = this.cards.get(number);
      return card !== undefined && this.isLive(card) ? card : [];
    });
    const { member, edition, card } = random.pick(live);
    return { member, edition, card };
  }

  #lookAtPersons(persons: Person[]): void {
    for (const { member, givenNames } of persons) keepOne(this.names, member, givenNames);
    const names = persons.flatMap(({ movedTo, givenNames }) => (movedTo === undefined ? givenNames : []));
    if (new Set(names).size !== names.length) throw new Error('somebody has two numbers');
    needAll(this.reported.members, new Set(persons.map(({ member }) => member)));
    this.#numberNow.clear();
    for (const { member, movedTo } of persons)
      if (movedTo !== undefined) this.#numberNow.set(member, movedTo);
    for (const { member, status } of persons) {
      const how = this.known.ended[member]?.how;
      if (this.reported.members.has(member) && how !== undefined && how !== status)
        throw new Error(`${member} was reported ${how}, and is ${status}`);
    }
  }

  #lookAtCards(cards: Card[]): void {
    for (const card of cards) {
      if ((this.cards.get(card.card)?.qrText ?? card.qrText) !== card.qrText)
        throw new Error(`${card.card} was given twice`);
      this.cards.set(card.card, card);
      const isDead = card.edition < (this.known.deadBelow[card.member] ?? 1);
      if (isDead && card.state !== 'revoked') throw new Error(`${card.card} was reported lost, and lives`);
    }
    needAll(this.reported.cards, new Set(cards.map(({ card }) => card)));
  }
}

function keepOne(known: Map<string, string>, number: string, whose: string): void {
  if ((known.get(number) ?? whose) !== whose) throw new Error(`${number} was given twice`);
  known.set(number, whose);
}

function needAll(reported: Set<string>, found: Set<string>): void {
  const missing = [...reported].filter((number) => !found.has(number));
  if (missing.length > 0) throw new Error(`reported, and lost: ${missing.join(', ')}`);
}
