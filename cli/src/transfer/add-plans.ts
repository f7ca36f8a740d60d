import { parsePlans, type Plan } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import type { OfficeFolder } from '../office/office-folder.ts';
import { readPlans } from '../office/plans.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/**
 * Adds the plans that mutuelles from another office have to this office's, and gives the codes of those that are new. Throws
 * `transfer-plan-differs` when a plan of this office has the same code and says something else, `plans-invalid`.
 */
export async function addPlans(folder: OfficeFolder, given: readonly object[]): Promise<string[]> {
  const known = await readPlans(folder);
  const added: Plan[] = [];
  for (const plan of parsePlans(JSON.stringify(given))) {
    const own = known.get(plan.code);
    if (own === undefined) added.push(plan);
    else if (JSON.stringify(own) !== JSON.stringify(plan))
      throw new CliError('transfer-plan-differs', { plan: plan.code });
  }
  if (added.length > 0) {
    const all = [...known.values(), ...added];
    await writeFileAtomically(folder.plans, `${JSON.stringify(all, null, 2)}\n`);
  }
  return added.map(({ code }) => code);
}
