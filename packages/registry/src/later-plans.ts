import { isMonth, type Month } from '@passeport/calendar';
import * as v from 'valibot';
import { RegistryError } from './errors.ts';
import { isLine } from './text.ts';

/** A plan that a mutuelle has from a month on, by its code. */
export interface LaterPlan {
  from: Month;
  plan: string;
}

const MAX_LATER_PLANS = 100;

const laterPlans = v.pipe(
  v.array(
    v.strictObject({
      from: v.custom<Month>(isMonth),
      plan: v.pipe(
        v.string(),
        v.check((text) => isLine(text, 120)),
      ),
    }),
  ),
  v.minLength(1),
  v.maxLength(MAX_LATER_PLANS),
  v.check((plans) => plans.every(({ from }, at) => at === 0 || from > (plans[at - 1]?.from ?? from))),
);

const column = v.pipe(v.string(), v.maxLength(20_000), v.parseJson(), laterPlans);

/** Whether a text is what `writeLaterPlans` writes: ascending, each month once, in one spelling. */
export function isLaterPlans(text: string): boolean {
  const result = v.safeParse(column, text);
  return result.success && writeLaterPlans(result.output) === text;
}

/** What the column holds: null for none. */
export function readLaterPlans(text: string | null): LaterPlan[] {
  return text === null ? [] : v.parse(column, text);
}

/** As JSON; null for none. Throws `value-refused` for more than a hundred. */
export function writeLaterPlans(plans: readonly LaterPlan[]): string | null {
  if (plans.length > MAX_LATER_PLANS) throw new RegistryError('value-refused', { field: 'laterPlans' });
  return plans.length === 0 ? null : JSON.stringify(plans.map(({ from, plan }) => ({ from, plan })));
}
