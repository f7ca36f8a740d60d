import { en } from './en.ts';
import { fr } from './fr.ts';

/** The languages of the page. Another one is another dictionary file. */
export type Language = 'fr' | 'en';

/** A dictionary: a text for every key of the French one. */
export type Words = Record<keyof typeof fr, string>;

const dictionaries: Record<Language, Words> = { fr, en };

export function isLanguage(value: unknown): value is Language {
  return value === 'fr' || value === 'en';
}

export function wordsOf(language: Language): Words {
  return dictionaries[language];
}

/** Fills the `{name}` places of a text; a place without a value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
