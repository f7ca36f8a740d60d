import { isAbsence, VerifierError } from './errors.ts';
import type { Words } from './words/index.ts';

/** The sentence that says why the page could not start. */
export function sayStartFault(error: unknown, words: Words): string {
  if (isAbsence(error)) return words.setupOffline;
  if (!(error instanceof VerifierError)) return words.unexpected;
  const { code } = error;
  if (code === 'storage-refused') return words.storageRefused;
  if (code === 'storage-full') return words.setupNoSpace;
  return code === 'not-found' ? words.setupUnset : words.setupBadConfig;
}
