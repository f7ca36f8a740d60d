import type { fr } from './fr.ts';

/** A dictionary: a text for every key of the French one. */
export type Words = Record<keyof typeof fr, string>;
