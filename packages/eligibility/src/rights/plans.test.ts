import { parseMonth } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';

import { AMV } from './amv.ts';
import { termsAt } from './plan.ts';
import { checkPlans, parsePlans } from './plans.ts';
import { RURAL_EXAMPLE } from './rural-example.ts';

const [terms] = AMV.terms;
if (terms === undefined) throw new Error('AMV has no terms');
const [care] = terms.care;

function withTerms(...all: object[]): string {
  return JSON.stringify([{ ...AMV, terms: all }]);
}

function withCare(one: object): string {
  return withTerms({ ...terms, care: [one] });
}

describe('an office’s plans', () => {
  test('are read as they were written', () => {
    expect(parsePlans(JSON.stringify([AMV, RURAL_EXAMPLE]))).toEqual([AMV, RURAL_EXAMPLE]);
  });

  test('are read with a byte order mark too', () => {
    expect(parsePlans(`\uFEFF${JSON.stringify([AMV])}`)).toEqual([AMV]);
  });

  test.each<[story: string, json: string, plan: string | undefined, path: string, expected: string]>([
    ['nothing', '', undefined, '', 'json'],
    ['a missing comma', '[\n  { "code": "AMV"\n    "name": "AMV" }\n]', undefined, '', 'json 3'],
    ['no array', JSON.stringify(AMV), undefined, '', 'list 1 200'],
    ['no plan', '[]', undefined, '', 'list 1 200'],
    ['a plan twice', JSON.stringify([AMV, AMV]), undefined, '', 'each-once code'],
    ['a number for a plan', '[1]', '1.', '', 'object'],
    ['a plan without name', JSON.stringify([{ code: 'X', terms: [terms] }]), 'X', 'name', 'object missing'],
    ['a member that no plan has', JSON.stringify([{ ...AMV, discount: 1 }]), 'AMV', 'discount', 'nothing'],
    ['a code in small letters', JSON.stringify([{ ...AMV, code: 'amv' }]), 'amv', 'code', 'plan-code'],
    ['a name of spaces', JSON.stringify([{ ...AMV, name: ' ' }]), 'AMV', 'name', 'text 1 80'],
    ['no terms', withTerms(), 'AMV', 'terms', 'list 1 40'],
    ['terms twice from a month', withTerms(terms, terms), 'AMV', 'terms', 'ascending from'],
    ['a thirteenth month', withTerms({ ...terms, from: '2026-13' }), 'AMV', 'terms.0.from', 'month'],
    [
      'half a month of grace',
      withTerms({ ...terms, graceMonths: 0.5 }),
      'AMV',
      'terms.0.graceMonths',
      'whole-number 0 120',
    ],
    [
      'an amount in quotes',
      withTerms({ ...terms, joiningFeeFcfa: '2500' }),
      'AMV',
      'terms.0.joiningFeeFcfa',
      'whole-number 0 10000000',
    ],
    [
      'the State pays more than the rate',
      withTerms({ ...terms, rate: { per: 'person', every: 'month', fcfa: 575, stateFcfa: 576 } }),
      'AMV',
      'terms.0.rate',
      'state-share-within-rate',
    ],
    [
      'a rate for a village',
      withTerms({ ...terms, rate: { per: 'village', every: 'month', fcfa: 575, stateFcfa: 0 } }),
      'AMV',
      'terms.0.rate.per',
      'one-of person household',
    ],
    ['no care', withTerms({ ...terms, care: [] }), 'AMV', 'terms.0.care', 'list 1 12'],
    ['care twice', withTerms({ ...terms, care: [care, care] }), 'AMV', 'terms.0.care', 'each-once code'],
    [
      'a share above 100 %',
      withCare({ ...care, sharePercent: 101 }),
      'AMV',
      'terms.0.care.0.sharePercent',
      'whole-number 0 100',
    ],
    ['a code in capitals', withCare({ ...care, code: 'Care' }), 'AMV', 'terms.0.care.0.code', 'care-code'],
    [
      'a ceiling of nothing',
      withCare({ ...care, ceiling: { fcfa: 0, per: 'act' } }),
      'AMV',
      'terms.0.care.0.ceiling.fcfa',
      'whole-number 1 1000000000',
    ],
  ])('%s is refused, and said where', (_, json, plan, path, expected) => {
    const [fault, ...others] = checkPlans(json).faults ?? [];
    const words = [
      fault?.expected,
      ...(fault?.bounds ?? []),
      ...(fault?.isMissing === true ? ['missing'] : []),
    ];
    expect({ plan: fault?.plan, path: fault?.path, words: words.join(' '), others }).toEqual({
      plan,
      path,
      words: expected,
      others: [],
    });
    expect(() => parsePlans(json)).toThrow(
      expect.objectContaining({ code: 'plans-invalid', details: expect.objectContaining({ fault }) }),
    );
  });

  test('all that is wrong is told at once', () => {
    const { faults = [] } = checkPlans(
      withTerms({ ...terms, from: 'x', graceMonths: -1, newbornMonths: 999 }),
    );
    expect(faults.map(({ path }) => path)).toEqual([
      'terms.0.from',
      'terms.0.graceMonths',
      'terms.0.newbornMonths',
    ]);
  });
});

test('old months keep their terms, and the first ones hold for the months before', () => {
  const from = (month: string) => ({ ...terms, from: parseMonth(month) });
  const plan = { terms: [from('2024-07'), from('2026-01'), from('2027-01')] };
  const at = (month: string) => termsAt(plan, parseMonth(month)).from;
  expect(['2000-01', '2024-07', '2025-12', '2026-01', '2026-12', '2027-01', '2150-01'].map(at)).toEqual([
    '2024-07',
    '2024-07',
    '2024-07',
    '2026-01',
    '2026-01',
    '2027-01',
    '2027-01',
  ]);
});
