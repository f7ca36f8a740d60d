import { parseBirthDate, parseCalendarDate, parseMonth, type Month } from '@passeport/calendar';
import { formatHouseholdNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { AMV, settleAccount } from '@passeport/eligibility';
import { describe, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addMutuelle,
  importMembers,
  openRegistry,
  recordContributions,
  saveOffice,
} from '@passeport/registry';
import { countPaidFor, findFewer, makePayingCount, preparePayingCount } from './count-paid-for.ts';

const mutuelle = parseMutuelleNumber('0400');
const household = formatHouseholdNumber(mutuelle, 1);
const plan = { ...AMV, terms: AMV.terms.map((one) => ({ ...one, ageLimitYears: 21 })) };
const members = ['1980', '2005-06-10', '2010-01-02'].map((birth, at) => ({
  member: formatMemberNumber({ mutuelle, household: 1, person: at + 1 }),
  birth: parseBirthDate(birth),
  ...(at > 0 && { relation: 'child' }),
  status: 'active' as const,
}));
const personsIn = countPaidFor(members, { plan, joined: undefined });
const payment = { row: 1, household, sourceKey: '1', paidOn: parseCalendarDate('2026-03-10'), amountFcfa: 1 };

interface Paid {
  paidOn?: string;
  from?: string;
}

function count({ paidOn = '2026-03-10', from }: Paid, next?: string): number {
  const nextMonth = next === undefined ? undefined : parseMonth(next);
  const row = {
    ...payment,
    paidOn: parseCalendarDate(paidOn),
    from: from === undefined ? undefined : parseMonth(from),
  };
  return makePayingCount(new Map([[mutuelle, plan]]), () => nextMonth)(row, household, { members }, []);
}

describe('a receipt without a number of persons', () => {
  test.each<[string, Paid, string | undefined, number]>([
    ['is for those of the month of its payment', {}, undefined, 3],
    ['paid after the limit, is for those who are left', { paidOn: '2026-06-01' }, undefined, 2],
    ['for a month to come, is for those of that month', { from: '2026-06' }, undefined, 2],
    [
      'for months in arrears, is for those of its day',
      { paidOn: '2026-07-01', from: '2026-01' },
      undefined,
      2,
    ],
    ['without a month, is for those of the next month to pay', {}, '2026-06', 2],
    ['without a month, when months are due, for those of its day', {}, '2025-12', 3],
  ])('%s', (_, of, next, persons) => {
    expect(count(of, next)).toBe(persons);
  });
});

test('receipts of one sheet without a month are for one month after the other, as when they are typed one by one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passeport-count-'));
  const registry = await openRegistry({ path: join(folder, 'registry.sqlite'), create: true });
  try {
    const by = { actor: 'awa', at: new Date('2026-03-12T10:00:00Z') };
    const office = { number: 4, name: 'UTM', mutuelles: [{ from: mutuelle, to: mutuelle }] };
    await saveOffice(registry, office, by);
    await addMutuelle(registry, { name: 'Benkadi', plan: plan.code }, by);
    const persons = members.map(({ birth, relation }, at) => ({
      row: at,
      mutuelle,
      sourceKey: `${at}`,
      rowKey: `${at}`,
      householdKey: '1',
      head: at === 0,
      familyName: 'Diarra',
      givenNames: `Awa ${at}`,
      sex: 'F' as const,
      birth,
      relation,
    }));
    await importMembers(registry, persons, by);
    // Three persons to May, and two from June on.
    const receipt = (row: number, amountFcfa: number) => ({
      ...payment,
      row,
      sourceKey: `${row}`,
      amountFcfa,
    });
    const sheet = [receipt(1, 3 * 3 * 575), receipt(2, 3 * 2 * 575), receipt(3, 2 * 575)];
    const countPersons = await preparePayingCount(registry, new Map([[mutuelle, plan]]), sheet);
    const { outcomes } = await recordContributions(registry, sheet, by, { countPersons });
    expect(outcomes).toMatchObject([{ persons: 3 }, { persons: 2 }, { persons: 2 }]);
  } finally {
    await registry.close();
    await rm(folder, { recursive: true });
  }
});

describe('a receipt that reaches past an age limit', () => {
  const fewer = (persons: number, months: number, from: Month, given = plan) => {
    const amountFcfa = persons * months * 575;
    const receipt = { number: '1', paidOn: payment.paidOn, amountFcfa, persons, months, from };
    const [entry] = settleAccount({ receipts: [receipt], plan: given, asOf: from, personsIn }).entries;
    return entry && findFewer(entry, personsIn, given);
  };

  test('is told, from the month on that costs less', () => {
    expect(fewer(3, 12, parseMonth('2026-03'))).toEqual({ from: '2026-06', persons: 2 });
    expect(fewer(3, 4, parseMonth('2026-03'))).toEqual({ from: '2026-06', persons: 2 });
    expect(fewer(3, 3, parseMonth('2026-03'))).toBeUndefined();
    expect(fewer(2, 3, parseMonth('2026-06'))).toBeUndefined();
    // For another number than the household had: somebody meant it so.
    expect(fewer(4, 12, parseMonth('2026-03'))).toBeUndefined();
  });

  test('is nothing to tell where the household pays the same for few and for many', () => {
    const perHousehold = { per: 'household', every: 'month', fcfa: 575, stateFcfa: 0 } as const;
    const terms = plan.terms.map((one) => ({ ...one, rate: perHousehold }));
    expect(fewer(3, 12, parseMonth('2026-03'), { ...plan, terms })).toBeUndefined();
    // From September on the rate is a household's; before it, June was paid for one too many.
    const [before] = plan.terms;
    const later = terms.map((one) => ({ ...one, from: parseMonth('2026-09') }));
    const changed = { ...plan, terms: [...(before === undefined ? [] : [before]), ...later] };
    expect(fewer(3, 12, parseMonth('2026-03'), changed)).toEqual({ from: '2026-06', persons: 2 });
  });
});
