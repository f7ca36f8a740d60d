/** Names that WhatsApp gives: numbered in the order of sending, which is not that of taking. */
const SENT = /-WA\d+/i;

/**
 * Whether a camera would give the second name right after the first: the same but for the last number in it, which is one more
 * (`IMG_0099.jpg`, `IMG_0100.JPG`).
 */
export function isNextInRoll(before: string, after: string): boolean {
  const next = placeInRoll(before, 1);
  return next !== undefined && next === placeInRoll(after);
}

/** What a name says of the place in a camera's pictures, or of the place so much further; nothing for a name that has no such number. */
export function placeInRoll(file: string, further = 0): string | undefined {
  if (SENT.test(file)) return undefined;
  const match = /^(.*?)(\d{1,9})(\D*)\.[^.]*$/s.exec(file.toLowerCase());
  if (match === null) return undefined;
  const [, name = '', digits = '', rest = ''] = match;
  // What is before the number may end in a digit when there are more than nine.
  return /\d$/.test(name) ? undefined : `${name}#${rest}#${Number(digits) + further}`;
}
