import { parseMonth } from '@passeport/calendar';

import type { Plan } from './plan.ts';

/** Assurance Maladie Volontaire, the urban plan that UTM manages. */
export const AMV: Plan = {
  code: 'AMV',
  name: 'Assurance Maladie Volontaire',
  terms: [
    {
      from: parseMonth('2020-01'),
      joiningFeeFcfa: 0,
      rate: { per: 'person', every: 'month', fcfa: 575, stateFcfa: 0 },
      waitingMonths: 0,
      graceMonths: 0,
      newbornMonths: 0,
      care: [
        {
          code: 'ambulatory',
          name: 'Soins ambulatoires',
          sharePercent: 75,
          includes: [
            'consultations',
            'médicaments essentiels',
            'analyses courantes de laboratoire',
            'consultations prénatales et postnatales',
            'accouchement simple',
            'soins des yeux',
            'soins dentaires',
          ],
        },
        {
          code: 'hospital',
          name: 'Hospitalisation',
          sharePercent: 75,
          includes: [
            'actes chirurgicaux',
            'actes médicaux',
            'accouchement compliqué',
            'soins des yeux',
            'soins dentaires',
            'transport urbain et interurbain',
            'médicaments essentiels',
            'hébergement',
          ],
        },
      ],
      exclusions: ['lunettes', 'prothèses dentaires'],
    },
  ],
};
