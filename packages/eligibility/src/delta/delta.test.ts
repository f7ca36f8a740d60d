import { addMonths, fromMonthIndex, parseMonth, toMonthIndex } from '@passeport/calendar';
import { formatMemberNumber, formatMutuelleNumber } from '@passeport/codes';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { applyDelta, readDeltaAbout } from './apply-delta.ts';
import type { ListContent } from '../list/content.ts';
import type { HouseholdCoverage, MutuelleRights, PersonException } from '../rights/mutuelle-rights.ts';
import { cutRights } from '../list/horizon.ts';
import { BitEncoder } from '../coding/bit-coder.ts';
import { CountingSlots } from '../coding/counting-slots.ts';
import { NONE, type Block, type PersonRights } from '../blocks/block.ts';
import { ListBlocks, monthOfInstant, readManifestParts } from '../list/list-parts.ts';
import { ChangeBudget, codeBlockChange, EMPTY_BLOCK } from './delta-block.ts';
import { isDeltaFile } from './delta-frame.ts';
import { codeGrouping } from './delta-grouping.ts';
import { DELTA_SLOT_COUNT, DELTA_SLOTS } from './delta-slots.ts';
import { packListFile } from '../list/list-pack.ts';
import { makeDelta } from './make-delta.ts';
import { openWholeList } from '../list/open-whole-list.ts';
import { AMV } from '../rights/amv.ts';
import type { PublishedList } from '../list/publish-list.ts';
import {
  CONTENT,
  makeFederation,
  memberOf,
  NOW,
  publish,
  sourceOf,
  type Federation,
} from '../samples/office.ts';

let federation: Federation;
let before: PublishedList;
let after: PublishedList;
let delta: Uint8Array;

const month = parseMonth;
/** The sample content a day later: one household pays, one card dies. */
const LATER: ListContent = {
  ...CONTENT,
  mutuelles: CONTENT.mutuelles.map((mutuelle) =>
    mutuelle.number === '0418'
      ? mutuelle
      : {
          ...mutuelle,
          households: mutuelle.households.map((one) =>
            one.household === 2 ? { household: 2, from: month('2026-03'), through: month('2026-12') } : one,
          ),
          deadEditions: [...mutuelle.deadEditions, { member: memberOf(2, 3), below: 2 }],
        },
  ),
};
const AUDIT = { lines: 1_234, sha256: 'ab'.repeat(32) };
const DAY_LATER = {
  sequence: 8,
  issued: '2026-03-15T08:00:00Z',
  expires: '2026-05-01T00:00:00Z',
  audit: AUDIT,
};

const NEXT_QUARTER = { ...DAY_LATER, issued: '2026-04-01T08:00:00Z' };
const issues = fc.constantFrom(DAY_LATER, NEXT_QUARTER);

beforeAll(async () => {
  federation = await makeFederation();
  before = await publish(federation);
  after = await publish(federation, DAY_LATER, LATER);
  delta = await makeDelta(before, after);
});

const options = () => ({ roots: [federation.root.publicJwk], now: NOW });
const apply = async (bytes: Uint8Array, to = before) => await applyDelta(sourceOf(to), bytes);
/** The code of what is thrown when a delta is applied, and its list opened; nothing when nothing is. */
async function refusalOf(bytes: Uint8Array, to = before): Promise<unknown> {
  try {
    await openWholeList(await apply(bytes, to), options());
    return undefined;
  } catch (error) {
    if (error instanceof Error) return 'code' in error ? error.code : `${error.name}: ${error.message}`;
    throw error;
  }
}

const months = fc.integer({ min: 0, max: 60 }).map((n) => fromMonthIndex(toMonthIndex(month('2023-01')) + n));
const wideMonths = fc.oneof(
  { weight: 8, arbitrary: months },
  { weight: 1, arbitrary: fc.constantFrom(month('1900-01'), month('2199-12')) },
);
const coverages = fc.oneof(
  { weight: 3, arbitrary: fc.record({ from: wideMonths, through: wideMonths }) },
  {
    weight: 1,
    arbitrary: fc.record({
      reason: fc.constantFrom('never-paid' as const, 'left' as const, 'ended' as const),
    }),
  },
);
const householdNumbers = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1020, max: 1030 }));

