/** Shorter words are one letter away from too many others. */
const LEAST_LETTERS = 4;
/** Letters wrong, in all the words of a name together. */
const MOST_SLIPS = 2;

/**
 * Whether two names, as words folded by their sound, are one but for slips of the fingers: the same words in whatever order, of which each
 * may have one letter too many, too few, wrong or swapped with its neighbour, and two at most in all.
 */
export function areNearNames(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length || one.length < 2) return false;
  const left = [...other];
  const unequal = one.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (unequal.length > MOST_SLIPS) return false;
  return unequal.every((word) => {
    const at = left.findIndex((candidate) => isOneSlipAway(word, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < LEAST_LETTERS - 1 || long.length < LEAST_LETTERS || long.length - short.length > 1)
    return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}
