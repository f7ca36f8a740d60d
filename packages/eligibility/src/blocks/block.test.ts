import { fromMonthIndex, parseMonth, toMonthIndex } from '@passeport/calendar';
import { formatMemberNumber, memberParts, parseMutuelleNumber } from '@passeport/codes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeBlocks, encodeBlocks, openBlocks } from './block-file.ts';
import { buildBlock, coverageOf, LEFT, MAX_HOUSEHOLD, NONE, personOf, type Block } from './block.ts';
import type { HouseholdCoverage, MutuelleRights, PersonException } from '../rights/mutuelle-rights.ts';

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

/** January 2025, counted from January 1900. */
const HORIZON = 125 * 12;

const encode = (...parts: Partial<MutuelleRights>[]) =>
  encodeBlocks(
    parts.map((part) => buildBlock(rightsOf(part))),
    HORIZON,
  );
const unhex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

/** A file of no block: version 2, no months, a header of one byte. */
const EMPTY = '02 00 00 00 01 c9';

const SOME: Pick<MutuelleRights, 'households' | 'deadEditions' | 'exceptions'> = {
  households: Array.from({ length: 20 }, (_, at) => {
    const through = month(at % 4 === 0 ? '2025-12' : '2026-12');
    return at === 7
      ? { household: at + 1, reason: 'left' }
      : { household: at + 1, from: month(at === 9 ? '2026-03' : '2026-01'), through };
  }),
  deadEditions: [{ member: member(2, 1), below: 3 }],
  exceptions: [
    { member: member(1, 4), kind: 'died' },
    { member: member(2, 3), kind: 'waiting', from: month('2026-05') },
  ],
};

/** The code of what is thrown, or its name; nothing when nothing is. */
function refusalOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Error) return 'code' in error ? error.code : error.name;
    throw error;
  }
}

const months = fc
  .integer({ min: 0, max: 400 })
  .map((n) => fromMonthIndex(toMonthIndex(month('2000-01')) + n));
const coverages = fc.oneof(
  fc.record({ from: months, through: months }),
  fc.record({ reason: fc.constantFrom('never-paid' as const, 'left' as const, 'ended' as const) }),
);
const householdNumbers = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1000, max: 1060 }));
const households = fc
  .uniqueArray(fc.tuple(householdNumbers, coverages), { selector: ([n]) => n, maxLength: 50 })
  .map((list) => list.map(([household, coverage]): HouseholdCoverage => ({ household, ...coverage })));
const members = fc
  .tuple(fc.oneof(householdNumbers, fc.integer({ min: 1, max: 9000 })), fc.integer({ min: 1, max: 99 }))
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

function readIfWellFormed(bytes: Uint8Array): Block[] | undefined {
  try {
    return decodeBlocks(bytes, HORIZON);
  } catch (error) {
    expect(error).toMatchObject({ name: 'EligibilityError', code: 'block-malformed' });
    return undefined;
  }
}

/** Rights as a block has them, where they can break the rules that `buildBlock` keeps. */
function blockOf(coverage: [through: number, from: number][], persons: Block['persons'] = []): Block {
  const [through, from] = [coverage.map(([last]) => last), coverage.map(([, first]) => first)];
  return { first: 1, through: Int16Array.from(through), from: Int16Array.from(from), persons };
}

