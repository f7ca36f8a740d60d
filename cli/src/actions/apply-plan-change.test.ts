import { parseMonth } from '@passeport/calendar';
import { AMV, termsAt } from '@passeport/eligibility';
import { expect, test } from 'vitest';
import { applyPlanChange, type PlanWishes } from './apply-plan-change.ts';

const from = parseMonth('2026-06');
const { rate: _, ...withoutRate } = termsAt(AMV, from);

test.each<PlanWishes>([{ state: 3000 }, { per: 'household' }, { every: 'month' }])(
  '%j of a plan without a rate is refused, also beside other wishes',
  (wish) => {
    const refused = expect.objectContaining({ code: 'plan-rate-missing' });
    expect(() => applyPlanChange(withoutRate, from, { ...wish, grace: 2 })).toThrowError(refused);
    expect(() => applyPlanChange(withoutRate, from, wish)).toThrowError(refused);
  },
);

test('with --rate they are taken; other wishes need none', () => {
  const rate = { per: 'household', every: 'month', fcfa: 6900, stateFcfa: 3000 };
  const wishes: PlanWishes = { rate: 6900, state: 3000, per: 'household', every: 'month' };
  expect(applyPlanChange(withoutRate, from, wishes)).toMatchObject({ rate });
  expect(applyPlanChange(withoutRate, from, { grace: 2 })).toEqual({ ...withoutRate, from, graceMonths: 2 });
});
