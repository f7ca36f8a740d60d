import { parseMonth } from '@passeport/calendar';
import { expect, test } from 'vitest';

import { AMV } from './amv.ts';
import { termsAt } from './plan.ts';

test('AMV is what the union offers: 575 F a person a month, 75 % of ambulatory and hospital care', () => {
  const { rate, joiningFeeFcfa, waitingMonths, graceMonths, ageLimitYears, care, exclusions } = termsAt(
    AMV,
    parseMonth('2026-11'),
  );
  expect(rate).toEqual({ per: 'person', every: 'month', fcfa: 575, stateFcfa: 0 });
  expect([joiningFeeFcfa, waitingMonths, graceMonths, ageLimitYears]).toEqual([0, 0, 0, undefined]);
  expect(care.map(({ code, sharePercent, ceiling }) => [code, sharePercent, ceiling])).toEqual([
    ['ambulatory', 75, undefined],
    ['hospital', 75, undefined],
  ]);
  expect(care.map(({ includes }) => includes)).toEqual([
    [
      'consultations',
      'médicaments essentiels',
      'analyses courantes de laboratoire',
      'consultations prénatales et postnatales',
      'accouchement simple',
      'soins des yeux',
      'soins dentaires',
    ],
    [
      'actes chirurgicaux',
      'actes médicaux',
      'accouchement compliqué',
      'soins des yeux',
      'soins dentaires',
      'transport urbain et interurbain',
      'médicaments essentiels',
      'hébergement',
    ],
  ]);
  expect(exclusions).toEqual(['lunettes', 'prothèses dentaires']);
});
