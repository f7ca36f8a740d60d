import { accept, type Outcome } from './issue.ts';

/**
 * The first telephone number in a cell, `+223` and eight digits, from Mali's usual spellings ("76 12 34 56",
 * "00223 76123456", "76-12-34-56 / 66 00 11 22"). Never refuses: a card needs no telephone. What is no such number is left
 * out (`phone-unreadable`), a second number too (`phone-second-left-out`).
 */
export function readPhone(text: string): Outcome<string | undefined> {
  const parts = text.split(/[/;,|]|\s(?:ou|et)\s/i).map((part) => part.trim());
  const numbers = parts.filter((part) => part !== '').map((part) => readOne(part));
  const [first] = numbers.filter((number) => number !== undefined);
  if (first === undefined) return accept(undefined, 'phone-unreadable');
  return numbers.length === 1 ? accept(first) : accept(first, 'phone-second-left-out');
}

/** Mali's numbering plan (ITU E.164, country code 223): eight digits, the first from 2 to 9. */
function readOne(text: string): string | undefined {
  if (!/^[\d\s.()+-]{8,25}$/.test(text)) return undefined;
  const digits = text.replaceAll(/\D/g, '').replace(/^(?:00)?223(?=\d{8}$)/, '');
  return /^[2-9]\d{7}$/.test(digits) ? `+223${digits}` : undefined;
}

/** A NINA: fourteen digits and a key letter, spaces aside. Left out when it is not (`nina-unreadable`). */
export function readNina(text: string): Outcome<string | undefined> {
  const packed = text.replaceAll(/[\s.-]/g, '').toUpperCase();
  return /^\d{14}[A-Z]$/.test(packed) ? accept(packed) : accept(undefined, 'nina-unreadable');
}
