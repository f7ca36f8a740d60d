import { addDays, addMonths, monthOf, parseMonth, type Month } from '@passeport/calendar';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Coverage } from '../rights/coverage.ts';
import { judge } from './judge.ts';
import { deskOf, genuineCard, STRANGERS_CARD, TODAY, typedNumber, type Desk } from '../samples/desk.ts';
import type { RightsException } from '../rights/rights-exception.ts';
import { verdictWords } from './words.ts';

const months: fc.Arbitrary<Month> = fc
  .integer({ min: -30, max: 30 })
  .map((n) => addMonths(monthOf(TODAY), n));
const dates = fc.integer({ min: -900, max: 900 }).map((n) => addDays(TODAY, n));
const coverages: fc.Arbitrary<Coverage> = fc.oneof(
  fc.record({ from: months, through: months }),
  fc.record({ reason: fc.constantFrom('never-paid' as const, 'left' as const) }),
);
const exceptions: fc.Arbitrary<RightsException> = fc.oneof(
  fc.record({ kind: fc.constantFrom('died' as const, 'removed' as const) }),
  fc.record(
    { kind: fc.constantFrom('left' as const, 'aged-out' as const), from: months },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: fc.constant('waiting' as const), from: months }),
);
const genuine = fc
  .record({ edition: fc.integer({ min: 1, max: 5 }), notBefore: dates, validThrough: dates })
  .map(genuineCard);
const typed = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }).map(typedNumber);
const bad = fc.constantFrom(
  STRANGERS_CARD,
  { status: 'not-authentic' as const, reason: 'signature-wrong' as const },
  { status: 'unreadable' as const, reason: 'not-a-card' as const },
);

/** Something that is out of order at one desk in five: else hardly any would be green. */
function sometimes<Part extends Partial<Desk>>(part: { [Key in keyof Part]: fc.Arbitrary<Part[Key]> }) {
  return fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.record(part) });
}

const desks: fc.Arbitrary<Desk> = fc
  .tuple(
    fc.record({ card: fc.oneof({ weight: 3, arbitrary: fc.constant(genuineCard()) }, genuine, typed, bad) }),
    sometimes({ coverage: coverages }),
    sometimes({ exception: exceptions }),
    sometimes({ deadBelow: fc.integer({ min: 1, max: 5 }) }),
    sometimes({ graceMonths: fc.integer({ min: 0, max: 12 }) }),
    sometimes({
      listAgeDays: fc.integer({ min: -40, max: 60 }),
      listLifeDays: fc.integer({ min: 0, max: 60 }),
    }),
    sometimes({ list: fc.constantFrom('none' as const, 'damaged' as const, 'other-mutuelles' as const) }),
    sometimes({ newestSigned: dates.map((day) => `${day}T12:00:00Z`) }),
  )
  .map((parts): Desk => Object.assign({}, ...parts));

const check = (property: (desk: Desk) => void) => {
  fc.assert(
    fc.property(desks, (desk) => {
      property(desk);
    }),
    { numRuns: 2000, seed: 36 },
  );
};
const colourOf = (desk: Desk) => judge(deskOf(desk)).colour;

describe('whatever comes to the desk', () => {
  test('the desks tried here include every colour', () => {
    const colours = new Set(fc.sample(desks, 2000).map(colourOf));
    expect([...colours].sort()).toEqual(['amber', 'green', 'grey', 'red']);
  });

  test('green is a genuine card in its dates, alive, covered this month by a list that counts', () => {
    check((desk) => {
      const verdict = judge(deskOf(desk));
      const { claims, coveredFrom, coveredThrough, judgedOn } = verdict;
      if (verdict.colour !== 'green') return;
      expect(verdict).toMatchObject({ verdict: 'eligible', authenticated: true });
      expect(['fresh', 'old']).toContain(verdict.freshness);
      expect(verdict.listAgeDays).toBeLessThanOrEqual(30);
      if (claims === undefined || coveredFrom === undefined || coveredThrough === undefined)
        throw new Error('gap');
      expect(claims.notBefore <= judgedOn && judgedOn <= claims.validThrough).toBe(true);
      expect(coveredFrom <= monthOf(judgedOn) && monthOf(judgedOn) <= coveredThrough).toBe(true);
      expect(claims.edition).toBeGreaterThanOrEqual(desk.deadBelow ?? 1);
    });
  });

  test('without its list nothing is green', () => {
    check((desk) => expect(colourOf({ ...desk, list: 'none' })).not.toBe('green'));
  });

  test('a dead edition is red, whatever else is true of a genuine card', () => {
    check((desk) => {
      const card = genuineCard({ edition: 1 });
      if (desk.list !== undefined) return;
      expect(judge(deskOf({ ...desk, card, deadBelow: 2 }))).toMatchObject({
        verdict: 'revoked',
        colour: 'red',
      });
    });
  });

  test('a card that is not authentic is red, an unreadable one grey, a typed one never green', () => {
    check((desk) => {
      expect(colourOf({ ...desk, card: { status: 'not-authentic', reason: 'claims-malformed' } })).toBe(
        'red',
      );
      expect(colourOf({ ...desk, card: STRANGERS_CARD })).toBe('red');
      expect(colourOf({ ...desk, card: { status: 'unreadable', reason: 'too-long' } })).toBe('grey');
      expect(colourOf({ ...desk, card: typedNumber() })).not.toBe('green');
    });
  });

  test('paying for more months never takes green away', () => {
    fc.assert(
      fc.property(desks, months, fc.nat(12), (desk, through, more) => {
        const from = parseMonth('2024-01');
        const before = colourOf({ ...desk, coverage: { from, through } });
        const after = colourOf({ ...desk, coverage: { from, through: addMonths(through, more) } });
        if (before === 'green') expect(after).toBe('green');
      }),
    );
  });

  test('stricter limits never make anything green', () => {
    check((desk) => {
      const strict = colourOf({ ...desk, limits: { freshDays: 1, staleDays: 3 } });
      if (strict === 'green') expect(colourOf(desk)).toBe('green');
    });
  });

  test('every verdict has words, in both languages, with nothing missing in them', () => {
    check((desk) => {
      for (const lang of ['fr', 'en'] as const) {
        const { title, explanation, advice, notices } = verdictWords(judge(deskOf(desk)), lang);
        for (const text of [title, explanation, advice, ...notices]) {
          expect(text).not.toMatch(/—|undefined|NaN|null/);
          expect(text.length).toBeGreaterThan(4);
        }
      }
    });
  });
});