describe('a file of blocks', () => {
  test('every household, dead edition and exception is found again', () => {
    fc.assert(
      fc.property(fc.array(rights, { minLength: 1, maxLength: 3 }), (given) => {
        const built = given.map(buildBlock);
        const bytes = encodeBlocks(built, HORIZON);
        expect(decodeBlocks(bytes, HORIZON)).toEqual(built);
        const file = openBlocks(bytes, HORIZON);
        expect(file.blocks).toBe(given.length);
        given.forEach((one, index) => {
          const entries = new Map(one.households.map(({ household, ...coverage }) => [household, coverage]));
          for (const household of [1, 2, 30, 60, 1000, 1024, 1025, 1060, 9001, ...entries.keys()]) {
            const page = file.pageOf(index, household);
            const found = page === undefined ? { reason: 'never-paid' } : coverageOf(page, household);
            expect(found).toEqual(entries.get(household) ?? { reason: 'never-paid' });
          }
          for (const { member, below } of one.deadEditions) {
            const { household, person } = memberParts(member);
            const page = file.pageOf(index, household);
            expect(page && personOf(page, household, person)).toMatchObject({ below });
          }
          for (const { member, ...exception } of one.exceptions) {
            const { household, person } = memberParts(member);
            const page = file.pageOf(index, household);
            const found = page && personOf(page, household, person)?.exception;
            expect(found?.kind).toBe(exception.kind);
          }
        });
      }),
      { numRuns: 60, seed: 33 },
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
        expect(encode(turned)).toEqual(encode(given));
      }),
      { numRuns: 50, seed: 33 },
    );
  });

  test('a household that never paid looks like a number never given', () => {
    const paid: HouseholdCoverage = { household: 9, from: month('2026-01'), through: month('2026-06') };
    expect(encode({ households: [{ household: 3, reason: 'never-paid' }, paid] })).toEqual(
      encode({ households: [paid] }),
    );
  });

  test('the example of FORMAT.md, to the byte', () => {
    const bytes = encode({
      households: [
        { household: 1, from: month('2026-01'), through: month('2026-12') },
        { household: 2, from: month('2026-01'), through: month('2026-12') },
        { household: 4, reason: 'ended' },
        { household: 5, reason: 'left' },
      ],
      deadEditions: [{ member: member(2, 1), below: 3 }],
      exceptions: [
        { member: member(1, 4), kind: 'died' },
        { member: member(2, 3), kind: 'waiting', from: month('2026-05') },
      ],
    });
    expect(bytes).toEqual(
      unhex('02 01 e8 0b 0b 13 55 35 a4 fc cb 49 3e fd 04 af 40 79 1e 4a 83 53 1b b9 ce 49 5c'),
    );
  });

  test('months that are cut at the horizon are foretold', () => {
    // A mutuelle whose year begins in July: paid to June 2027; to September and March 2025; in its grace months since November 2024.
    const told: [through: number, from: number][] = [
      [HORIZON + 29, HORIZON + 18],
      [HORIZON + 8, HORIZON + 6],
      [HORIZON + 2, HORIZON],
      [HORIZON - 2, HORIZON],
    ];
    const block = blockOf(Array.from({ length: 30 }, () => told).flat());
    const bytes = encodeBlocks([block], HORIZON);
    expect(decodeBlocks(bytes, HORIZON)).toEqual([block]);
    expect(bytes.length).toBeLessThan(encodeBlocks([block], 0).length);
  });

  test('the largest mutuelle, by pages', () => {
    const paid = { from: month('2026-01'), through: month('2026-06') };
    const bytes = encode({ households: [{ household: MAX_HOUSEHOLD, ...paid }] });
    expect(bytes.length).toBeLessThan(1000);
    const page = openBlocks(bytes, HORIZON).pageOf(0, MAX_HOUSEHOLD);
    expect(page?.first).toBe(97 * 1024 + 1);
    expect(page && coverageOf(page, MAX_HOUSEHOLD)).toEqual(paid);
    expect(openBlocks(bytes, HORIZON).pageOf(1, 1)).toBeUndefined();
  });
});

