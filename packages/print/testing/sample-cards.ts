import { readFile } from 'node:fs/promises';
import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import type { PrintableCard } from '../src/printable-card.ts';

/** 308 × 385 px of one colour, #ff00ff, that nothing else on a card has. */
export const MAGENTA = new Uint8Array(await readFile(new URL('magenta.jpg', import.meta.url)));

/** Made-up persons 1, 2, …; a QR text as long as a card's with a face. */
export function sampleCard(person: number, changes: Partial<PrintableCard> = {}): PrintableCard {
  const member = formatMemberNumber({
    mutuelle: parseMutuelleNumber('0417'),
    household: Math.ceil(person / 99),
    person: ((person - 1) % 99) + 1,
  });
  return {
    card: formatCardNumber(member, 1),
    member,
    name: 'Ɲɛnɛ Coulibaly',
    birth: parseBirthDate('1985-03-12'),
    sex: 'F',
    mutuelle: 'Benkadi de Siribala',
    union: 'Union de Ségou',
    plan: 'AMV',
    validFrom: parseCalendarDate('2026-11-22'),
    validThrough: parseCalendarDate('2031-11-21'),
    qr: [
      { data: 'PS1:', mode: 'alphanumeric' },
      { data: digits(1060, person), mode: 'numeric' },
    ],
    photo: MAGENTA,
    office: { name: 'UTM Ségou' },
    ...changes,
  };
}

export function sampleCards(count: number): PrintableCard[] {
  return Array.from({ length: count }, (_, index) => sampleCard(index + 1));
}

/** Digits that look random and are the same in every run. */
export function digits(count: number, seed: number): string {
  let state = seed;
  let text = '';
  while (text.length < count) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    text += String((state >>> 8) % 10);
  }
  return text;
}
