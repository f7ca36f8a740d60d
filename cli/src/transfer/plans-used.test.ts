import { parseMonth } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { AMV, RURAL_EXAMPLE, type Plan } from '@passeport/eligibility';
import type { LaterPlan, Mutuelle } from '@passeport/registry';
import { expect, test } from 'vitest';
import { plansUsed } from './plans-used.ts';

const month = parseMonth;

function mutuelle(plan: string, ...later: [string, string][]): Mutuelle {
  const laterPlans: LaterPlan[] = later.map(([from, code]) => ({ from: month(from), plan: code }));
  return {
    number: parseMutuelleNumber('0417'),
    name: 'Benkadi',
    plan,
    created: '2026-01-01T00:00:00.000Z',
    ...(laterPlans.length > 0 && { laterPlans }),
  };
}

const withTerms = (plan: Plan, ...from: string[]): Plan => ({
  ...plan,
  terms: [
    ...plan.terms,
    ...from.flatMap((one) => plan.terms.map((terms) => ({ ...terms, from: month(one) }))),
  ],
});
const RURAL = withTerms(RURAL_EXAMPLE, '2026-07', '2027-01');
const PLANS = new Map([AMV, RURAL].map((plan) => [plan.code, plan]));
const used = (...mutuelles: Mutuelle[]) =>
  plansUsed(mutuelles, PLANS).map(({ code, terms }) => [code, ...terms.map(({ from }) => from)].join(' '));

test('a plan that a mutuelle has goes along whole', () => {
  expect(used(mutuelle('RURAL'))).toEqual(['RURAL 2021-01 2026-07 2027-01']);
  expect(used(mutuelle('AMV', ['2026-01', 'RURAL']))).toEqual([
    'AMV 2020-01',
    'RURAL 2021-01 2026-07 2027-01',
  ]);
});

test('one that it had, as far as it had it', () => {
  expect(used(mutuelle('RURAL', ['2027-01', 'AMV']))).toEqual(['AMV 2020-01', 'RURAL 2021-01 2026-07']);
  expect(used(mutuelle('RURAL', ['2020-06', 'AMV']))).toEqual(['AMV 2020-01', 'RURAL 2021-01']);
});

test('as far as any of them had it, or for good', () => {
  const early = mutuelle('RURAL', ['2026-01', 'AMV']);
  const later = mutuelle('RURAL', ['2026-10', 'AMV']);
  expect(used(early, later)[1]).toBe('RURAL 2021-01 2026-07');
  expect(used(later, early)[1]).toBe('RURAL 2021-01 2026-07');
  expect(used(early, mutuelle('RURAL'))[1]).toBe('RURAL 2021-01 2026-07 2027-01');
  expect(used(mutuelle('RURAL', ['2026-01', 'AMV'], ['2026-09', 'RURAL']))[1]).toBe(
    'RURAL 2021-01 2026-07 2027-01',
  );
});

test('one that is not in plans.json is missed', () => {
  expect(() => used(mutuelle('AMV', ['2026-01', 'KAFO']))).toThrow('plan-unknown');
});
