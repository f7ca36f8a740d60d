import { foldText } from './fold.ts';
import { canonicalHeading, type HeadingBook } from './headings.ts';
import { monthHeading } from './month-heading.ts';

/**
 * The headings of two rows put together, as offices write them: a group above, its parts below ("Période": "Du", "Au"; "Reçu": "N°", "Date"), or a heading in the
 * row above alone. A year above months ("2025": "Janv", "Févr") is that of each of them. Undefined when most of what the lower row says is no heading: then it is no part of them.
 */
export function joinHeadingRows<Field extends string>(
  upper: readonly string[],
  lower: readonly string[],
  book: HeadingBook<Field>,
): string[] | undefined {
  let [group, year]: [string, string | undefined] = ['', undefined];
  const joined = Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above = '', below = ''] = [upper[at], lower[at]];
    if (above !== '') [group, year] = [above, yearAbove(above, below)];
    if (below === '') return above;
    const month = monthHeading(foldText(below));
    if (month && year !== undefined) return month.year === undefined ? `${below} ${year}` : below;
    const whole = `${group} ${below}`;
    // "Période Du" says no more than "Période".
    const isMore = canonicalHeading(whole) !== canonicalHeading(group);
    const [field, own, ofGroup] = [whole, below, group].map((heading) => book.find(heading)?.field);
    // "Nombre" above "Personnes" may end there: "Mois" beside it stays what it says by itself.
    const isOther = above === '' && own !== undefined && field !== own && field !== ofGroup;
    return isMore && field !== undefined && !isOther ? whole : below;
  });
  const said = lower.flatMap((below, at) => (below === '' ? [] : (joined[at] ?? [])));
  const known = said.filter((heading) => book.find(heading) !== undefined);
  return known.length > 0 && 2 * known.length >= said.length ? joined : undefined;
}

/** How many headings are months with their year. */
export function countDatedMonths(headings: readonly string[]): number {
  return headings.filter((heading) => monthHeading(foldText(heading))?.year !== undefined).length;
}

/** "2025" or "Année 2025" above anything, "Cotisations 2025" right above a month; not "Reste 2024", a column of its own, nor a day. */
function yearAbove(above: string, below: string): string | undefined {
  const [, words = '', year] = /^(\D*)(20\d\d)$/.exec(foldText(above)) ?? [];
  const isBare = /^(?:(?:annee|an|exercice) )?$/.test(words);
  const isAbove = isBare ? below !== '' : monthHeading(foldText(below)) !== undefined;
  return isAbove ? year : undefined;
}
