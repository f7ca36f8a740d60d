import type { BatchCard } from '@passeport/registry';
import type { BatchGeometry } from './batch-plan.ts';
import { comparePhoto, type PhotoPlace } from './compare-photos.ts';
import type { LocatedPage } from './locate-sheet.ts';
import type { Frame, PageNotes } from './page-notes.ts';
import type { Bench } from './read-print-codes.ts';
import { suspectsOf } from './suspects.ts';

/**
 * Compares the photo of a card with the person's, if it is on this page. `by` says what the page was laid straight by: a photo beside a
 * single mark may be off. With `isSure: false` a photo that is nobody's is not told: it may not be there at all, on a card that was folded.
 */
export async function checkPhoto(
  bench: Bench,
  notes: PageNotes,
  located: LocatedPage,
  card: BatchCard,
  frame: Frame,
  { by, isSure }: { by: PhotoPlace['by']; isSure: boolean } = { by: 'sheet', isSure: true },
): Promise<void> {
  const { geometry, portraits } = bench;
  const field = geometry.fields.find(({ kind }) => kind === 'photo');
  const place = field && geometry.places[card.place - 1]?.[field.side];
  if (!field || !place || !portraits.has(card.card) || !isOnPage(geometry, field.side, located.side)) return;
  const compared = await comparePhoto(
    notes.picture,
    { paperToPicture: located.paperToPicture, place, card: geometry.card, field, by },
    card.card,
    suspectsOf(card, bench.cards),
    portraits,
  );
  if (compared === undefined) return;
  switch (compared.verdict) {
    case 'right':
      bench.photo.add(card.card);
      frame.right.add('photo');
      return;
    case 'another':
      notes.add(
        { code: 'photo-of-another', ...(compared.of === undefined ? {} : { found: compared.of }) },
        frame,
      );
      return;
    case 'different':
      if (isSure) notes.add({ code: 'photo-different' }, frame);
      return;
    default:
      compared.verdict satisfies never;
  }
}

/** Whether a side is on the page that another side is on. */
export function isOnPage(
  { places }: BatchGeometry,
  side: 'front' | 'back',
  pageSide: 'front' | 'back',
): boolean {
  if (side === pageSide) return true;
  const [first] = places;
  return first?.back !== undefined && first.front.page === first.back.page;
}
