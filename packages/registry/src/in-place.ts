import type { MutuelleNumber } from '@passeport/codes';

/** Where something is counted: a village of a mutuelle, spelt as its households were; none when theirs is not known. */
export interface InPlace {
  mutuelle: MutuelleNumber;
  village?: string;
}

/** Which mutuelles are counted: those, or all. */
export interface CountedMutuelles {
  mutuelles?: readonly MutuelleNumber[] | undefined;
}
