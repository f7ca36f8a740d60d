import { formatDate } from '@passeport/calendar';
import { cardParts } from '@passeport/codes';
import type { PrintableCard, PrintLanguage } from './printable-card.ts';
import type { Binding } from './template-schema.ts';

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
