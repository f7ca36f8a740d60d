import { parseMonth } from '@passeport/calendar';
import { describe, expect, test } from 'vitest';

import { AMV } from '../rights/amv.ts';
import { decodeDirectory, encodeDirectory } from './directory.ts';
import { encodeJson } from './json.ts';
import { RURAL_EXAMPLE } from '../rights/rural-example.ts';
import { CONTENT } from '../samples/office.ts';
import { packText } from '../coding/text-codec.ts';

const [terms] = AMV.terms;
const later = { ...terms, from: parseMonth('2027-01') };

function packed(...plans: unknown[]): Uint8Array {
  return packText(encodeJson({ version: 2, plans, unions: [], mutuelles: [], centres: [] }));
}

describe('the plans in a directory', () => {
  test('are read as they were written, in the order of their codes', () => {
    const amv = {
      ...AMV,
      terms: AMV.terms.flatMap((one) => [one, { ...one, from: parseMonth('2027-01'), graceMonths: 1 }]),
    };
    const plans = [RURAL_EXAMPLE, amv];
    const bytes = encodeDirectory({ ...CONTENT, plans });
    expect(decodeDirectory(bytes).plans).toEqual([...plans].reverse());
    expect(decodeDirectory(packed(AMV)).plans).toEqual([AMV]);
  });

  test.each<[string, unknown[]]>([
    ['a plan twice', [AMV, AMV]],
    ['plans in another order', [RURAL_EXAMPLE, AMV]],
    ['terms in another order', [{ ...AMV, terms: [later, terms] }]],
    ['no terms', [{ ...AMV, terms: [] }]],
    [
      'a share of 101 %',
      [{ ...AMV, terms: [{ ...terms, care: [{ ...terms?.care[0], sharePercent: 101 }] }] }],
    ],
    ['a member too many', [{ ...AMV, terms: [{ ...terms, discount: 1 }] }]],
    ['members in another order', [{ name: AMV.name, code: AMV.code, terms: AMV.terms }]],
    ['no plan at all', [null]],
  ])('%s is refused', (_, plans) => {
    expect(() => decodeDirectory(packed(...plans))).toThrow(
      expect.objectContaining({ code: 'directory-malformed' }),
    );
  });

  test('an office cannot publish a plan that readers would refuse', () => {
    const plan = { ...AMV, terms: [...AMV.terms, ...AMV.terms] };
    expect(() => encodeDirectory({ ...CONTENT, plans: [plan] })).toThrow(
      expect.objectContaining({ code: 'content-invalid' }),
    );
  });
});
