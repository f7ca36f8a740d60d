import { readFile } from 'node:fs/promises';
import { AMV, parsePlans, RURAL_EXAMPLE, type Plan } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import type { OfficeFolder } from './office-folder.ts';

/** Writes the plans that every office begins with, one of them to be adapted; an office adds its own to the file. */
export async function writeFirstPlans(folder: OfficeFolder): Promise<void> {
  await writeFileAtomically(folder.plans, `${JSON.stringify([AMV, RURAL_EXAMPLE], null, 2)}\n`);
}

/** The office's plans, by code. Throws `plans-invalid` for a file that is not right. */
export async function readPlans(folder: OfficeFolder): Promise<Map<string, Plan>> {
  const text = await readFile(folder.plans, 'utf8');
  return new Map(parsePlans(text).map((plan) => [plan.code, plan]));
}

/** A plan by its code, in capitals or not. Throws `plan-unknown` with the codes there are. */
export function findPlan(plans: ReadonlyMap<string, Plan>, code: string): Plan {
  const plan = plans.get(code.trim().toUpperCase());
  if (plan === undefined)
    throw new CliError('plan-unknown', { plan: code, known: [...plans.keys()].join(', ') });
  return plan;
}