describe('buildBlock refuses', () => {
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

describe('decodeBlocks refuses', () => {
  test.each([
    ['nothing', ''],
    ['the version before', '01 00 00 00 01 c9'],
    ['a missing part', '02 00 00'],
    ['a byte too many', `${EMPTY} 00`],
    ['an integer with a needless byte', '02 80 00 00 00 01 c9'],
    ['an integer too long', '02 80 80 80 80 80 00'],
    ['more blocks than a file may have', '02 81 08 00 00 01 c9'],
    ['a lowest month that no entry has', '02 00 01 00 01 c9'],
    ['a highest month that no entry has', '02 00 00 01 01 c9'],
    ['a highest month past 2199', '02 00 8f 1c 01 01 c9'],
    ['a header cut short', '02 00 00 00 02 c9'],
    ['a header with a needless byte', '02 00 00 00 02 c9 00'],
    ['a header of the same bits in other bytes', '02 00 00 00 01 ca'],
  ])('%s', (_, bytes) => {
    expect(() => decodeBlocks(unhex(bytes), HORIZON)).toThrowError(
      expect.objectContaining({ code: 'block-malformed' }),
    );
  });

  test('the neighbour of those is well-formed', () => {
    expect(decodeBlocks(unhex(EMPTY), HORIZON)).toEqual([]);
    expect(encodeBlocks([], HORIZON)).toEqual(unhex(EMPTY));
  });

  test.each<[string, Block]>([
    [
      'households that are not needed at the end',
      blockOf([
        [LEFT, 0],
        [NONE, 0],
      ]),
    ],
    ['a month past 2199', blockOf([[3600, 3599]])],
    ['editions below 1001', blockOf([[LEFT, 0]], [{ household: 1, person: 1, below: 1001 }])],
    ['person 100', blockOf([[LEFT, 0]], [{ household: 1, person: 100, below: 2 }])],
  ])('what breaks the rules when it is written, or else when it is read: %s', (_, block) => {
    expect(refusalOf(() => decodeBlocks(encodeBlocks([block], HORIZON), HORIZON))).toMatch(
      /^(BytesError|block-malformed)$/,
    );
  });

  test('the neighbours of those are well-formed', () => {
    for (const block of [
      blockOf([
        [NONE, 0],
        [LEFT, 0],
      ]),
      blockOf([
        [3599, 0],
        [0, 3599],
      ]),
      blockOf([[LEFT, 0]], [{ household: 1, person: 99, below: 1000 }]),
    ]) {
      expect(decodeBlocks(encodeBlocks([block], HORIZON), HORIZON)).toEqual([block]);
    }
  });

  test('every cut and every changed byte, or reads the one spelling of something else', () => {
    const bytes = encode(SOME, { households: SOME.households });
    for (let at = 0; at < bytes.length; at += 1) {
      expect(readIfWellFormed(bytes.subarray(0, at))).toBeUndefined();
      for (const change of [1, 2, 0x20, 0x80, 0xff]) {
        const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ change : byte));
        const blocks = readIfWellFormed(changed);
        if (blocks !== undefined) expect(encodeBlocks(blocks, HORIZON)).toEqual(changed);
      }
    }
    expect(readIfWellFormed(Uint8Array.of(...bytes, 0))).toBeUndefined();
    expect(readIfWellFormed(Uint8Array.of(...bytes, 1))).toBeUndefined();
  });

  test('more households than a file may have, or persons', () => {
    const blank = (size: number): Block => ({
      first: 1,
      through: new Int16Array(size).fill(LEFT),
      from: new Int16Array(size),
      persons: [],
    });
    const most = encodeBlocks([blank(99_999), blank(31_073)], HORIZON);
    expect(decodeBlocks(most, HORIZON)).toHaveLength(2);
    // Writer and reader share the rule.
    for (const blocks of [[blank(99_999), blank(31_074)], [blank(100_000)]]) {
      const refused = refusalOf(() => decodeBlocks(encodeBlocks(blocks, HORIZON), HORIZON));
      expect(refused).toMatch(/^(BytesError|block-malformed)$/);
    }
    const persons = Array.from({ length: 262_145 }, () => ({ household: 1, person: 1, below: 2 }));
    expect(() => encodeBlocks([{ ...blank(1), persons }], HORIZON)).toThrowError(
      expect.objectContaining({ code: 'list-too-big' }),
    );
  });

  test('more bytes than a file may have', () => {
    for (const read of [decodeBlocks, openBlocks]) {
      expect(() => read(new Uint8Array(1_048_577), HORIZON)).toThrowError(
        expect.objectContaining({ code: 'list-too-big' }),
      );
    }
  });

  test('or reads bytes that are the one spelling of what it returns', () => {
    const header = encode(SOME);
    fc.assert(
      fc.property(fc.nat(header.length), fc.uint8Array({ maxLength: 30 }), (keep, tail) => {
        const bytes = Uint8Array.of(...header.subarray(0, keep), ...tail);
        const blocks = readIfWellFormed(bytes);
        if (blocks !== undefined) expect(encodeBlocks(blocks, HORIZON)).toEqual(bytes);
      }),
      { numRuns: 1500, seed: 33 },
    );
  });

  test('a page that is looked up and is damaged', () => {
    const bytes = encode(SOME);
    let refused = 0;
    for (let at = 5; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 0x55 : byte));
      const code = refusalOf(() => openBlocks(changed, HORIZON).pageOf(0, 1));
      if (code !== undefined) refused += 1;
      expect([undefined, 'block-malformed']).toContain(code);
    }
    expect(refused).toBeGreaterThan(bytes.length / 2);
  });
});
