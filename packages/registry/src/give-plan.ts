import { isMonth, type Month } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { change, type By } from './change.ts';
import { RegistryError } from './errors.ts';
import { writeLaterPlans, type LaterPlan } from './later-plans.ts';
import { selectMutuelle, type Mutuelle } from './mutuelle.ts';
import type { Registry } from './registry.ts';
import { isLine } from './text.ts';

/**
 * Gives a mutuelle another plan from a month on; without one, as if it had never had another. Months before keep the plan that they had; what was said of
 * that month and later gives way. Nothing is written when it has that plan then already. Throws `mutuelle-unknown`, `mutuelle-closed`, `text-refused`,
 * `value-refused`.
 */
export function givePlan(
  registry: Registry,
  number: MutuelleNumber,
  { plan, from }: { plan: string; from?: Month | undefined },
  by: By,
): Promise<Mutuelle> {
  return change(registry, by, async ({ db, record }) => {
    if (!isLine(plan, 120)) throw new RegistryError('text-refused', { field: 'plan' });
    if (from !== undefined && !isMonth(from)) throw new RegistryError('value-refused', { field: 'from' });
    const before = await selectMutuelle(db, number);
    if (before === undefined) throw new RegistryError('mutuelle-unknown', { mutuelle: number });

    const after = from === undefined ? { plan, later: [] } : follow(before, { plan, from });
    const later_plans = writeLaterPlans(after.later);
    const isSame = after.plan === before.plan && later_plans === writeLaterPlans(before.laterPlans ?? []);
    if (isSame) return before;
    await db
      .updateTable('mutuelles')
      .set({ plan_code: after.plan, later_plans })
      .where('number', '=', number)
      .execute();
    const { plan: first, laterPlans = [] } = before;
    record(
      'mutuelle.plan',
      number,
      { first, laterPlans },
      { plan, from, first: after.plan, laterPlans: after.later },
    );
    const { laterPlans: _, ...kept } = before;
    return { ...kept, plan: after.plan, ...(after.later.length > 0 && { laterPlans: after.later }) };
  });
}

function follow(
  { plan: first, laterPlans = [] }: Mutuelle,
  given: LaterPlan,
): { plan: string; later: LaterPlan[] } {
  const earlier = laterPlans.filter(({ from }) => from < given.from);
  const had = earlier.at(-1)?.plan ?? first;
  return { plan: first, later: had === given.plan ? earlier : [...earlier, given] };
}
