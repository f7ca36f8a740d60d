/** Of good photos, one in so many may be beyond a limit. */
const goodBeyond = 1 / 200;

/** Where a limit would be put by some photos alone: half-way from good to faulty ones, or where hardly a good one is beyond. */
export function fitLimit(
  good: readonly number[],
  faulty: readonly number[],
  faultIs: 'low' | 'high',
): number {
  const sign = faultIs === 'high' ? 1 : -1;
  const goods = good.map((value) => value * sign).sort((a, b) => a - b);
  const faults = faulty.map((value) => value * sign).sort((a, b) => a - b);
  const edge = goods[Math.min(goods.length - 1, Math.ceil(goods.length * (1 - goodBeyond)))] ?? 0;
  const first = faults[Math.floor(faults.length * 0.02)] ?? edge;
  return sign * (first > edge ? (first + edge) / 2 : edge);
}

/** Whether a value is beyond a limit. */
export function isBeyond(value: number, limit: number, faultIs: 'low' | 'high'): boolean {
  return faultIs === 'high' ? value > limit : value < limit;
}
