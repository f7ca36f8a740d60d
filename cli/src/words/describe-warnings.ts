import type { Photo } from '@passeport/registry';
import type { Words } from './fr.ts';

/** What the program was unsure of in a photo, in words; a code from another version stays as it is. */
export function describeWarnings({ warnings }: Pick<Photo, 'warnings'>, words: Words): string[] {
  return warnings.map((code) => describeWarning(code, words));
}

/** The same for one code. */
export function describeWarning(code: string, { photo }: Words): string {
  const known: Readonly<Record<string, string>> = photo.warnings;
  return known[code] ?? code;
}
