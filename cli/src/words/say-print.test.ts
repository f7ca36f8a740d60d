import { formatCardNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { expect, it } from 'vitest';
import { sayRefused, sayWarnings } from './say-print.ts';
import { fr } from './fr.ts';

const cardOf = (household: number) =>
  formatCardNumber(formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household, person: 1 }), 1);

it('names ten cards of a kind, and names that were made smaller last', () => {
  const lines = said((context) => {
    const shrunk = Array.from({ length: 55 }, (_, at) => ({
      card: cardOf(at + 1),
      code: 'name-shrunk' as const,
    }));
    sayWarnings([...shrunk, { card: cardOf(99), code: 'photo-missing' }], context);
  });
  expect(lines[0]).toBe(`  attention, carte ${cardOf(99)} : ${fr.printShop.warnings['photo-missing']}`);
  expect(lines).toHaveLength(12);
  expect(lines[11]).toBe('  … et 45 autres : nom réduit pour tenir');
});

it('names every card that is refused', () => {
  const cards = Array.from({ length: 30 }, (_, at) => ({
    card: cardOf(at + 1),
    code: 'person-twice' as const,
  }));
  expect(said((context) => sayRefused(cards, context))).toHaveLength(30);
});

function said(speak: (context: Parameters<typeof sayRefused>[1]) => void): string[] {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  speak({ terminal: { say, warn: say }, words: fr });
  return lines;
}
