import type { CalendarDate } from '@passeport/calendar';
import { formatCardNumber, type CardNumber } from '@passeport/codes';
import { verifyCard, type TrustList } from '@passeport/credential';
import type { Card } from '@passeport/registry';

/** Why no desk would accept a card, whatever its print is like. */
export type CardDefectCode =
  /** Its signature, or the key's dates, use or mutuelles. */
  | 'signature-refused'
  /** Its code says another number. */
  | 'code-of-another-card'
  /** Its last day is past. */
  | 'card-past';

/** A card that is not worth its paper. */
export interface CardDefect {
  card: CardNumber;
  code: CardDefectCode;
}

/** Verifies each card as a desk would, by the office's trust list. */
export async function inspectCards(
  cards: readonly Pick<Card, 'card' | 'qrText' | 'validThrough'>[],
  trust: TrustList,
  today: CalendarDate,
): Promise<CardDefect[]> {
  const defects: CardDefect[] = [];
  for (const { card, qrText, validThrough } of cards) {
    const reading = await verifyCard(qrText, trust);
    if (reading.status !== 'genuine') defects.push({ card, code: 'signature-refused' });
    else if (formatCardNumber(reading.claims.member, reading.claims.edition) !== card)
      defects.push({ card, code: 'code-of-another-card' });
    else if (validThrough < today) defects.push({ card, code: 'card-past' });
  }
  return defects;
}
