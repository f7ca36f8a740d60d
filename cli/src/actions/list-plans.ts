import type { Month } from '@passeport/calendar';
import { cutPlan, type Plan } from '@passeport/eligibility';
import { codeBeside } from '../office/plans.ts';

/**
 * What mutuelles offer, with the codes that a list of that month has for it. A list has one plan a code. Mutuelles of one plan that had others before have
 * other terms in past months: theirs gets a code beside (`AMV-2`), until the list tells those months no more.
 *
 * @param office the office's own plans, by code
 */
export function listPlans<Offer extends { plan: Plan }>(
  offers: readonly Offer[],
  office: ReadonlyMap<string, Plan>,
  published: Month,
): Offer[] {
  const listed = new Map<string, string>();
  const taken = new Set(office.keys());
  const used = new Set<string>();
  const place = (plan: Plan, code: string) => {
    listed.set(keyOf(plan, published), code);
    taken.add(code);
    used.add(code);
  };
  // Who had no other has the plan itself, and its code.
  for (const { plan } of offers) {
    const own = office.get(plan.code);
    if (own !== undefined && keyOf(own, published) === keyOf(plan, published)) place(plan, plan.code);
  }
  return offers.map((offer) => {
    const { plan } = offer;
    const key = keyOf(plan, published);
    if (!listed.has(key))
      place(plan, used.has(plan.code) ? codeBeside(plan.code, (code) => !taken.has(code)) : plan.code);
    return { ...offer, plan: { ...plan, code: listed.get(key) ?? plan.code } };
  });
}

/** Whether a list of that month says the same of both. */
export function areListedAlike(one: Plan, other: Plan, published: Month): boolean {
  return one.name === other.name && sayTerms(one, published) === sayTerms(other, published);
}

function keyOf(plan: Plan, published: Month): string {
  return `${plan.code} ${sayTerms(plan, published)}`;
}

/** What holds when: the first terms hold for all months before, too. */
function sayTerms(plan: Plan, published: Month): string {
  const [first, ...later] = cutPlan(plan, published).terms;
  return JSON.stringify([{ ...first, from: '' }, ...later]);
}
