import { formatDate } from '@passeport/calendar';
import { cardParts } from '@passeport/codes';
import type { PrintableCard, PrintLanguage } from './printable-card.ts';
import { bindings, type Binding } from './template-schema.ts';

const BIRTH_LABELS = {
  fr: { F: ['Née le', 'Née en'], M: ['Né le', 'Né en'] },
  en: { F: ['Born', 'Born in'], M: ['Born', 'Born in'] },
} as const;

/** What a card says for a binding, as it is printed; undefined when the card has none of it. */
export function cardText(card: PrintableCard, binding: Binding, language: PrintLanguage): string | undefined {
  switch (binding) {
    case 'name':
      return card.name.normalize('NFC');
    case 'memberNumber':
      return card.member;
    case 'cardNumber':
      return card.card;
    case 'edition':
      return String(cardParts(card.card).edition);
    case 'birthLabel':
      return BIRTH_LABELS[language][card.sex][card.birth.length === 4 ? 1 : 0];
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
    default:
      return binding satisfies never;
  }
}

const PLACEHOLDER = /\{(\w+)\}/gu;

/** What words bind: `Édition {edition}` binds the edition. */
export function placeholdersIn(words: string): string[] {
  return [...words.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** Words with what the card says in the place of every `{binding}`. */
export function fillIn(words: string, card: PrintableCard, language: PrintLanguage): string {
  return words.replaceAll(
    PLACEHOLDER,
    (_, name: string) => (isBinding(name) && cardText(card, name, language)) || '',
  );
}

export function isBinding(name: string): name is Binding {
  return bindings.some((binding) => binding === name);
}
