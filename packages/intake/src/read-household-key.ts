import { CodeError, parseHouseholdNumber, type HouseholdNumber } from '@passeport/codes';
import { foldText, foldWords } from './fold.ts';

/**
 * A household's number in its register, however it was typed: `007`, `7` and ` 7.` are one, `M-012` and `m 012` too. A permanent
 * number is itself (`0417-00123`). '' when there is none.
 */
export function householdKeyOf(number: string): string {
  const folded = foldText(number);
  return householdNumberIn(number) ?? (/^\d+$/.test(folded) ? folded.replace(/^0+(?=\d)/, '') : folded);
}

/** The permanent household number that a text is, if it is one. */
export function householdNumberIn(text: string): HouseholdNumber | undefined {
  if (text.replaceAll(/[ -]/g, '').length !== 9) return undefined;
  try {
    return parseHouseholdNumber(text);
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}

/** The key of a household without a number: its head's name and its village. */
export function householdKeyOfHead(headName: string, village: string): string {
  return `${foldWords(headName)} @ ${foldText(village)}`;
}
