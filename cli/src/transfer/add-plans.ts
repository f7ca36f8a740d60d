import { isDeepStrictEqual } from 'node:util';
import { parsePlans, type Plan } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { readPlans, writePlans } from '../office/plans.ts';

/** Codes of plans: those that are new here, and those of which one of the two offices knew later terms, which hold from now on. */
export interface AddedPlans {
  newPlans: string[];
  joinedPlans: string[];
}

/**
 * Adds the plans that mutuelles from another office have to this office's. Of a plan that one of the two changed since, the later terms hold; but what another
 * office writes changes nothing for mutuelles that this one has already, whose codes `inUse` has. Throws `transfer-plan-differs` when a plan of this office has the same
 * code and says something else, `plans-invalid`.
 */
export async function addPlans(
  folder: OfficeFolder,
  given: readonly object[],
  inUse: ReadonlySet<string>,
): Promise<AddedPlans> {
  const plans = await readPlans(folder);
  const newPlans: string[] = [];
  const joinedPlans: string[] = [];
  for (const plan of parsePlans(JSON.stringify(given))) {
    const { code } = plan;
    const own = plans.get(code);
    if (own !== undefined && isDeepStrictEqual(own, plan)) continue;
    const isOwnLater = own !== undefined && beginsWith(own, plan);
    const isGivenLater = own !== undefined && beginsWith(plan, own) && !inUse.has(code);
    if (own !== undefined && !isOwnLater && !isGivenLater)
      throw new CliError('transfer-plan-differs', { plan: code });
    (own === undefined ? newPlans : joinedPlans).push(code);
    if (!isOwnLater) plans.set(code, plan);
  }
  if (newPlans.length + joinedPlans.length > 0) await writePlans(folder, [...plans.values()]);
  return { newPlans, joinedPlans };
}

/** Whether a plan is another one, or that one with later terms. */
function beginsWith(plan: Plan, start: Plan): boolean {
  return isDeepStrictEqual({ ...plan, terms: plan.terms.slice(0, start.terms.length) }, start);
}
