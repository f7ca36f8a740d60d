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

/** Whether Excel put an error in the cell (`#N/A`). */
export function isCellError(text: string): boolean {
  return CELL_ERROR.test(text.trim());
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
  if (isCellError(tidy)) return refuse('cell-error');
  if (/^[=+\-@|]/.test(tidy)) return refuse('text-formula');
  if (tidy.length > maxLength) return refuse('text-too-long');
  if (GARBLED.test(tidy)) return refuse('text-garbled');
  if (/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u.test(tidy))
    return refuse('text-characters');
  return accept(tidy);
}
