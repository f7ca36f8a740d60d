import { formatDate, type CalendarDate } from '@passeport/calendar';
import { cardParts, householdOf } from '@passeport/codes';
import type { PrintableCard, PrintLanguage } from './printable-card.ts';
import { bindings, type Binding, type Words } from './template-schema.ts';

const BIRTH_LABELS = {
  fr: { F: ['Née le', 'Née en'], M: ['Né le', 'Né en'] },
  en: { F: ['Born', 'Born in'], M: ['Born', 'Born in'] },
} as const;

/** What a sheet says of itself and of the cards that lie on it. */
export interface SheetTexts {
  /** The household's head, or who comes first of it. */
  head: string;
  cards: PrintableCard[];
  sheet: string;
  batch: string;
  printed: CalendarDate;
}

/** A card, and the sheet when it is the sheet that speaks. */
export interface Subject {
  card: PrintableCard;
  sheet?: SheetTexts;
}

/** What a card says for a binding, as it is printed; undefined when the card has none of it. */
export function cardText(
  { card, sheet }: Subject,
  binding: Binding,
  language: PrintLanguage,
): string | undefined {
  switch (binding) {
    case 'name':
      return card.name.normalize('NFC');
    case 'memberNumber':
      return card.member;
    case 'cardNumber':
      return card.card;
    case 'edition':
      return String(cardParts(card.card).edition);
    case 'household':
      return householdOf(card.member);
    case 'birthLabel':
      return BIRTH_LABELS[language === 'en' ? 'en' : 'fr'][card.sex][card.birth.length === 4 ? 1 : 0];
    case 'birth':
      return formatDate(card.birth);
    case 'sex':
      return card.sex;
    case 'mutuelle':
      return card.mutuelle.normalize('NFC');
    case 'union':
      return card.union?.normalize('NFC');
    case 'plan':
      return card.plan?.normalize('NFC');
    case 'validFrom':
      return formatDate(card.validFrom);
    case 'validThrough':
      return formatDate(card.validThrough);
    case 'office':
      return card.office.name.normalize('NFC');
    case 'emergency':
      return card.emergency?.normalize('NFC');
    case 'head':
      return sheet?.head.normalize('NFC');
    case 'cards':
      return sheet && String(sheet.cards.length);
    case 'sheet':
      return sheet?.sheet;
    case 'batch':
      return sheet?.batch;
    case 'printed':
      return sheet && formatDate(sheet.printed);
    default:
      return binding satisfies never;
  }
}

const PLACEHOLDER = /\{(\w+)\}/gu;

/** What words bind: `Édition {edition}` binds the edition. */
export function placeholdersIn(words = ''): string[] {
  return [...words.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** Words with what the card says in the place of every `{binding}`. */
export function fillIn(words: string, subject: Subject, language: PrintLanguage): string {
  return words.replaceAll(
    PLACEHOLDER,
    (_, name: string) => (isBinding(name) && cardText(subject, name, language)) || '',
  );
}

export function isBinding(name: string): name is Binding {
  return bindings.some((binding) => binding === name);
}

/** The words of a language; French where there are none. `bambara` is by French words. */
export function wordsIn(
  words: Words,
  language: PrintLanguage,
  bambara: ReadonlyMap<string, string> = new Map(),
): string {
  return words[language] ?? (language === 'bm' ? bambara.get(words.fr) : undefined) ?? words.fr;
}
