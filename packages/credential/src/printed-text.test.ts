import { expect, test } from 'vitest';
import { isPrintedName } from './printed-text.ts';

test.each([
  'Aïssata Coulibaly',
  'Ɲamakɔrɔba Tarawele',
  "N'Golo Diarra",
  'N’Golo Diarra',
  'El Hadj Oumar B. Tall-Sy',
  'Ɓuubu Ɗem Ƴero',
  'Sɛ̀kù Kònɛ̂', // tones on ɛ have no letter of their own: combining marks stay in NFC
  'ߡߊߡߊߘߎ߫',
  'محمد',
  'a',
  'ɛ'.repeat(60),
])('%s may be printed', (name) => {
  expect(isPrintedName(name.normalize('NFC'), 60, 120)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['no letter', '123 - .'],
  ['a space before', ' Awa'],
  ['a space after', 'Awa '],
  ['two spaces', 'Awa  Keita'],
  ['a no-break space', 'Awa\u00a0Keita'],
  ['a thin space', 'Awa\u2009Keita'],
  ['a line separator', 'Awa\u2028Keita'],
  ['a line feed', 'Awa\nKeita'],
  ['a tab', 'Awa\tKeita'],
  ['a NUL', 'Awa\0'],
  ['a control of the second range', 'Awa\u0085Keita'],
  ['a right-to-left override', 'Awa \u202eatieK'],
  ['an isolate', 'Awa \u2067Keita\u2069'],
  ['a zero-width space', 'Awa\u200bKeita'],
  ['a zero-width joiner', 'Awa\u200dKeita'],
  ['a soft hyphen', 'Awa\u00adKeita'],
  ['a letter that is not seen', 'Awa\u3164Keita'],
  ['nothing but letters that are not seen', '\u115f\u1160'],
  ['a variation selector', 'Awa\ufe0f Keita'],
  ['a grapheme joiner', 'Awa\u034f Keita'],
  ['a blank of Braille', 'Awa\u2800Keita'],
  ['a byte order mark', '\ufeffAwa'],
  ['half a surrogate pair', 'Awa\ud83d'],
  ['a private-use character', 'Awa\ue000'],
  ['accents apart from their letters', 'Ai\u0308ssata'],
  ['a compatibility spelling of a letter', '\u212bsa'], // ANGSTROM SIGN: NFC makes it Å
  ['61 letters', 'a'.repeat(61)],
  ['121 bytes in 60 letters', `${'ɛ'.repeat(59)}ḍ`],
  ['a megabyte', 'a'.repeat(1_000_000)],
])('%s may not', (_, name) => {
  expect(isPrintedName(name, 60, 120)).toBe(false);
});

test('characters outside the first plane count once', () => {
  expect(isPrintedName('𞤀'.repeat(30), 30, 120)).toBe(true);
  expect(isPrintedName('𞤀'.repeat(30), 29, 120)).toBe(false);
});
