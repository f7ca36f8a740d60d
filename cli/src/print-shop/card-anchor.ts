import type { BatchGeometry } from './batch-plan.ts';
import { anchorOfCode, type Anchor } from './locate-sheet.ts';
import type { ReadCode } from './read-print-codes.ts';

/** The field that a code is read from: the QR code's, or the mark's. */
export function fieldOf({ fields }: BatchGeometry, kind: ReadCode['code']['kind']) {
  return fields.find((field) => field.kind === kind);
}

/** A card's code where it belongs on its sheet, and where it was seen. */
export function anchorOfCard(geometry: BatchGeometry, { code, card }: ReadCode): Anchor | undefined {
  const field = fieldOf(geometry, code.kind);
  const place = card && field && geometry.places[card.place - 1]?.[field.side];
  if (card === undefined || field === undefined || place === undefined) return undefined;
  return anchorOfCode(code, { sheet: card.sheet, side: field.side, place }, geometry.card, field);
}
