import { isMonth, type Month } from '@passeport/calendar';
import * as v from 'valibot';

import { isLine } from './line.ts';

/** What a plan's schema expects where something is wrong; `checkPlans` reads it back from the message. */
export const EXPECTATIONS = [
  'whole-number',
  'text',
  'plan-code',
  'care-code',
  'month',
  'one-of',
  'list',
  'object',
  'each-once',
  'ascending',
  'state-share-within-rate',
] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

const expecting = (expectation: Expectation, ...bounds: (string | number)[]) =>
  [expectation, ...bounds].join(' ');

function whole(min: number, max: number) {
  const message = expecting('whole-number', min, max);
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
    // −0 is written as 0.
    v.check((value) => !Object.is(value, -0), message),
  );
}

function text(max: number) {
  const message = expecting('text', 1, max);
  return v.pipe(
    v.string(message),
    v.check((value) => isLine(value, max), message),
  );
}

function code(pattern: RegExp, expectation: Expectation) {
  const message = expecting(expectation);
  return v.pipe(v.string(message), v.regex(pattern, message));
}

function list<Item extends v.GenericSchema>(item: Item, min: number, max: number) {
  const message = expecting('list', min, max);
  return v.pipe(v.array(item, message), v.minLength(min, message), v.maxLength(max, message));
}

function oneOf<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, expecting('one-of', ...options));
}

const monthSchema = v.custom<Month>(isMonth, expecting('month'));

const rateSchema = v.pipe(
  v.strictObject({
    per: oneOf(['person', 'household']),
    every: oneOf(['month', 'year']),
    fcfa: whole(0, 10_000_000),
    stateFcfa: whole(0, 10_000_000),
  }),
  v.check(({ fcfa, stateFcfa }) => stateFcfa <= fcfa, expecting('state-share-within-rate')),
);

const careSchema = v.strictObject({
  code: code(/^[a-z][a-z-]{0,31}$/, 'care-code'),
  name: text(60),
  sharePercent: whole(0, 100),
  ceiling: v.exactOptional(
    v.strictObject({
      fcfa: whole(1, 1_000_000_000),
      per: oneOf(['act', 'person-year', 'household-year']),
    }),
  ),
  includes: list(text(120), 0, 40),
});

const termsSchema = v.strictObject({
  from: monthSchema,
  joiningFeeFcfa: whole(0, 10_000_000),
  rate: v.exactOptional(rateSchema),
  waitingMonths: whole(0, 120),
  graceMonths: whole(0, 120),
  newbornMonths: whole(0, 120),
  ageLimitYears: v.exactOptional(whole(1, 120)),
  care: v.pipe(
    list(careSchema, 1, 12),
    v.check(
      (care) => new Set(care.map((one) => one.code)).size === care.length,
      expecting('each-once', 'code'),
    ),
  ),
  exclusions: list(text(120), 0, 40),
});

/** How many terms a plan may have. */
export const MAX_PLAN_TERMS = 40;

/** The schema of a plan, as offices keep it and as the list carries it. */
export const planSchema = v.strictObject({
  code: code(/^[A-Z0-9][A-Z0-9-]{0,15}$/, 'plan-code'),
  name: text(80),
  terms: v.pipe(
    list(termsSchema, 1, MAX_PLAN_TERMS),
    v.check(
      (terms) => terms.every(({ from }, at) => at === 0 || from > (terms[at - 1]?.from ?? from)),
      expecting('ascending', 'from'),
    ),
  ),
});

/** The schema of an office's file of plans. */
export const plansSchema = v.pipe(
  list(planSchema, 1, 200),
  v.check(
    (plans) => new Set(plans.map((plan) => plan.code)).size === plans.length,
    expecting('each-once', 'code'),
  ),
);

/**
 * What a mutuelle offers, and since when. `terms` are ascending by `from`; the first ones also hold for the months before.
 */
export type Plan = v.InferOutput<typeof planSchema>;

/**
 * What holds from the month `from` on, until other terms do.
 * - `joiningFeeFcfa`: a household's, once.
 * - `rate`: what is paid for each person or household, every month or year, of which the State pays `stateFcfa`, the
 *   household the rest.
 * - `waitingMonths`: from the month of joining, paid but not covered. `graceMonths`: covered after the last month paid.
 * - `newbornMonths`: a child declared within so many months after her birth has no waiting of her own.
 * - `ageLimitYears`: a child of the household is covered until she reaches that age.
 * - `exclusions`: what is not paid for, in French, for the desk to read.
 */
export type PlanTerms = Plan['terms'][number];

/**
 * Care of one kind: the mutuelle pays `sharePercent`, up to the ceiling when there is one; the member pays the rest (ticket
 * modérateur). `name` and `includes` are in French, for the desk to read.
 */
export type CareCategory = PlanTerms['care'][number];

/** The most that the mutuelle pays: for each act, or in a year for a person or her household. */
export type CareCeiling = NonNullable<CareCategory['ceiling']>;

/** The terms in force in a month. */
export function termsAt({ terms }: Pick<Plan, 'terms'>, month: Month): PlanTerms {
  let inForce = terms[0];
  for (const one of terms) if (one.from <= month) inForce = one;
  if (inForce === undefined) throw new RangeError('a plan without terms');
  return inForce;
}
