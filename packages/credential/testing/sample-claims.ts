import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { memberFromDigits } from '@passeport/codes';
import { readFileSync } from 'node:fs';
import type { CardClaims } from '../src/claims.ts';
import { extractAv1 } from '../src/face-avif.ts';

/** The card of the specification's example. */
export const plainClaims: CardClaims = {
  issuer: 1,
  member: memberFromDigits('04170012302'),
  edition: 1,
  notBefore: parseCalendarDate('2026-01-01'),
  validThrough: parseCalendarDate('2028-12-31'),
  name: 'Aïssata Coulibaly',
  birth: parseBirthDate('1985-03-12'),
  sex: 'F',
};

/** A card with a face, and a birth date of which only the year is known. */
export const faceClaims: CardClaims = {
  ...plainClaims,
  member: memberFromDigits('04170012301'),
  name: 'Ɲamakɔrɔba Tarawele',
  birth: parseBirthDate('1962'),
  sex: 'M',
  face: extractAv1(readFileSync(new URL('../vectors/drawn-face.avif', import.meta.url))),
};

/** The longest card: every number at its largest, sixty letters of two bytes. */
export const longestClaims: CardClaims = {
  issuer: 9999,
  member: memberFromDigits('99999999999'),
  edition: 999,
  notBefore: parseCalendarDate('2050-01-01'),
  validThrough: parseCalendarDate('2150-01-01'),
  name: 'ɛɔɲŋ'.repeat(15),
  birth: parseBirthDate('2049-12-31'),
  sex: 'F',
};
