import { fromMonthIndex, parseMonth, toMonthIndex } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeBlock, encodeBlock } from './block-codec.ts';
import { buildBlock, coverageOf, MAX_HOUSEHOLD, personKey, type Block } from './block.ts';
import type { HouseholdCoverage, MutuelleRights, PersonException } from './content.ts';

const number = parseMutuelleNumber('0417');
const month = parseMonth;
const member = (household: number, person: number) =>
  formatMemberNumber({ mutuelle: number, household, person });

function rightsOf(part: Partial<MutuelleRights>): MutuelleRights {
  return {
    number,
    name: 'Benkadi',
    plan: 'AMV',
    households: [],
    deadEditions: [],
    exceptions: [],
    ...part,
  };
}

const encode = (part: Partial<MutuelleRights>) => encodeBlock(buildBlock(rightsOf(part)));
const unhex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

const months = fc
  .integer({ min: 0, max: 400 })
  .map((n) => fromMonthIndex(toMonthIndex(month('2000-01')) + n));
const coverages = fc.oneof(
  fc.record({ from: months, through: months }),
  fc.record({ reason: fc.constantFrom('never-paid' as const, 'left' as const) }),
);
const households = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), coverages), { selector: ([n]) => n, maxLength: 50 })
  .map((list) => list.map(([household, coverage]): HouseholdCoverage => ({ household, ...coverage })));
const members = fc
  .tuple(fc.integer({ min: 1, max: MAX_HOUSEHOLD }), fc.integer({ min: 1, max: 99 }))
  .map(([household, person]) => member(household, person));
const exceptions: fc.Arbitrary<PersonException> = fc.oneof(
  fc.record({ member: members, kind: fc.constantFrom('died' as const, 'removed' as const) }),
  fc.record(
    { member: members, kind: fc.constantFrom('left' as const, 'aged-out' as const), from: months },
    { requiredKeys: ['member', 'kind'] },
  ),
  fc.record({ member: members, kind: fc.constant('waiting' as const), from: months }),
);
const rights = fc
  .record({
    households,
    deadEditions: fc.uniqueArray(fc.record({ member: members, below: fc.integer({ min: 2, max: 1000 }) }), {
      selector: (dead) => dead.member,
    }),
    exceptions: fc.uniqueArray(exceptions, { selector: (exception) => exception.member }),
  })
  .map(rightsOf);

function readIfWellFormed(bytes: Uint8Array): Block | undefined {
  try {
    return decodeBlock(bytes);
  } catch {
    return undefined;
  }
}

describe('a block', () => {
  test('every household, dead edition and exception is found again', () => {
    fc.assert(
      fc.property(rights, (given) => {
        const block = decodeBlock(encodeBlock(buildBlock(given)));
        const entries = new Map(given.households.map(({ household, ...coverage }) => [household, coverage]));
        for (let household = 1; household <= 62; household += 1) {
          expect(coverageOf(block, household)).toEqual(entries.get(household) ?? { reason: 'never-paid' });
        }
        expect(block).toEqual(buildBlock(given));
        expect(block.deadBelow.size).toBe(given.deadEditions.length);
        expect(block.exceptions.size).toBe(given.exceptions.length);
      }),
    );
  });

  test('the order in which rights are given does not change the bytes', () => {
    fc.assert(
      fc.property(rights, (given) => {
        const turned = {
          ...given,
          households: [...given.households].reverse(),
          deadEditions: [...given.deadEditions].reverse(),
          exceptions: [...given.exceptions].reverse(),
        };
        expect(encodeBlock(buildBlock(turned))).toEqual(encodeBlock(buildBlock(given)));
      }),
    );
  });

  test('a household that never paid looks like a number never given', () => {
    const paid: HouseholdCoverage = { household: 9, from: month('2026-01'), through: month('2026-06') };
    expect(encode({ households: [{ household: 3, reason: 'never-paid' }, paid] })).toEqual(
      encode({ households: [paid] }),
    );
  });

  test('the example of the README, to the byte', () => {
    const bytes = encode({
      households: [
        { household: 1, from: month('2026-01'), through: month('2026-12') },
        { household: 2, from: month('2026-01'), through: month('2026-12') },
        { household: 5, reason: 'left' },
      ],
      deadEditions: [{ member: member(2, 1), below: 3 }],
      exceptions: [
        { member: member(1, 4), kind: 'died' },
        { member: member(2, 3), kind: 'waiting', from: month('2026-05') },
      ],
    });
    expect(bytes).toEqual(unhex('01 e8 0b 03 02 0d 00 02 00 01 01 01 02 01 03 02 01 04 00 01 03 04 04'));
  });
});

