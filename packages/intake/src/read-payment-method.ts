import { foldText } from './fold.ts';

/** How money changed hands. */
export type PaymentMethod = 'cash' | 'mobile-money' | 'transfer' | 'cheque' | 'in-kind';

const entries: [PaymentMethod, string][] = [
  ['cash', 'especes|espece|esp|cash|liquide|argent|argent liquide|numeraire|en especes|main a main'],
  [
    'mobile-money',
    'mobile money|mobile|momo|orange money|orange|om|o m|moov money|moov|moov africa|wave|sama money|sama|malitel money|mobicash|telephone|par telephone|transfert mobile',
  ],
  [
    'transfer',
    'virement|virement bancaire|vir|transfert|banque|transfer|bank transfer|versement bancaire|depot',
  ],
  ['cheque', 'cheque|chq|check'],
  [
    'in-kind',
    'nature|en nature|cereales|cereale|mil|riz|sorgho|mais|coton|arachide|arachides|produits|betail|in kind',
  ],
];

const WORDS: ReadonlyMap<string, PaymentMethod> = new Map(
  entries.flatMap(([method, words]) => words.split('|').map((word) => [word, method] as const)),
);

/** What a word for a way of paying means: `espèces`, `Orange Money`, `virement`, `chèque`, `nature`; undefined when unknown. */
export function readPaymentMethod(text: string): PaymentMethod | undefined {
  return WORDS.get(foldText(text));
}
