import { isDeepStrictEqual } from 'node:util';
import type { Month } from '@passeport/calendar';
import { parsePlans, type Plan } from '@passeport/eligibility';
import type { OfficeFolder } from '../office/office-folder.ts';
import { codeBeside, readPlans, writePlans } from '../office/plans.ts';

/**
 * Codes of plans: those that are new here; those of which one of the two offices knew later terms, which hold from now on; and, by the code that they have there,
 * those that say something else here and got a code beside; and those that this office has by another code.
 */
export interface AddedPlans {
  newPlans: string[];
  joinedPlans: string[];
  renamedPlans: ReadonlyMap<string, string>;
  knownAs: ReadonlyMap<string, string>;
}

/** What is to stay as it is. */
interface Held {
  /** The codes of plans that mutuelles of this office have already. */
  inUse: ReadonlySet<string>;
  /** The last month in which the other office had the mutuelles: no month up to it gets another price; one after it that was paid ahead may, as by `plan change`. */
  through: Month;
}

/**
 * Adds the plans that mutuelles from another office have to this office's. Of a plan that one of the two changed since, the later terms hold, where that gives no
 * month another price: neither, up to `held.through`, of those that come nor of those that are here. Else it says something else than the one that is here, and is added under a code beside.
 * Throws `plans-invalid`.
 */
export async function addPlans(
  folder: OfficeFolder,
  given: readonly object[],
  held: Held,
): Promise<AddedPlans> {
  const plans = await readPlans(folder);
  const newPlans: string[] = [];
  const joinedPlans: string[] = [];
  const renamedPlans = new Map<string, string>();
  const knownAs = new Map<string, string>();
  const before = [...plans.values()];
  const sameAs = (plan: Plan) => before.find((one) => isDeepStrictEqual({ ...one, code: plan.code }, plan));
  const coming = parsePlans(JSON.stringify(given));
  const comingCodes = new Set(coming.map(({ code }) => code));
  // What is to stay for another plan that comes, too.
  const inUse = new Set([...held.inUse, ...coming.flatMap((plan) => sameAs(plan)?.code ?? [])]);
  for (const plan of coming) {
    const { code } = plan;
    const own = plans.get(code);
    if (own !== undefined && isDeepStrictEqual(own, plan)) continue;
    // Its own plan, that was taken in beside another one there, and comes back.
    const same = sameAs(plan);
    if (same !== undefined) knownAs.set(code, same.code);
    else if (own === undefined) {
      newPlans.push(code);
      plans.set(code, plan);
    } else if (laterTerms(own, plan)?.every(({ from }) => from > held.through) === true)
      joinedPlans.push(code);
    else if (laterTerms(plan, own) !== undefined && !inUse.has(code)) {
      joinedPlans.push(code);
      plans.set(code, plan);
    } else {
      const beside = codeBeside(code, (free) => !plans.has(free) && !comingCodes.has(free));
      renamedPlans.set(code, beside);
      plans.set(beside, { ...plan, code: beside });
    }
  }
  if (newPlans.length + joinedPlans.length + renamedPlans.size > 0)
    await writePlans(folder, [...plans.values()]);
  return { newPlans, joinedPlans, renamedPlans, knownAs };
}

/** The terms that a plan has beyond those of another one with which it begins; undefined when it does not. */
function laterTerms(plan: Plan, start: Plan): Plan['terms'] | undefined {
  const begun = plan.terms.slice(0, start.terms.length);
  return isDeepStrictEqual({ ...plan, terms: begun }, start)
    ? plan.terms.slice(start.terms.length)
    : undefined;
}
