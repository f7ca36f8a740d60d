import { monthOf } from '@passeport/calendar';
import { settleAccount, type Plan } from '@passeport/eligibility';
import { coverageRows } from '@passeport/registry';
import type { Topic } from '@passeport/reports';
import { planOf, readPlans } from '../office/plans.ts';
import { PlaceTally } from './place-tally.ts';
import { placeTopics } from './place-topics.ts';
import { lastMonth, type ReportRequest } from './report-request.ts';

/**
 * What the State is to be asked for: its part in the months that the receipts of these months bought, as the statements of the households have it. Nothing
 * where it has none.
 */
export async function reportStateShare(request: ReportRequest): Promise<Topic[]> {
  const { office, scope, months, today, words } = request;
  const { stateShare: said } = words.reports;
  const asOf = monthOf(today);
  const [first, last] = [months[0], lastMonth(request)];
  const plans = await readPlans(office.folder);
  const tally = new PlaceTally(scope, ['months', 'household', 'state']);
  for (const mutuelle of scope.mutuelles) {
    const plan = planOf(plans, mutuelle, asOf);
    if (!isPaidInPart(plan)) continue;
    for await (const { village, joined, receipts } of coverageRows(office.registry, mutuelle.number)) {
      // Nothing due is asked for: how many persons are to be paid for does not matter.
      const { entries } = settleAccount({ receipts, joined, plan, asOf, personsIn: () => 1 });
      for (const { receipt, months: count, householdFcfa, stateFcfa } of entries) {
        const month = monthOf(receipt.paidOn);
        if (month < first || month > last || stateFcfa === 0) continue;
        const place = { mutuelle: mutuelle.number, ...(village !== undefined && { village }) };
        tally.add(place, { months: count, household: householdFcfa, state: stateFcfa });
      }
    }
  }
  const whole = tally.total();
  if (whole.state === 0) return [];
  const topics = placeTopics(
    tally,
    {
      subject: said.subject,
      columns: [
        { heading: said.months, kind: 'count', of: 'months' },
        { heading: said.household, kind: 'fcfa', of: 'household' },
        { heading: said.state, kind: 'fcfa', of: 'state' },
      ],
      bars: { title: said.bars, parts: [{ name: said.state, of: 'state' }], kind: 'fcfa' },
    },
    words,
  );
  return topics.map((topic, at) => (at === 0 ? { ...topic, notes: [...topic.notes, said.note] } : topic));
}

function isPaidInPart({ terms }: Plan): boolean {
  return terms.some(({ rate }) => rate !== undefined && rate.stateFcfa > 0);
}
