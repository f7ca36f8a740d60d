import { en } from './en.ts';
import { fr, type Words } from './fr.ts';
import type { Language } from './language.ts';

export function wordsOf(language: Language): Words {
  return language === 'en' ? en : fr;
}
