/** Half of a surrogate pair, line ends and other control characters, and what turns the direction of the text after it. */
const NOT_OF_A_LINE = /[\p{Cs}\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

/**
 * Whether text can be shown as it stands, in one line: something to see in it, at most `maxUnits` UTF-16 units, and none of
 * the characters above. The registry lets the same in.
 */
export function isLine(text: string, maxUnits: number): boolean {
  return text.length <= maxUnits && /\S/.test(text) && !NOT_OF_A_LINE.test(text);
}
