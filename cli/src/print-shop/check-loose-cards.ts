import { fitHomography, fitSimilarity, project } from '@passeport/scan';
import { anchorOfCard, fieldOf } from './card-anchor.ts';
import { checkPhoto } from './check-photo.ts';
import { cornersOf } from './locate-sheet.ts';
import type { PageNotes } from './page-notes.ts';
import type { Bench, ReadCode } from './read-print-codes.ts';

/** Cards that lie about, or a page of their own each: every code and every front is its card's, wherever it lies. */
export async function checkLooseCards(
  bench: Bench,
  notes: PageNotes,
  read: readonly ReadCode[],
): Promise<void> {
  const seen = new Set<string>();
  for (const one of read) {
    const { code, card, problem } = one;
    const field = fieldOf(bench.geometry, code.kind);
    const place = card && field && bench.geometry.places[card.place - 1]?.[field.side];
    const fit = code.kind === 'qr' ? fitHomography : fitSimilarity;
    const paperToPicture = fit(anchorOfCard(bench.geometry, one)?.pairs ?? []);
    const corners =
      place && paperToPicture ? cornersOf(place).map((at) => project(paperToPicture, at)) : code.corners;
    const about = card?.card ?? problem?.card;
    const frame = notes.frame(corners, about === undefined ? {} : { card: about });
    if (problem !== undefined) {
      notes.add(problem, frame);
      continue;
    }
    if (card === undefined) continue;
    const key = `${code.kind} ${card.card}`;
    if (seen.has(key)) notes.add({ code: 'card-twice' }, frame);
    seen.add(key);
    if (code.kind === 'qr') {
      bench.qr.add(card.card);
      frame.right.add('code');
    }
    if (field === undefined || paperToPicture === undefined) continue;
    const isSure = bench.geometry.fields.some(({ kind, side }) => kind === 'photo' && side === field.side);
    const located = { sheet: card.sheet, side: field.side, paperToPicture };
    await checkPhoto(bench, notes, located, card, frame, { by: 'mark', isSure });
  }
}
