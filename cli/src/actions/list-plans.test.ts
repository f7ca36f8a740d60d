import { parseMonth } from '@passeport/calendar';
import { AMV, followPlans, parsePlans, RURAL_EXAMPLE, type Plan } from '@passeport/eligibility';
import { expect, test } from 'vitest';
import { listPlans } from './list-plans.ts';

const month = parseMonth;
const NOW = month('2026-11');
const PLANS = new Map([AMV, RURAL_EXAMPLE].map((plan) => [plan.code, plan]));
/** RURAL has no waiting in the grace of AMV's: but for that, past terms are let go of. */
const alike = (plan: Plan): Plan => ({
  ...plan,
  terms: plan.terms.map((terms) => ({ ...terms, graceMonths: 0 })),
});

const moved = (from: string, asOf = NOW) =>
  followPlans(alike(RURAL_EXAMPLE), [{ from: month(from), plan: AMV }], asOf);
const list = (given: Plan[], office: ReadonlyMap<string, Plan> = PLANS, published = NOW) =>
  listPlans(
    given.map((plan) => ({ plan })),
    office,
    published,
  ).map(({ plan }) => plan);
const codes = (given: Plan[], published = NOW) => list(given, PLANS, published).map(({ code }) => code);

test('a plan keeps its code, as often as mutuelles have it', () => {
  expect(list([AMV, RURAL_EXAMPLE, AMV])).toEqual([AMV, RURAL_EXAMPLE, AMV]);
});

test('that of mutuelles that had another one before has a code beside', () => {
  const given = [moved('2026-07'), AMV, moved('2026-07'), moved('2026-10')];
  expect(codes(given)).toEqual(['AMV-2', 'AMV', 'AMV-2', 'AMV-3']);
  const listed = list(given);
  expect(listed[0]).toEqual({ ...moved('2026-07'), code: 'AMV-2' });
  expect(() => parsePlans(JSON.stringify(listed.slice(1)))).not.toThrow();
});

test('… or the plan’s own, while nobody else has it', () => {
  expect(codes([moved('2026-07'), moved('2026-10')])).toEqual(['AMV', 'AMV-2']);
});

test('a change to come is one, too: until then under the former plan’s name', () => {
  const given = [alike(RURAL_EXAMPLE), moved('2027-01')];
  const office = new Map([...PLANS, ['RURAL', alike(RURAL_EXAMPLE)]]);
  expect(list(given, office).map(({ code, name }) => [code, name])).toEqual([
    ['RURAL', RURAL_EXAMPLE.name],
    ['RURAL-2', RURAL_EXAMPLE.name],
  ]);
});

test('what the list tells no more makes no difference', () => {
  // In November 2027 a list begins with October 2026.
  const later = month('2027-11');
  expect(codes([AMV, moved('2026-10', later)], later)).toEqual(['AMV', 'AMV']);
  expect(codes([AMV, moved('2026-11', later)], later)).toEqual(['AMV', 'AMV-2']);
});

test('the code beside is nobody’s, and no longer than a code may be', () => {
  const long = { ...AMV, code: 'A23456789-123456' };
  const office = new Map([long, { ...AMV, code: 'A23456789-1234-2' }].map((plan) => [plan.code, plan]));
  const had = followPlans(alike(RURAL_EXAMPLE), [{ from: month('2026-07'), plan: long }], NOW);
  const [, listed] = list([long, had], office);
  expect(listed?.code).toBe('A23456789-1234-3');
  expect(() => parsePlans(JSON.stringify([listed]))).not.toThrow();
});
