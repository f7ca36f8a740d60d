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

/** A directory of one mutuelle; its own spelling where `JSON.stringify` would choose another is given in `text`. */
function named(name: string, spelled = JSON.stringify(name)): Uint8Array {
  const text = JSON.stringify({
    version: 2,
    plans: [AMV],
    unions: [],
    mutuelles: [[417, 'N', 0]],
    centres: [],
  });
  return packText(new TextEncoder().encode(text.replace('"N"', spelled)));
}

describe('the names in a directory', () => {
  test.each(['Ɲɛtaa', 'Jama « 1 »', '𞤖𞤢𞤤', 'x'.repeat(120)])('%j is read', (name) => {
    expect(decodeDirectory(named(name)).mutuelles[0]?.name).toBe(name);
  });

  test.each<[string, string, string?]>([
    ['nothing', ''],
    ['a space', ' '],
    ['121 characters', 'x'.repeat(121)],
    ['61 characters of two units', '𞤖'.repeat(61)],
    ['two lines', 'Jama\nlapsed'],
    ['a control character', 'Ja\u0007ma'],
    ['a line separator', 'Ja\u2028ma'],
    ['a direction that turns', 'Ja\u202ema'],
    ['half of a surrogate pair', 'Ja\ud800ma'],
    ['an escape that is not needed', 'Jama', '"J\\u0061ma"'],
  ])('%s is refused', (_, name, spelled) => {
    expect(() => decodeDirectory(named(name, spelled))).toThrow(
      expect.objectContaining({ code: 'directory-malformed' }),
    );
  });

  test('an office cannot publish a name, union or centre that readers would refuse', () => {
    const [mutuelle] = CONTENT.mutuelles.map(({ number, plan }) => ({ number, plan, name: 'Jama' }));
    if (mutuelle === undefined) throw new Error('a sample without mutuelles');
    const refused = (content: Parameters<typeof encodeDirectory>[0]) => {
      expect(() => encodeDirectory(content)).toThrow(expect.objectContaining({ code: 'content-invalid' }));
    };
    refused({ ...CONTENT, mutuelles: [{ ...mutuelle, name: 'Ja\ud800ma' }] });
    refused({ ...CONTENT, mutuelles: [{ ...mutuelle, union: 'B\u0007' }] });
    refused({ ...CONTENT, mutuelles: [mutuelle], centres: [{ name: 'CSCom', place: 'a\nb' }] });
  });
});
