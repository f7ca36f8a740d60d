import { parseMonth } from '@passeport/calendar';

import type { Plan } from './plan.ts';

/**
 * An à la carte plan of a rural mutuelle, for an office to begin its own with. Joining fee, rate, State's part and the share of
 * ambulatory care are those of Ségou in 2021; the other figures are made up.
 */
export const RURAL_EXAMPLE: Plan = {
  code: 'RURAL',
  name: 'Mutuelle rurale (exemple à adapter)',
  terms: [
    {
      from: parseMonth('2021-01'),
      joiningFeeFcfa: 2500,
      rate: { per: 'person', every: 'year', fcfa: 6900, stateFcfa: 3450 },
      waitingMonths: 3,
      graceMonths: 1,
      newbornMonths: 3,
      care: [
        {
          code: 'ambulatory',
          name: 'Soins ambulatoires',
          sharePercent: 60,
          includes: ['consultations', 'médicaments essentiels', 'analyses courantes de laboratoire'],
        },
        {
          code: 'maternity',
          name: 'Accouchement compliqué',
          sharePercent: 75,
          ceiling: { fcfa: 50_000, per: 'act' },
          includes: ['césarienne', 'transport vers le CSRéf'],
        },
        {
          code: 'hospital',
          name: 'Hospitalisation',
          sharePercent: 60,
          ceiling: { fcfa: 100_000, per: 'person-year' },
          includes: ['actes médicaux', 'actes chirurgicaux', 'hébergement'],
        },
      ],
      exclusions: ['lunettes', 'prothèses dentaires'],
    },
  ],
};
