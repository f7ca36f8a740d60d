import type { CardNumber } from '@passeport/codes';
import type { CardState } from '@passeport/registry';
import { isOnPage } from './check-photo.ts';
import type { PrintProblem, PrintProblemCode } from './print-problem.ts';
import type { Bench } from './read-print-codes.ts';

/** What is known of a batch's cards once all pictures were looked at. */
export interface Conclusion {
  /** Wholly right. */
  right: CardNumber[];
  /** Their code is right, and a side with the photo was not in the pictures. */
  photoNotSeen: CardNumber[];
  /** Their code is right, and nothing on this layout's fronts tells whose they are. */
  photoNotComparable: CardNumber[];
  /** Neither in these pictures nor found right in earlier ones. */
  notSeen: CardNumber[];
  /** Cards of the batch whose paper is not to be handed over. */
  bad: CardNumber[];
}

/** The paper of the card that they are about is good all the same. */
const NOT_THE_CARD: ReadonlySet<PrintProblemCode> = new Set([
  'card-twice',
  'card-dead',
  'card-spoiled',
  'card-of-other-batch',
]);

/** A batch of many sheets is looked at sheet by sheet. */
const WAS_CHECKED: ReadonlySet<CardState> = new Set(['checked', 'handed-over']);

export function conclude(
  { geometry, cards, portraits, qr, photo }: Bench,
  problems: readonly PrintProblem[],
): Conclusion {
  const wrong = new Set(problems.flatMap(({ card }) => card ?? []));
  const spoiled = new Set(
    problems.flatMap(({ code, card }) => (card === undefined || NOT_THE_CARD.has(code) ? [] : card)),
  );
  const { fields, marks } = geometry;
  const field = fields.find(({ kind }) => kind === 'photo');
  const isComparable =
    field !== undefined &&
    (fields.some(({ kind, side }) => kind !== 'photo' && isOnPage(geometry, field.side, side)) ||
      marks.some(({ side }) => side === field.side));
  const good = cards.filter(({ card }) => qr.has(card) && !wrong.has(card)).map(({ card }) => card);
  const withPhoto = good.filter((card) => field !== undefined && portraits.has(card));
  const photoNotSeen = isComparable ? withPhoto.filter((card) => !photo.has(card)) : [];
  const waiting = new Set(photoNotSeen);
  return {
    right: good.filter((card) => !waiting.has(card)),
    photoNotSeen,
    photoNotComparable: isComparable ? [] : withPhoto,
    notSeen: cards
      .filter(({ card, state }) => !qr.has(card) && !wrong.has(card) && !WAS_CHECKED.has(state))
      .map(({ card }) => card),
    bad: cards.filter(({ card }) => spoiled.has(card)).map(({ card }) => card),
  };
}
