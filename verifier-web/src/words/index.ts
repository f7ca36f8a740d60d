import { bm } from './bm.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Words } from './words.ts';

export type { Words };

/** The languages of the page, each by its own name. Another one is another dictionary file. */
export const languageNames = { fr: 'Français', en: 'English', bm: 'Bamanankan' } as const;

export type Language = keyof typeof languageNames;

export const languages: readonly Language[] = ['fr', 'en', 'bm'];

/** Languages whose words a speaker has yet to read over: the settings say so. */
export const toReview: ReadonlySet<Language> = new Set(['bm']);

const dictionaries: Record<Language, Words> = { fr, en, bm };

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

export function wordsOf(language: Language): Words {
  return dictionaries[language];
}

/** Fills the `{name}` places of a text; a place without a value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
