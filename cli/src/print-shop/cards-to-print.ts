import { memberParts, type CardNumber, type MutuelleNumber } from '@passeport/codes';
import { decodeQrText, qrSegments } from '@passeport/credential';
import type { PrintableCard } from '@passeport/print';
import {
  findPersons,
  listBatches,
  listCards,
  listMutuelles,
  listPhotos,
  readBatch,
  type Card,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { readPortrait } from '../photos/kept-files.ts';

/** Cards that are in a batch whose paper nobody confirmed yet. */
export interface PendingBatch {
  batch: number;
  cards: CardNumber[];
}

/** Which of the cards that wait; `again` takes those of batches not confirmed, too. */
export interface CardChoice {
  mutuelle?: MutuelleNumber;
  cards?: readonly CardNumber[];
  again: boolean;
}

/**
 * Signed cards that wait for printing, in the order of member numbers, and the batches not confirmed that have some of them:
 * without `again` those cards are left out.
 */
export async function cardsToPrint(
  { registry }: Office,
  { mutuelle, cards: only, again }: CardChoice,
): Promise<{ cards: Card[]; pending: PendingBatch[] }> {
  const scope = mutuelle === undefined ? {} : { mutuelle };
  const all = await listCards(registry, { ...scope, states: ['requested'], live: true });
  const wanted = only === undefined ? undefined : new Set<CardNumber>(only);
  const refused = new Set(
    (await listPhotos(registry, { ...scope, states: ['refused'] })).map(({ member }) => member),
  );
  const closed = new Set(
    (await listMutuelles(registry)).flatMap((one) => (one.closed === undefined ? [] : one.number)),
  );
  const waiting = all.filter(
    // The face of a refused photo is in the card's QR: the card is to be replaced.
    ({ card, member }) =>
      (wanted?.has(card) ?? true) && !refused.has(member) && !closed.has(memberParts(member).mutuelle),
  );
  const known = new Set(waiting.map(({ card }) => card));
  const pending: PendingBatch[] = [];
  for (const { number, state } of await listBatches(registry)) {
    if (state !== 'made') continue;
    const batch = await readBatch(registry, number);
    const cards = batch.cards
      .filter(({ card, outcome }) => outcome === 'waiting' && known.has(card))
      .map(({ card }) => card);
    if (cards.length > 0) pending.push({ batch: number, cards });
  }
  const inBatch = new Set(again ? [] : pending.flatMap(({ cards }) => cards));
  return { cards: waiting.filter(({ card }) => !inBatch.has(card)), pending };
}

/** The cards with everything that is printed on them, one at a time: portraits are read when their turn comes. */
export async function* describeCards(
  { registry, folder, record }: Office,
  cards: readonly Card[],
  emergency: string | undefined,
): AsyncGenerator<PrintableCard> {
  const members = cards.map(({ member }) => member);
  const persons = new Map(
    (await findPersons(registry, { members })).map((person) => [person.member, person]),
  );
  const photos = new Map(
    (await listPhotos(registry, { members })).map((photo) => [photo.member, photo.portraitSha256]),
  );
  const mutuelles = new Map((await listMutuelles(registry)).map((mutuelle) => [mutuelle.number, mutuelle]));
  for (const { card, member, notBefore, validThrough, qrText } of cards) {
    const person = persons.get(member);
    const mutuelle = person && mutuelles.get(person.mutuelle);
    if (person === undefined || mutuelle === undefined) throw new CliError('card-missing', { card });
    const portrait = photos.get(member);
    yield {
      card,
      member,
      name: nameOnCard(person),
      birth: person.birth,
      sex: person.sex,
      mutuelle: mutuelle.name,
      ...(mutuelle.union === undefined ? {} : { union: mutuelle.union }),
      plan: mutuelle.plan,
      validFrom: notBefore,
      validThrough,
      qr: qrSegments(decodeQrText(qrText)),
      ...(portrait === undefined ? {} : { photo: readPortrait(folder, portrait) }),
      office: { name: record.name },
      ...(emergency === undefined ? {} : { emergency }),
    };
  }
}
