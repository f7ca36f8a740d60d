import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { formatHouseholdNumber, parseMutuelleNumber } from '@passeport/codes';
import { AMV, settleAccount, type Plan, type Receipt } from '@passeport/eligibility';
import { describe, expect, test } from 'vitest';
import type { SettledHousehold } from '../actions/read-account.ts';
import { sayStatement } from './say-statement.ts';

const number = parseMutuelleNumber('0400');
const [first] = AMV.terms;
if (first === undefined) throw new RangeError('AMV has terms');
const yearly = (fcfa: number) => ({ per: 'person', every: 'year', fcfa, stateFcfa: fcfa / 2 }) as const;
/** 6,900 F a year, 7,200 from July, 8,400 from 2027; half of it the State's. */
const PLAN: Plan = {
  code: 'KAFO',
  name: 'Kafo',
  terms: [
    { ...first, joiningFeeFcfa: 2500, waitingMonths: 3, graceMonths: 1, rate: yearly(6900) },
    { ...first, from: parseMonth('2026-07'), waitingMonths: 3, graceMonths: 1, rate: yearly(7200) },
    { ...first, from: parseMonth('2027-01'), waitingMonths: 3, graceMonths: 1, rate: yearly(8400) },
  ],
};
const paid = (on: string, amountFcfa: number): Receipt => ({
  number: on,
  paidOn: parseCalendarDate(on),
  amountFcfa,
  persons: 4,
});
/** 2,500 of fee, six months at 1,150, 600 left; then six months at 1,200, 300 left. */
const receipts = [paid('2026-01-15', 10_000), paid('2026-11-10', 6900)];

function say(on: string, of: readonly Receipt[], joined = '2026-01', plan: Plan = PLAN): string {
  const at = new Date(`${on}T09:00:00Z`);
  const input = { receipts: of, joined: parseMonth(joined), plan };
  const settled: SettledHousehold = {
    mutuelle: { number, name: 'Benkadi', plan: plan.code, created: `${on}T09:00:00Z` },
    plan,
    kept: {
      household: formatHouseholdNumber(number, 1),
      joined: input.joined,
      persons: [],
      contributions: [],
    },
    receipts: of,
    account: settleAccount({ ...input, asOf: parseMonth(on.slice(0, 7)), personsIn: () => 4 }),
    personsIn: () => 4,
  };
  return sayStatement(settled, at, 'fr').join('\n').replaceAll('\u00a0', ' ');
}

describe('a statement says', () => {
  test.each([
    ['2026-02-15', 'pas encore couvert ; couvert à partir du 01/04/2026'],
    ['2026-04-01', 'couvert, jusqu’au 31/01/2027'],
    ['2027-01-31', 'couvert par le délai de grâce, jusqu’au 31/01/2027'],
    ['2027-02-01', 'n’est plus couvert, depuis le 01/02/2027'],
  ])('on %s: %s', (on, today) => {
    expect(say(on, receipts)).toContain(`Aujourd’hui : ${today}`);
  });

  test('that nobody is covered who paid nothing, or only for the months of waiting', () => {
    expect(say('2026-11-22', [])).toContain('Aujourd’hui : pas couvert.');
    expect(say('2026-02-15', [paid('2026-01-15', 2500 + 1150)])).toContain('Aujourd’hui : pas couvert.');
  });

  test('the rates of all months that it is about, and those to come, and no others', () => {
    const rate = (fcfa: string, state: string) =>
      `${fcfa} F CFA par personne et par an, dont l’État paie ${state} F CFA.`;
    const november = say('2026-11-22', receipts);
    expect(november).toContain(`Régime : Kafo, ${rate('7 200', '3 600')}`);
    expect(november).toContain(`Avant juillet 2026 : ${rate('6 900', '3 450')}`);
    expect(november).toContain(`À partir de janvier 2027 : ${rate('8 400', '4 200')}`);
    expect(say('2026-11-22', [], '2026-08')).not.toContain('Avant');
    expect(say('2027-03-01', receipts)).not.toContain('À partir de');
  });

  test('for how many a household pays, where its rate is by person', () => {
    const head = (per: 'person' | 'household') => {
      const terms = PLAN.terms.map((one) => ({ ...one, rate: { ...yearly(6900), per } }));
      return say('2026-11-22', [], '2026-01', { ...PLAN, terms });
    };
    expect(head('person')).toContain('dont 4 pour qui cotiser');
    expect(head('household')).not.toContain('cotiser');
  });

  test('what the sum due is made of', () => {
    // Six months at 1,150, five at 1,200, and what is left of the fee.
    expect(say('2026-11-22', [paid('2026-01-15', 1000)])).toContain(
      'Dû à ce jour : 14 400 F CFA (janvier à novembre 2026, 1 500 F CFA de droit d’adhésion).',
    );
    expect(say('2027-01-15', receipts)).toContain(
      'Dû à ce jour : 1 100 F CFA (janvier 2027, moins 300 F CFA de crédit).',
    );
  });
});
