/** Names that WhatsApp gives: numbered in the order of sending, which is not that of taking. */
const SENT = /-WA\d+/i;

/**
 * Whether a camera would give the second name right after the first: the same but for the last number in it, which is one more
 * (`IMG_0099.jpg`, `IMG_0100.JPG`).
 */
export function isNextInRoll(before: string, after: string): boolean {
  if (SENT.test(before) || SENT.test(after)) return false;
  const [one, other] = [splitNumber(before), splitNumber(after)];
  return (
    one !== undefined && other !== undefined && one.name === other.name && one.number + 1 === other.number
  );
}

function splitNumber(file: string): { name: string; number: number } | undefined {
  const match = /^(.*?)(\d{1,9})(\D*)\.[^.]*$/s.exec(file.toLowerCase());
  if (match === null) return undefined;
  const [, name = '', digits = '', rest = ''] = match;
  // What is before the number may end in a digit when there are more than nine.
  return /\d$/.test(name) ? undefined : { name: `${name}#${rest}`, number: Number(digits) };
}