const rightsOf = (number: number): fc.Arbitrary<MutuelleRights> => {
  const mutuelle = formatMutuelleNumber(number);
  const members = fc
    .tuple(householdNumbers, fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(99)))
    .map(([household, person]) => formatMemberNumber({ mutuelle, household, person }));
  const exceptions: fc.Arbitrary<PersonException> = fc.oneof(
    fc.record({ member: members, kind: fc.constantFrom('died' as const, 'removed' as const) }),
    fc.record(
      { member: members, kind: fc.constantFrom('left' as const, 'aged-out' as const), from: wideMonths },
      { requiredKeys: ['member', 'kind'] },
    ),
    fc.record({ member: members, kind: fc.constant('waiting' as const), from: wideMonths }),
  );
  return fc.record({
    number: fc.constant(mutuelle),
    name: fc.constantFrom('Benkadi', 'Jigiya', 'Kènèya'),
    plan: fc.constant('AMV'),
    households: fc
      .uniqueArray(fc.tuple(householdNumbers, coverages), { selector: ([n]) => n, maxLength: 25 })
      .map((list) => list.map(([household, coverage]): HouseholdCoverage => ({ household, ...coverage }))),
    deadEditions: fc.uniqueArray(
      fc.record({ member: members, below: fc.oneof(fc.integer({ min: 2, max: 5 }), fc.constant(1000)) }),
      { selector: ({ member }) => member, maxLength: 8 },
    ),
    exceptions: fc.uniqueArray(exceptions, { selector: ({ member }) => member, maxLength: 8 }),
  });
};
const contents: fc.Arbitrary<ListContent> = fc
  .uniqueArray(fc.constantFrom(400, 401, 402, 410, 499), { maxLength: 4 })
  .chain((numbers) =>
    fc.record({
      mutuelles: fc.tuple(...numbers.map(rightsOf)),
      plans: fc.constant([AMV]),
      centres: fc.array(fc.record({ name: fc.constantFrom('CSCom A', 'CSRéf B') }), { maxLength: 2 }),
    }),
  );
const groupings = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });

/** The numbers of some content’s mutuelles, in files of so many. */
function inFiles({ mutuelles }: ListContent, sizes: readonly number[]) {
  const numbers = mutuelles.map(({ number }) => number).sort();
  const files = [];
  for (let at = 0, file = 0; at < numbers.length; file += 1) {
    const size = sizes[file % sizes.length] ?? 1;
    files.push(numbers.slice(at, at + size));
    at += size;
  }
  return files;
}

