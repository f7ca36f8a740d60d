import { toMonthIndex } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { paidMonths, type Plan } from '@passeport/eligibility';
import { coverageRows, type CoverageRow, type Registry } from '@passeport/registry';

/** How many households have fewer months paid by the same receipts than before, and how many have more. */
export interface Repriced {
  fewer: number;
  more: number;
}

/** What other terms do to what the households of a mutuelle paid already. */
export async function countRepriced(
  registry: Registry,
  mutuelle: MutuelleNumber,
  before: Plan,
  after: Plan,
): Promise<Repriced> {
  const repriced: Repriced = { fewer: 0, more: 0 };
  for await (const row of coverageRows(registry, mutuelle)) {
    const change = countMonths(row, after) - countMonths(row, before);
    if (change < 0) repriced.fewer += 1;
    if (change > 0) repriced.more += 1;
  }
  return repriced;
}

function countMonths({ receipts, joined }: CoverageRow, plan: Plan): number {
  return paidMonths({ receipts, joined, plan }).reduce(
    (sum, { from, through }) => sum + toMonthIndex(through) - toMonthIndex(from) + 1,
    0,
  );
}
