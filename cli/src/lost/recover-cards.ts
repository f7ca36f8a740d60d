import { calendarDateOf } from '@passeport/calendar';
import { formatCardNumber, type CardNumber } from '@passeport/codes';
import { verifyCard, type CardClaims, type TrustList } from '@passeport/credential';
import {
  cardsToIssue,
  findPersons,
  listPhotos,
  recoverCards,
  type By,
  type IssuedCard,
  type Person,
  type Photo,
  type RefusalCode,
} from '@passeport/registry';
import { readTrust } from '../office/keys.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import type { FoundText } from '../verify/read-card-texts.ts';

const REGISTRY_REASONS = [
  'member-unknown',
  'member-not-active',
  'mutuelle-closed',
  'card-already-dead',
  'edition-taken',
  'card-unknown',
  'value-refused',
] as const satisfies readonly RefusalCode[];

/** Why a code is not taken back: no desk takes it, another office made it, it says otherwise than the registry, or the registry has no place for it. */
export type UnrecoveredReason =
  | (typeof REGISTRY_REASONS)[number]
  | 'not-authentic'
  | 'other-office'
  | 'person-differs'
  | 'face-differs';

/** What came of codes that were read back. */
export interface RecoveredCards {
  cards: CardNumber[];
  /** Codes of cards that are in the registry. */
  already: number;
  refused: { source: string; page?: number; card?: CardNumber; reason: UnrecoveredReason }[];
  /** Members who have no card here that counts: they get one by `card issue`. */
  withoutCard: number;
}

/**
 * Takes cards of after the backup back into a restored registry, from the codes on their PDF or paper. A card is taken when this office's key signed it and its edition was left
 * out at the restoration, and when all it says of the person (name, birth, sex, face) is what the registry says: so that it is her card, whoever brought the file and whoever else
 * has the key; all that a thief can bring is a copy. Also with a key that was declared stolen since, for days before the theft.
 */
export async function recoverPrintedCards(
  office: Office,
  found: readonly FoundText[],
  by: By,
): Promise<RecoveredCards> {
  const { registry, folder } = office;
  const { list: trust } = await readTrust(folder);
  const report: RecoveredCards = { cards: [], already: 0, refused: [], withoutCard: 0 };
  const refuse = ({ source, page }: FoundText, reason: UnrecoveredReason, card?: CardNumber): void => {
    report.refused.push({
      source,
      ...(page !== undefined && { page }),
      ...(card !== undefined && { card }),
      reason,
    });
  };

  const signed: { text: FoundText; claims: CardClaims; kid: string }[] = [];
  for (const text of found) {
    const reading = await readOwn(text.text, trust, office);
    if (typeof reading === 'string') refuse(text, reading);
    else signed.push({ text, ...reading });
  }

  const members = [...new Set(signed.map(({ claims }) => claims.member))];
  const persons = new Map((await findPersons(registry, { members })).map((one) => [one.member, one]));
  const photos = new Map((await listPhotos(registry, { members })).map((one) => [one.member, one]));
  const taken: { text: FoundText; card: IssuedCard }[] = [];
  for (const { text, claims, kid } of signed) {
    const { member, edition, notBefore, validThrough } = claims;
    const person = persons.get(member);
    const difference = person && findDifference(claims, person, photos.get(member));
    if (difference !== undefined) refuse(text, difference, formatCardNumber(member, edition));
    else if (notBefore > calendarDateOf(by.at))
      refuse(text, 'not-authentic', formatCardNumber(member, edition));
    else taken.push({ text, card: { member, edition, qrText: text.text, kid, notBefore, validThrough } });
  }

  const { outcomes } = await recoverCards(
    registry,
    taken.map(({ card }) => card),
    by,
  );
  for (const outcome of outcomes) {
    const given = taken[outcome.row];
    if (outcome.outcome === 'added') report.cards.push(outcome.card);
    else if (outcome.outcome === 'already') report.already += 1;
    else {
      const reason = REGISTRY_REASONS.find((one) => one === outcome.code);
      // Other cards are in: one that the registry cannot write is told, whatever its reason, and stops nothing.
      if (given !== undefined)
        refuse(
          given.text,
          reason ?? 'value-refused',
          formatCardNumber(given.card.member, given.card.edition),
        );
    }
  }
  const due = await cardsToIssue(registry, { withoutPhoto: true, today: calendarDateOf(by.at) });
  report.withoutCard = due.length;
  return report;
}

async function readOwn(
  qrText: string,
  trust: TrustList,
  { record }: Office,
): Promise<{ claims: CardClaims; kid: string } | UnrecoveredReason> {
  const reading = await verifyCard(qrText, trust);
  if (reading.status !== 'genuine' && reading.status !== 'doubtful') return 'not-authentic';
  return reading.office.number === record.number ? reading : 'other-office';
}

function findDifference(
  { name, birth, sex, face }: CardClaims,
  person: Person,
  photo: Photo | undefined,
): UnrecoveredReason | undefined {
  if (name !== nameOnCard(person) || birth !== person.birth || sex !== person.sex) return 'person-differs';
  const kept = photo?.face;
  const isSame = face === undefined || kept === undefined ? face === kept : Buffer.from(face).equals(kept);
  return isSame ? undefined : 'face-differs';
}