describe('from a list to a later one', () => {
  test('a day in a small office: 8 bytes for what changed, 120 for what is signed', async () => {
    expect(isDeltaFile(delta)).toBe(true);
    expect(readDeltaAbout(delta)).toEqual({ office: 1, before: 7, after: 8 });
    const made = await apply(delta);
    expect(packListFile(made)).toEqual(packListFile(after));
    expect(delta.length).toBeLessThan(150);
    expect(await refusalOf(delta)).toBeUndefined();
  });

  test('whatever the two lists are, the second is made again to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        contents,
        contents,
        groupings,
        groupings,
        issues,
        async (one, other, some, more, issue) => {
          const first = await publish(federation, { grouping: inFiles(one, some) }, one);
          const second = await publish(federation, { ...issue, grouping: inFiles(other, more) }, other);
          const made = await apply(await makeDelta(first, second), first);
          expect(packListFile(made)).toEqual(packListFile(second));
        },
      ),
      { numRuns: 150, seed: 3 },
    );
  });

  test('a list that says how far the audit goes, and one that does not', async () => {
    const silent = await publish(federation, { ...DAY_LATER, sequence: 9, audit: undefined }, LATER);
    const made = await apply(await makeDelta(after, silent), after);
    expect(packListFile(made)).toEqual(packListFile(silent));
    expect(await openWholeList(made, options())).not.toHaveProperty('audit');
    expect(await openWholeList(await apply(delta), options())).toMatchObject({ audit: AUDIT });
  });

  test('what time alone changes, as the horizon moves by a quarter, takes no room', async () => {
    const numbered = Array.from({ length: 900 }, (_, at) => at + 1);
    const households = numbered.map((household): HouseholdCoverage => {
      const from = addMonths(month('2024-01'), household % 14);
      return { household, from, through: addMonths(month('2025-01'), household % 30) };
    });
    const [benkadi] = LATER.mutuelles;
    if (benkadi === undefined) throw new Error('no mutuelle');
    const rights = { ...benkadi, households, deadEditions: [], exceptions: [] };
    const at = (issue: { issued: string }): ListContent => ({
      ...LATER,
      mutuelles: [cutRights(rights, AMV, parseMonth(issue.issued.slice(0, 7)))],
    });
    const march = await publish(federation, {}, at(DAY_LATER));
    const april = await publish(federation, NEXT_QUARTER, at(NEXT_QUARTER));
    expect([...april.blocks.keys()]).not.toEqual([...march.blocks.keys()]);
    const change = await makeDelta(march, april);
    expect(packListFile(await apply(change, march))).toEqual(packListFile(april));
    expect(change.length).toBeLessThan(130 + AUDIT_BYTES);
  });

  test('what is the same is neither read as blocks nor written again', async () => {
    const grouping = [['0417'], ['0418']].map((numbers) =>
      numbers.map((number) => formatMutuelleNumber(Number(number))),
    );
    const first = await publish(federation, { grouping });
    const second = await publish(federation, { ...DAY_LATER, grouping }, LATER);
    const kept = [...first.blocks].filter(([sha256]) => second.blocks.has(sha256));
    // The directory, and the file of 0418.
    expect(kept).toHaveLength(2);
    const made = await apply(await makeDelta(first, second), first);
    for (const [sha256, bytes] of kept) expect(made.blocks.get(sha256)).toBe(bytes);
  });

  test('a trust list, a directory and a key that changed', async () => {
    const next = await makeFederation();
    const renamed = {
      ...LATER,
      mutuelles: LATER.mutuelles.map((one) => ({ ...one, name: `${one.name} bis` })),
      centres: [{ name: 'CSCom de Kokry' }],
    };
    const second = await publish(next, DAY_LATER, renamed);
    const made = await apply(await makeDelta(before, second));
    expect(packListFile(made)).toEqual(packListFile(second));
  });

  test('only from an earlier list of the same office', async () => {
    const wrong = { code: 'content-invalid' };
    await expect(makeDelta(after, before)).rejects.toMatchObject(wrong);
    await expect(makeDelta(before, before)).rejects.toMatchObject(wrong);
    const stranger = await publish(federation, { ...DAY_LATER, office: 2 }, LATER);
    await expect(makeDelta(before, stranger)).rejects.toMatchObject(wrong);
  });

  test('so much that the list is to be sent whole', async () => {
    // Eleven mutuelles that were not listed, each to its last household.
    const huge: ListContent = {
      ...LATER,
      mutuelles: Array.from({ length: 11 }, (_, at) => ({
        number: formatMutuelleNumber(440 + at),
        name: 'Jigiya',
        plan: 'AMV',
        households: [{ household: 99_999, reason: 'left' }],
        deadEditions: [],
        exceptions: [],
      })),
    };
    const second = await publish(federation, DAY_LATER, huge);
    await expect(makeDelta(before, second)).rejects.toMatchObject({ code: 'list-too-big' });
  });
});

