import { canonicalHeading, type HeadingBook } from './headings.ts';

/**
 * The headings of two rows put together, as offices write them: a group above, its parts below ("Période": "Du", "Au"; "Reçu": "N°", "Date"), or a heading in the
 * row above alone. Undefined when most of what the lower row says is no heading: then it is no part of them.
 */
export function joinHeadingRows<Field extends string>(
  upper: readonly string[],
  lower: readonly string[],
  book: HeadingBook<Field>,
): string[] | undefined {
  let group = '';
  const joined = Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above = '', below = ''] = [upper[at], lower[at]];
    if (above !== '') group = above;
    if (below === '') return above;
    const whole = `${group} ${below}`;
    // "Période Du" says no more than "Période".
    const isMore = canonicalHeading(whole) !== canonicalHeading(group);
    return isMore && book.find(whole) !== undefined ? whole : below;
  });
  const said = lower.flatMap((below, at) => (below === '' ? [] : (joined[at] ?? [])));
  const known = said.filter((heading) => book.find(heading) !== undefined);
  return known.length > 0 && 2 * known.length >= said.length ? joined : undefined;
}
