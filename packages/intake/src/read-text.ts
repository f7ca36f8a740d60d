import { accept, refuse, type Outcome } from './issue.ts';

/** Error values of Excel, in English and in French. */
const CELL_ERROR =
  /^#(?:n\/a|ref!|value!|valeur!|name\?|nom\s?\?|div\/0!|null!|nul!|num!|nombre!|spill!|propagation!|calc!|getting_data)$/i;

/** U+FFFD, and UTF-8 that was read as Windows-1252: é as "Ã©", ɛ as "É›", ŋ as "Å‹", an apostrophe as "â€™". */
const GARBLED = /\uFFFD|[ÃÂÅÆÉ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ“”•–—˜™š›œžŸ]|â€/u;

/** What people write in a cell to say that there is nothing. */
const NOTHING = /^(?:[-–—_./x?]+|n[eé]ant|sans|aucune?|n\.?[cd]\.?|ras)$/i;

/** Text of one line: white space folded to single spaces, NFC. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** What stands for the value of a formula that was saved without one. */
export const FORMULA_WITHOUT_VALUE = '#FORMULE!';

/** What is wrong with a cell that has no value but an error of Excel (`#N/A`), or of the program that saved it. */
export function cellErrorOf(text: string): 'cell-error' | 'formula-without-value' | undefined {
  const trimmed = text.trim();
  if (trimmed === FORMULA_WITHOUT_VALUE) return 'formula-without-value';
  return CELL_ERROR.test(trimmed) ? 'cell-error' : undefined;
}

/** Whether the text says that there is nothing: "-", "néant", "NC". */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

/**
 * Free text that may be printed or exported: no control, invisible or direction-changing characters, nothing that a
 * spreadsheet would run as a formula (=, +, -, @ first), no trace of a wrong encoding.
 */
export function readText(text: string, maxLength: number): Outcome<string> {
  const tidy = tidyText(text);
  const error = cellErrorOf(tidy);
  if (error !== undefined) return refuse(error);
  if (/^[=+\-@|]/.test(tidy)) return refuse('text-formula');
  if (tidy.length > maxLength) return refuse('text-too-long');
  if (GARBLED.test(tidy)) return refuse('text-garbled');
  if (/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u.test(tidy))
    return refuse('text-characters');
  return accept(tidy);
}
