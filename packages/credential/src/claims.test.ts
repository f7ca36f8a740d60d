import { parseCalendarDate } from '@passeport/calendar';
import { expect, test } from 'vitest';
import { longestClaims } from '../testing/sample-claims.ts';
import { checkClaims } from './claims.ts';

test('the longest claims are accepted', () => {
  expect(() => checkClaims({ ...longestClaims, face: new Uint8Array(512) })).not.toThrow();
});

test.each<[string, object, string]>([
  ['an office number that is no integer', { issuer: 1.5 }, 'issuer'],
  ['a member number without its hyphens', { member: '0417001230236' }, 'member'],
  ['a member number with wrong check digits', { member: '0417-00123-02-37' }, 'member'],
  ['edition 0', { edition: 0 }, 'edition'],
  ['edition 1000', { edition: 1000 }, 'edition'],
  ['a day that does not exist', { notBefore: '2027-02-29' }, 'notBefore'],
  ['a first day before 1970', { notBefore: '1969-12-31' }, 'notBefore'],
  ['an end before the start', { validThrough: parseCalendarDate('2049-12-31') }, 'validThrough'],
  ['a name of 61 letters', { name: 'a'.repeat(61) }, 'name'],
  ['a birth month', { birth: '1985-03' }, 'birth'],
  ['another sex', { sex: 'X' }, 'sex'],
  ['an empty face', { face: new Uint8Array(0) }, 'face'],
  ['a face of 513 bytes', { face: new Uint8Array(513) }, 'face'],
  ['a face as numbers', { face: [1, 2, 3] }, 'face'],
  ['a face that is undefined', { face: undefined }, 'face'],
  ['a claim that is not ours', { village: 'Kokry' }, 'village'],
])('%s is refused by the name of the claim', (_, changed, field) => {
  const claims = { ...longestClaims, ...changed };
  expect(() => checkClaims(claims)).toThrow(
    expect.objectContaining({ code: 'claims-malformed', details: { field } }),
  );
});
