import * as v from 'valibot';

import { EligibilityError } from '../errors.ts';
import type { PlanFault } from './plan-fault.ts';
import { EXPECTATIONS, plansSchema, type Plan } from './plan.ts';

export type CheckedPlans = { plans: Plan[]; faults?: never } | { plans?: never; faults: PlanFault[] };

const MAX_PLANS_CHARS = 4_000_000;

/** The plans in an office's own file, whose text is given (a JSON array of plans), or everything that is wrong with it. */
export function checkPlans(json: string): CheckedPlans {
  const { value, line } = readJson(json);
  if (value === undefined) {
    const bounds = line === undefined ? [] : [line];
    return { faults: [{ path: '', expected: 'json', bounds, isMissing: false }] };
  }
  const result = v.safeParse(plansSchema, value);
  return result.success
    ? { plans: result.output }
    : { faults: result.issues.map((issue) => toFault(issue, value)) };
}

/** The plans in an office's own file. Throws `plans-invalid`, with the first fault in its details. */
export function parsePlans(json: string): Plan[] {
  const { plans, faults } = checkPlans(json);
  if (plans !== undefined) return plans;
  const [fault] = faults;
  throw new EligibilityError('plans-invalid', {
    problem: [fault?.path, fault?.expected, ...(fault?.bounds ?? [])].join(' '),
    ...(fault?.plan !== undefined && { plan: fault.plan }),
    ...(fault !== undefined && { fault }),
  });
}

/** The value of JSON, or, when it is none, the line of the fault where the engine tells it. */
function readJson(json: string): { value?: unknown; line?: string | undefined } {
  if (json.length > MAX_PLANS_CHARS) return {};
  try {
    // Some editors begin a file with a byte order mark.
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    return { value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { line: /\bline (\d+)/.exec(error.message)?.[1] };
  }
}

type Issue = v.InferIssue<typeof plansSchema>;

function toFault(issue: Issue, value: unknown): PlanFault {
  const keys = (issue.path ?? []).map(({ key }) => String(key));
  const [place, ...path] = keys;
  // Valibot's own words are only those of its objects: a member missing, one too many, no object at all.
  const isObject = issue.type === 'strict_object';
  const isMissing = isObject ? issue.received === 'undefined' : issue.input === undefined;
  const isNeedless = isObject && issue.expected === 'never';
  const [expected = 'object', ...bounds] = isObject ? [] : issue.message.split(' ');
  return {
    ...(place !== undefined && { plan: nameOf(value, Number(place)) }),
    path: path.join('.'),
    expected: isNeedless ? 'nothing' : (EXPECTATIONS.find((one) => one === expected) ?? 'object'),
    bounds,
    isMissing,
  };
}

function nameOf(value: unknown, place: number): string {
  const plan: unknown = Array.isArray(value) ? value[place] : undefined;
  const code = typeof plan === 'object' && plan !== null && 'code' in plan ? plan.code : undefined;
  return typeof code === 'string' && code !== '' && code.length <= 40 ? code : `${place + 1}.`;
}
