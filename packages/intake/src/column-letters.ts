/** A column's letters to its index from 0: `A` → 0, `AA` → 26; '' → -1. Capitals only. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + (letter.codePointAt(0) ?? 0) - 64;
  return index - 1;
}
