import { foldName } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';
import { readText } from './read-text.ts';

/** A card prints given names then family name, in 60 characters at most. */
export const MAX_NAME_LENGTH = 60;

/** … of two bytes of UTF-8 on average: what a card's QR code has room for. */
export const MAX_NAME_BYTES = 120;

/** A person's name as she gave it; one of the two may be ''. */
export interface PersonName {
  familyName: string;
  givenNames: string;
}

/**
 * A part of a name: letters of the Latin alphabet with their accents (ɛ ɔ ɲ ŋ ɓ ɗ ƴ included), spaces, apostrophes,
 * hyphens, full stops and brackets, kept as given.
 */
export function readNamePart(text: string): Outcome<string> {
  const read = readText(text, MAX_NAME_LENGTH);
  if (!read.ok) return read.code === 'text-too-long' ? refuse('name-too-long') : read;
  if (Buffer.byteLength(read.value) > MAX_NAME_BYTES) return refuse('name-too-long');
  const isName = /^(?:\p{Script=Latin}|[\p{M}' ’ʼ.()-])*$/u.test(read.value) && /\p{L}/u.test(read.value);
  return isName ? read : refuse('text-characters');
}

/** Family names common in Mali, to see which end of a full name is the family's. Spelling as `foldName` has it. */
const FAMILY_NAMES = new Set(
  `Arama Ba Bagayoko Bah Berthé Bocoum Boiré Bouaré Camara Cissé Cissouma Coulibaly Coumaré Dabo Dansoko Daou Dembélé
  Diabaté Diakité Diallo Diarisso Diarra Diassana Diawara Dicko Diop Dolo Doucouré Doumbia Drabo Fané Fofana Gana Gakou
  Goïta Guindo Haïdara Kané Kanouté Kanté Karembé Kassogué Kéïta Koïta Konaré Konaté Koné Kouma Kouyaté Maïga Mariko
  Niambélé Niangaly Niaré Ongoïba Ouattara Ouédraogo Ouologuem Poudiougou Sacko Samaké Sanogo Sangaré Sanou Saye Sidibé
  Simpara Sissoko Somboro Soumaré Sow Sylla Tall Tamboura Tangara Tembely Témé Thiam Thiero Tiéro Togo Togola Touré
  Tounkara Traoré Wane Yalcouyé Yattara`
    .split(/\s+/)
    .map((name) => foldName(name)),
);

/** Words that begin a family name of several words. */
const NAME_LINK = /^(?:ag|al|ben|bint|mint|ould|walet|wallet)$/i;

/**
 * Splits a full name. The family name is the part in capitals, when only one part is; else the end that is a known family
 * name; else the end that the heading names first, with the warning `name-order-assumed`.
 */
export function splitFullName(text: string, familyFirst: boolean): Outcome<PersonName> {
  const read = readNamePart(text);
  if (!read.ok) return read;
  const words = read.value.split(' ');
  if (words.length === 1) return accept({ familyName: read.value, givenNames: '' }, 'name-order-assumed');

  const leading = words.findIndex((word) => !isCapitals(word));
  const trailing = words.length - 1 - words.findLastIndex((word) => !isCapitals(word));
  if (leading > 0 && trailing === 0) return accept(cut(words, leading, true));
  if (trailing > 0 && leading === 0) return accept(cut(words, words.length - trailing, false));

  const isFirstFamily = FAMILY_NAMES.has(foldName(words[0] ?? ''));
  const isLastFamily = FAMILY_NAMES.has(foldName(words.at(-1) ?? ''));
  if (isFirstFamily !== isLastFamily) return accept(cutOne(words, isFirstFamily));
  return accept(cutOne(words, familyFirst), 'name-order-assumed');
}

function cutOne(words: readonly string[], familyFirst: boolean): PersonName {
  if (familyFirst) return cut(words, 1, true);
  const linked = words.length > 2 && NAME_LINK.test(words.at(-2) ?? '');
  return cut(words, words.length - (linked ? 2 : 1), false);
}

function cut(words: readonly string[], at: number, familyFirst: boolean): PersonName {
  const [start, end] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
  return familyFirst ? { familyName: start, givenNames: end } : { familyName: end, givenNames: start };
}

/** Two capitals at least: "A." is an initial. */
function isCapitals(word: string): boolean {
  const letters = word.replaceAll(/[^\p{L}]/gu, '');
  return letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}
