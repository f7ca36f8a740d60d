import {
  addDays,
  addMonths,
  firstDayOf,
  formatDate,
  formatMonth,
  monthOf,
  type CalendarDate,
  type Month,
} from '@passeport/calendar';
import { AMV, RURAL_EXAMPLE, termsAt } from '@passeport/eligibility';
import type { DemoMutuelle } from './demo-mutuelle.ts';
import { demoMutuelles } from './people.ts';

/** A payment for so many months from the month that lies `from` months after the current one. */
interface DemoPayment {
  from: number;
  months: number;
}

const THIS_YEAR: readonly DemoPayment[] = [{ from: -4, months: 12 }];
const LAPSED: readonly DemoPayment[] = [{ from: -14, months: 12 }];
const HALF_A_YEAR_AGO: readonly DemoPayment[] = [{ from: -9, months: 6 }];
const TWO_YEARS: readonly DemoPayment[] = [
  { from: -13, months: 12 },
  { from: -1, months: 12 },
];
const FROM_LATER: readonly DemoPayment[] = [{ from: 2, months: 12 }];
const NEVER: readonly DemoPayment[] = [];

/** What each household paid, by mutuelle and in the order of its households. */
const PAYMENTS: Readonly<Record<string, readonly (readonly DemoPayment[])[]>> = {
  Benkadi: [THIS_YEAR, TWO_YEARS, LAPSED, THIS_YEAR, TWO_YEARS, THIS_YEAR],
  Jigiya: [TWO_YEARS, THIS_YEAR, FROM_LATER, HALF_A_YEAR_AGO],
  Ɲɛtaa: [THIS_YEAR, TWO_YEARS, NEVER, THIS_YEAR, TWO_YEARS],
};

const PLANS = [AMV, RURAL_EXAMPLE];

/**
 * The collectors' sheet of the made-up mutuelles as CSV (semicolons, UTF-8 with its byte order mark), so dated that on the given
 * day most households are covered, two have lapsed, one is covered from two months later and one has never paid.
 */
export function writeDemoContributions(today: CalendarDate): string {
  const rows = demoMutuelles.flatMap((mutuelle) => mutuelleRows(mutuelle, today));
  const heading = [
    'N° reçu',
    'Date de versement',
    'Mutuelle',
    'N° ménage',
    'Nb de personnes',
    'Payeur',
    'Période',
    'Montant (FCFA)',
    'Collecteur',
  ];
  return `\uFEFF${[heading, ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`;
}

function mutuelleRows(
  { name, prefix, collector, households, plan }: DemoMutuelle,
  today: CalendarDate,
): string[][] {
  const thisMonth = monthOf(today);
  let receipt = 100;
  return households.flatMap(({ number, people }, index) =>
    (PAYMENTS[name]?.[index] ?? NEVER).map(({ from, months }) => {
      const first = addMonths(thisMonth, from);
      const due = addDays(firstDayOf(first), 4 + index);
      const paidOn = due < today ? due : today;
      const amount = people.length * priceOf(months, plan, first);
      const payer = people[0] ? `${people[0].givenNames} ${people[0].familyName}` : '';
      return [
        `${prefix}-${++receipt}`,
        formatDate(paidOn),
        name,
        String(number),
        String(people.length),
        payer,
        `${formatMonth(first)} – ${formatMonth(addMonths(first, months - 1))}`,
        `${amount.toLocaleString('fr').replaceAll(/\s/g, ' ')} F`,
        collector,
      ];
    }),
  );
}

/** What a household pays for a person, in francs CFA. */
function priceOf(months: number, code: string, month: Month): number {
  const plan = PLANS.find((one) => one.code === code);
  const rate = plan && termsAt(plan, month).rate;
  if (rate === undefined) throw new RangeError(`no rate in plan ${code}`);
  const own = rate.fcfa - rate.stateFcfa;
  return rate.every === 'month' ? months * own : (months * own) / 12;
}