describe('encodeBlock refuses', () => {
  const paid = { from: month('2026-01'), through: month('2026-06') };
  test.each<[string, Partial<MutuelleRights>]>([
    ['household 0', { households: [{ household: 0, ...paid }] }],
    ['household 100000', { households: [{ household: 100_000, ...paid }] }],
    ['half a household', { households: [{ household: 1.5, ...paid }] }],
    [
      'a household twice',
      {
        households: [
          { household: 7, ...paid },
          { household: 7, ...paid },
        ],
      },
    ],
    ['editions below 1', { deadEditions: [{ member: member(1, 1), below: 1 }] }],
    ['editions below 1001', { deadEditions: [{ member: member(1, 1), below: 1001 }] }],
    [
      'a person dead twice',
      {
        deadEditions: [
          { member: member(1, 1), below: 2 },
          { member: member(1, 1), below: 3 },
        ],
      },
    ],
    [
      'a member of another mutuelle',
      {
        exceptions: [
          {
            member: formatMemberNumber({ mutuelle: parseMutuelleNumber('0418'), household: 1, person: 1 }),
            kind: 'died',
          },
        ],
      },
    ],
  ])('%s', (_, part) => {
    expect(() => encode(part)).toThrowError(expect.objectContaining({ code: 'content-invalid' }));
  });
});

describe('decodeBlock refuses', () => {
  test.each([
    ['nothing', ''],
    ['another version', '02 00 00 00 00'],
    ['a missing part', '01 00 00 00'],
    ['a byte too many', '01 00 00 00 00 00'],
    ['an integer with a needless byte', '01 80 00 00 00 00'],
    ['an integer too long', '01 80 80 80 80 80 00'],
    ['a base month that no entry has', '01 01 00 00 00'],
    ['a base month that is not the lowest', '01 05 01 01 03 01 00 00'],
    ['a month past 2199', '01 8f 1c 01 01 03 00 00 00'],
    ['a run of no household', '01 00 01 00 01 00 00'],
    ['a run past household 99999', '01 00 01 a0 8d 06 01 00 00'],
    ['a run cut in two', '01 00 02 01 01 01 01 00 00'],
    ['a last run of nothing', '01 00 01 01 00 00 00'],
    ['editions below 1', '01 00 00 01 01 01 01 00'],
    ['household 0', '01 00 00 01 00 01 02 00'],
    ['person 0', '01 00 00 01 01 00 02 00'],
    ['person 100', '01 00 00 01 01 64 02 00'],
    ['a person twice', '01 00 00 02 01 01 02 00 01 02 00'],
    ['persons in the wrong order', '01 00 00 02 01 02 02 00 01 02 00'],
    ['an unknown exception', '01 00 00 00 01 01 01 05'],
    ['more persons than bytes', '01 00 00 ff ff ff 7f'],
  ])('%s', (_, bytes) => {
    expect(() => decodeBlock(unhex(bytes))).toThrowError(
      expect.objectContaining({ code: 'block-malformed' }),
    );
  });

  test('the neighbours of those are well-formed', () => {
    expect(decodeBlock(unhex('01 00 00 00 00'))).toEqual({
      runs: [],
      deadBelow: new Map(),
      exceptions: new Map(),
    });
    expect(decodeBlock(unhex('01 00 01 9f 8d 06 01 00 00')).runs).toEqual([
      { first: 1, length: 99_999, coverage: 'left' },
    ]);
    expect(decodeBlock(unhex('01 00 00 01 01 63 02 00')).deadBelow).toEqual(new Map([[personKey(1, 99), 2]]));
    expect(decodeBlock(unhex('01 8f 1c 01 01 02 00 00 00')).runs[0]?.coverage).toEqual({
      from: toMonthIndex(month('2199-12')),
      through: toMonthIndex(month('2199-12')),
    });
  });

  test('more bytes than a block may have', () => {
    expect(() => decodeBlock(new Uint8Array(1_048_577))).toThrowError(
      expect.objectContaining({ code: 'list-too-big' }),
    );
  });

  test('or reads bytes that are the one spelling of what it returns', () => {
    const small = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(small, (tail) => {
        const bytes = Uint8Array.of(1, ...tail);
        const block = readIfWellFormed(bytes);
        if (block !== undefined) expect(encodeBlock(block)).toEqual(bytes);
      }),
      { numRuns: 5000 },
    );
  });
});
