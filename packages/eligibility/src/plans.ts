import * as v from 'valibot';

import { EligibilityError } from './errors.ts';

const text = (maxLength: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength));
const whole = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

/** The schema of a plan, as offices keep it and as the list carries it. */
export const planSchema = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[A-Z0-9][A-Z0-9-]{0,15}$/)),
  name: text(80),
  sharePercent: v.strictObject({ ambulatory: whole(100), hospital: whole(100) }),
  waitingMonths: whole(120),
  graceMonths: whole(120),
  ratePerPersonPerMonthFcfa: v.exactOptional(whole(1_000_000)),
  care: v.exactOptional(
    v.strictObject({
      ambulatory: v.pipe(v.array(text(120)), v.maxLength(40)),
      hospital: v.pipe(v.array(text(120)), v.maxLength(40)),
      excluded: v.pipe(v.array(text(120)), v.maxLength(40)),
    }),
  ),
});

/**
 * What a mutuelle offers. `sharePercent` is what the mutuelle pays the health centre, by care category; the
 * member pays the rest (ticket modérateur). `waitingMonths` count from the month of joining; `graceMonths`
 * are covered after the last month paid. `care` lists what is paid for, in French, for the desk to read.
 */
export type Plan = v.InferOutput<typeof planSchema>;

/** The plans in an office's own file, whose text is given: a JSON array. Throws `content-invalid`. */
export function parsePlans(json: string): Plan[] {
  const result = v.safeParse(
    v.pipe(v.string(), v.parseJson(), v.pipe(v.array(planSchema), v.minLength(1))),
    json,
  );
  if (result.success) return result.output;
  const at = v.getDotPath(result.issues[0]);
  throw new EligibilityError('content-invalid', { problem: at === null ? 'plans' : `plans: ${at}` });
}

/** Assurance Maladie Volontaire, the urban plan that UTM manages. */
export const AMV: Plan = {
  code: 'AMV',
  name: 'Assurance Maladie Volontaire',
  sharePercent: { ambulatory: 75, hospital: 75 },
  waitingMonths: 0,
  graceMonths: 0,
  ratePerPersonPerMonthFcfa: 575,
  care: {
    ambulatory: [
      'consultations',
      'médicaments essentiels',
      'analyses courantes de laboratoire',
      'consultations prénatales et postnatales',
      'accouchement simple',
      'soins des yeux',
      'soins dentaires',
    ],
    hospital: [
      'actes chirurgicaux',
      'actes médicaux',
      'accouchement compliqué',
      'soins des yeux',
      'soins dentaires',
      'transport urbain et interurbain',
      'médicaments essentiels',
      'hébergement',
    ],
    excluded: ['lunettes', 'prothèses dentaires'],
  },
};
