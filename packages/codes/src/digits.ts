/**
 * What a person typed or read over a phone: digits, with single spaces or hyphens between groups where
 * they fell. Any other character makes the text no number at all (null): a character that is skipped
 * could hide a wrong one.
 */
export function digitsOf(text: string): string | null {
  if (text.length > 40) return null;
  return /^ *\d+(?:[ -]\d+)* *$/.test(text) ? text.replaceAll(/[ -]/g, '') : null;
}
