import { readFile } from 'node:fs/promises';
import type { Month } from '@passeport/calendar';
import { AMV, followPlans, parsePlans, RURAL_EXAMPLE, type Plan } from '@passeport/eligibility';
import type { Mutuelle } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import type { OfficeFolder } from './office-folder.ts';

/** Writes the plans that every office begins with, one of them to be adapted; an office adds its own to the file. */
export async function writeFirstPlans(folder: OfficeFolder): Promise<void> {
  await writePlans(folder, [AMV, RURAL_EXAMPLE]);
}

/** The office's plans, by code. Throws `plans-invalid` for a file that is not right. */
export async function readPlans(folder: OfficeFolder): Promise<Map<string, Plan>> {
  const text = await readFile(folder.plans, 'utf8');
  return new Map(parsePlans(text).map((plan) => [plan.code, plan]));
}

/** Writes the office's plans, never so that they could not be read again. Throws `plans-invalid`. */
export async function writePlans(folder: OfficeFolder, plans: readonly Plan[]): Promise<void> {
  const text = `${JSON.stringify(plans, null, 2)}\n`;
  parsePlans(text);
  await writeFileAtomically(folder.plans, text);
}

/** A plan by its code, in capitals or not. Throws `plan-unknown` with the codes there are. */
export function findPlan(plans: ReadonlyMap<string, Plan>, code: string): Plan {
  const plan = plans.get(code.trim().toUpperCase());
  if (plan === undefined)
    throw new CliError('plan-unknown', { plan: code, known: [...plans.keys()].join(', ') });
  return plan;
}

/**
 * What a mutuelle offers: when it had several plans, each month has the terms of its own. Code and name are those of the plan that it has in `asOf`. Throws
 * `plan-unknown`.
 */
export function planOf(
  plans: ReadonlyMap<string, Plan>,
  { plan, laterPlans = [] }: Pick<Mutuelle, 'plan' | 'laterPlans'>,
  asOf: Month,
): Plan {
  const following = laterPlans.map(({ from, plan: code }) => ({ from, plan: findPlan(plans, code) }));
  return followPlans(findPlan(plans, plan), following, asOf);
}

/** The code of the plan that a mutuelle has in a month. */
export function planCodeIn({ plan, laterPlans = [] }: Mutuelle, month: Month): string {
  return laterPlans.findLast(({ from }) => from <= month)?.plan ?? plan;
}

/** The codes of all plans that a mutuelle has, had or will have. */
export function planCodesOf({ plan, laterPlans = [] }: Pick<Mutuelle, 'plan' | 'laterPlans'>): string[] {
  return [...new Set([plan, ...laterPlans.map(({ plan: code }) => code)])];
}

/** As in the schema of plans. */
const MAX_CODE_CHARS = 16;

/** The first of `AMV-2`, `AMV-3`, … that is free: no longer than a code may be. */
export function codeBeside(code: string, isFree: (beside: string) => boolean): string {
  for (let n = 2; ; n += 1) {
    const end = `-${n}`;
    const beside = `${code.slice(0, MAX_CODE_CHARS - end.length)}${end}`;
    if (isFree(beside)) return beside;
  }
}
