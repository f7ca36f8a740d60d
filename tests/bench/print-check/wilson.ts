/** Of the standard normal distribution: 95 % lie within. */
const Z = 1.959964;

/** Wilson's 95 % interval of a share that was seen `hits` times in `count`. */
export function wilson(hits: number, count: number): { low: number; high: number } {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const centre = share + Z ** 2 / (2 * count);
  const spread = Z * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2));
  const whole = 1 + Z ** 2 / count;
  return { low: Math.max(0, (centre - spread) / whole), high: Math.min(1, (centre + spread) / whole) };
}

/** `0.28 % (2 of 720; 0.08–1.01 %)` */
export function sayShare(hits: number, count: number): string {
  const { low, high } = wilson(hits, count);
  const percent = (share: number) => (100 * share).toFixed(2);
  return `${percent(count === 0 ? 0 : hits / count)} % (${hits} of ${count}; ${percent(low)}–${percent(high)} %)`;
}
