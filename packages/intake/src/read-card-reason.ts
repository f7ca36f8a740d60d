import { foldText } from './fold.ts';

/** Why a card is to be revoked, as far as a list says it in usual words. */
export type LostCardReason =
  | 'lost'
  | 'stolen'
  | 'damaged'
  | 'error'
  | 'fraud'
  | 'person-left'
  | 'person-died'
  | 'other';

const entries: [LostCardReason, string][] = [
  ['lost', 'perdue|perdu|perte|egaree|egare|lost'],
  ['stolen', 'volee|vole|vol|stolen|theft'],
  ['damaged', 'abimee|abime|dechiree|cassee|brulee|mouillee|illisible|damaged'],
  ['error', 'erreur|faute|erreur de nom|mauvaise photo|error'],
  ['fraud', 'fraude|fausse|pretee|falsifiee|fraud'],
  ['person-left', 'partie|parti|depart|demission|a quitte|quitte la mutuelle|left'],
  ['person-died', 'decedee|decede|deces|morte|mort|died'],
  ['other', 'autre|autre raison|other'],
];

const WORDS: ReadonlyMap<string, LostCardReason> = new Map(
  entries.flatMap(([reason, words]) => words.split('|').map((word) => [word, reason] as const)),
);

/** What a word for it means: `perdue`, `vol`, `décès`; undefined when unknown. */
export function readCardReason(text: string): LostCardReason | undefined {
  return WORDS.get(foldText(text));
}
