import { parseBirthDate, parseCalendarDate, parseMonth } from '@passeport/calendar';
import { memberFromDigits } from '@passeport/codes';
import type { CardClaims } from '@passeport/credential';
import type { Verdict } from '@passeport/eligibility';
import { expect, test } from 'vitest';
import { threeAnswers } from './three-answers.ts';

const member = memberFromDigits('04170012302');
const claims: CardClaims = {
  issuer: 12,
  member,
  edition: 1,
  notBefore: parseCalendarDate('2026-01-01'),
  validThrough: parseCalendarDate('2028-12-31'),
  name: 'Aminata Traoré',
  birth: parseBirthDate('1985'),
  sex: 'F',
  face: new Uint8Array([1]),
};
const eligible: Verdict = {
  verdict: 'eligible',
  colour: 'green',
  reason: 'paid',
  advice: 'compare-face-then-treat',
  authenticated: true,
  member,
  claims,
  coveredThrough: parseMonth('2026-06'),
  freshness: 'fresh',
  clock: 'ok',
  judgedOn: parseCalendarDate('2026-03-05'),
};
const { claims: _claims, ...withoutClaims } = eligible;
const typed: Verdict = { ...withoutClaims, authenticated: false, colour: 'amber' };

const answersTo = (verdict: Verdict) =>
  threeAnswers(verdict, 'UTM Ségou', 'fr').map(({ state, text, detail }) => [state, text, detail]);

test('a good card: genuine by its office, a face to compare, covered until', () => {
  expect(answersTo(eligible)).toEqual([
    ['yes', 'Oui', 'UTM Ségou'],
    ['look', 'Comparez', 'le visage'],
    ['yes', 'Oui', 'jusqu’à juin 2026'],
  ]);
});

test('a card without a face sends to the printed photo', () => {
  const { face: _face, ...faceless } = claims;
  expect(answersTo({ ...eligible, claims: faceless })[1]).toEqual(['look', 'Comparez', 'la photo imprimée']);
});

test('a typed number is covered, but nobody saw a genuine card', () => {
  expect(answersTo(typed)).toEqual([
    ['unknown', 'Non vérifié', 'numéro tapé'],
    ['look', 'Comparez', 'la photo de sa carte'],
    ['yes', 'Oui', 'jusqu’à juin 2026'],
  ]);
});

test('a card that is refused leaves the other two unasked', () => {
  const forged: Verdict = { ...typed, verdict: 'not-authentic', reason: 'signature-wrong', colour: 'red' };
  expect(answersTo(forged).map(([state]) => state)).toEqual(['no', 'none', 'none']);
  const stranger: Verdict = { ...typed, verdict: 'unknown-issuer', reason: 'key-unknown', colour: 'red' };
  expect(answersTo(stranger).map(([state]) => state)).toEqual(['unknown', 'none', 'none']);
});

test.each([
  [
    { verdict: 'lapsed', reason: 'contributions-ended', since: parseMonth('2026-01') },
    'no',
    'depuis janvier 2026',
  ],
  [
    { verdict: 'waiting', reason: 'household-waiting', coveredFrom: parseMonth('2026-08') },
    'no',
    'dès août 2026',
  ],
  [{ verdict: 'not-covered', reason: 'household-left' }, 'no', undefined],
  [{ verdict: 'rights-unknown', reason: 'no-list' }, 'unknown', undefined],
  [{ verdict: 'revoked', reason: 'edition-dead' }, 'none', undefined],
  [{ verdict: 'card-expired', reason: 'validity-ended' }, 'none', undefined],
] as const)('a genuine card, %o', (changed, state, detail) => {
  const [genuine, , covered] = answersTo({ ...eligible, ...changed });
  expect(genuine?.[0]).toBe('yes');
  expect([covered?.[0], covered?.[2]]).toEqual([state, detail]);
});
