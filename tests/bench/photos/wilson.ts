/** A share of a count, with the interval in which the true share is with 95 % confidence (E. B. Wilson, 1927). */
export function describeShare(hits: number, of: number): string {
  if (of === 0) return '–';
  const { low, high } = wilsonInterval(hits, of);
  const percent = (share: number) => (100 * share).toFixed(1);
  return `${percent(hits / of)} (${percent(low)}–${percent(high)})`;
}

/** Wilson's score interval at 95 %, as shares. */
export function wilsonInterval(hits: number, of: number): { low: number; high: number } {
  const z = 1.96;
  const share = hits / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