describe('refused', () => {
  test('every byte changed, every length cut, and any byte too many', async () => {
    for (let at = 0; at < delta.length; at += 1) {
      for (const other of [1, 0x80, 0xff]) {
        const changed = delta.map((byte, index) => (index === at ? byte ^ other : byte));
        expect(await refusalOf(changed), `byte ${at} ^ ${other}`).toMatch(/^(delta|list)-[a-z-]+$/);
      }
      expect(await refusalOf(delta.subarray(0, at)), `cut at ${at}`).toMatch(/^(delta|list)-[a-z-]+$/);
    }
    for (const more of [0, 1, 0xff]) {
      expect(await refusalOf(Uint8Array.of(...delta, more))).toMatch(/^(delta|list)-[a-z-]+$/);
    }
  });

  test('for another list: of another number, office, or content', async () => {
    const other = 'delta-other-list';
    expect(await refusalOf(delta, after)).toBe(other);
    expect(await refusalOf(delta, await publish(federation, { office: 2 }))).toBe(other);
    expect(await refusalOf(delta, await publish(federation, {}, LATER))).toBe(other);
  });

  test('a file of the list before that is lost or damaged', async () => {
    const [[name, bytes]] = [...before.blocks] as [[string, Uint8Array]];
    const without = new Map(before.blocks);
    without.delete(name);
    expect(await refusalOf(delta, { ...before, blocks: without })).toBe('block-missing');
    const damaged = new Map(before.blocks).set(
      name,
      bytes.map((byte) => byte ^ 1),
    );
    expect(await refusalOf(delta, { ...before, blocks: damaged })).toBe('block-mismatch');
  });

  test('endless: zeros, ones and noise instead of changes end soon, in one of the codes', async () => {
    const body = bodyOf(delta);
    const head = delta.subarray(0, delta.length - body);
    const bodies = [
      new Uint8Array(0),
      new Uint8Array(100),
      new Uint8Array(40_000).fill(0xff),
      ...Array.from({ length: 8 }, (_, at) => new Uint8Array(200).fill(at * 31 + 1)),
    ];
    for (const bytes of bodies) {
      expect(await refusalOf(Uint8Array.of(...head, ...bytes))).toMatch(/^(delta|list)-[a-z-]+$/);
    }
    expect(await refusalOf(new Uint8Array(4_194_305))).toBe('list-too-big');
  });

  test('well-formed changes of more households than a file may have, or of none', async () => {
    const old = await readManifestParts(before.manifest);
    const { readBlock } = sourceOf(before);
    const blocks = new ListBlocks(old.manifest, readBlock);
    const numbers = blocks.grouping.flat();
    const month = monthOfInstant(old.manifest.issued);
    const context = () => ({ earlier: month, now: month, budget: new ChangeBudget() });
    const head = delta.subarray(0, delta.length - bodyOf(delta));

    const endless = new BitEncoder(new CountingSlots(DELTA_SLOT_COUNT));
    const more = [...numbers, ...[441, 442].map((number) => formatMutuelleNumber(number))];
    codeGrouping(endless, blocks.grouping, [more]);
    for (const number of more) {
      const known = (await blocks.blockOf(number)) ?? EMPTY_BLOCK;
      const size = numbers.includes(number) ? known.through.length : 99_999;
      const through = new Int16Array(size).fill(NONE);
      through.set(known.through);
      const from = new Int16Array(size);
      from.set(known.from);
      codeBlockChange(endless, context(), known, { ...known, through, from });
    }
    expect(await refusalOf(Uint8Array.of(...head, ...endless.finish()))).toBe('delta-malformed');

    const none = new BitEncoder(new CountingSlots(DELTA_SLOT_COUNT));
    codeGrouping(none, blocks.grouping, blocks.grouping);
    for (const group of blocks.grouping) {
      none.bit(DELTA_SLOTS.sameFile, 0);
      for (const number of group) {
        const known = (await blocks.blockOf(number)) ?? EMPTY_BLOCK;
        codeBlockChange(none, context(), known, known);
      }
    }
    expect(await refusalOf(Uint8Array.of(...head, ...none.finish()))).toBe('delta-malformed');
  });

  test('of more persons than a file may have, when it is written as when it is read', () => {
    // 2,648 households of 99 persons who died: 262,152.
    const size = 2648;
    const persons: PersonRights[] = [];
    for (let household = 1; household <= size; household += 1) {
      for (let person = 1; person <= 99; person += 1)
        persons.push({ household, person, below: 1, exception: { kind: 'died' } });
    }
    const from = new Int16Array(size);
    const given: Block = { first: 1, through: new Int16Array(size).fill(NONE), from, persons };
    const coder = new BitEncoder(new CountingSlots(DELTA_SLOT_COUNT));
    const context = { earlier: 1514, now: 1514, budget: new ChangeBudget() };
    expect(() => codeBlockChange(coder, context, EMPTY_BLOCK, given)).toThrowError(/too many persons/);
  });

  test('any bytes after a true beginning', async () => {
    const head = delta.subarray(0, delta.length - bodyOf(delta));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
        expect(await refusalOf(Uint8Array.of(...head, ...bytes))).toMatch(/^(delta|list)-[a-z-]+$/);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });

  test('any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const some = Uint8Array.of(0x50, 0x53, 0x44, 1, ...bytes);
        expect(await refusalOf(some)).toMatch(/^delta-[a-z-]+$/);
      }),
      { numRuns: 2000, seed: 6 },
    );
  });
});

/** Of the head of the audit: how many lines, and the hash. */
const AUDIT_BYTES = 2 + 32;

/** How many bytes the changes of the sample delta take: all after the two texts that did not change. */
function bodyOf(bytes: Uint8Array): number {
  const signed = 4 + 1 + 1 + 8 + 1 + AUDIT_BYTES;
  return bytes.length - (signed + 3 + 3 + 1 + 1 + 4 + 64 + 1 + 1);
}
