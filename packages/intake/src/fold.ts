/** Letters that Unicode does not decompose, as French writes them: Bambara, Fulfulde, and ligatures. */
const BASE_LETTERS: Record<string, string> = {
  ɛ: 'e',
  ɔ: 'o',
  ɲ: 'ny',
  ŋ: 'ng',
  ɓ: 'b',
  ɗ: 'd',
  ƴ: 'y',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
};

/**
 * Text without what a keyboard or a hurry changes: case, accents, special letters, punctuation, spaces. Stable: the
 * keys that tell a known person from a new one are made of it, so what it gives must never change.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ɛɔɲŋɓɗƴœæß]/g, (letter) => BASE_LETTERS[letter] ?? letter)
    .replaceAll(/['’ʼ`´]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `foldText` with its words in alphabetical order: "TRAORÉ Amadou" and "Amadou Traore" are one. */
export function foldWords(text: string): string {
  return foldText(text).split(' ').sort().join(' ');
}

/** How French and Bambara spelling write the same sound, applied in turn to folded text. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/d(?:j|i(?=[aeou]))/g, 'j'], // Diarra, Djarra, Jara; Kadidia, Kadija
  [/\bt(?:i(?=[aeou])|ch)/g, 'c'], // Tiémoko, Tchémoko, Cɛmɔkɔ
  [/gn|ni(?=[aeou])/g, 'ny'], // Gnaré, Niaré, Ɲarɛ
  [/ou/g, 'u'], // Coulibaly, Kulibali
  [/ss|c(?=[ei])/g, 's'], // Cissé, Sisé
  [/qu?|ck|c(?=[aou])|c\b/g, 'k'], // Camara, Kamara
  [/ph/g, 'f'],
  [/y/g, 'i'], // Coulibaly, Kouyaté
  [/(.)\1+/g, '$1'], // Diallo, Jalo
  [/\Be\b/g, ''], // Ousmane, Usman
];

/**
 * Text by its sound, to find a name written otherwise (Coulibaly, Kulibali). Only for comparing and for
 * proposing: two persons may well share it, and it is never printed.
 */
export function foldName(text: string): string {
  let folded = foldText(text);
  for (const [spelling, sound] of SPELLINGS) folded = folded.replaceAll(spelling, sound);
  return folded;
}
