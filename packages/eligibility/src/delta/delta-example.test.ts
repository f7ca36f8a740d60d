import { parseMutuelleNumber } from '@passeport/codes';
import { expect, test } from 'vitest';

import type { Block } from '../blocks/block.ts';
import { BitDecoder, BitEncoder } from '../coding/bit-coder.ts';
import { CountingSlots } from '../coding/counting-slots.ts';
import { ChangeBudget, codeBlockChange } from './delta-block.ts';
import { readDeltaFrame, writeDeltaFrame } from './delta-frame.ts';
import { codeGrouping } from './delta-grouping.ts';
import { DELTA_SLOT_COUNT, DELTA_SLOTS } from './delta-slots.ts';

const unhex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));

/** January 2026, December 2026 and April 2026, counted from January 1900. */
const [JANUARY, DECEMBER, APRIL] = [1512, 1523, 1515];
const COVERED = { through: DECEMBER, from: JANUARY };

/** Households as months, `-1` not listed. */
function blockOf(households: { through: number; from: number }[], persons: Block['persons']): Block {
  return {
    first: 1,
    through: Int16Array.from(households.map(({ through }) => through)),
    from: Int16Array.from(households.map(({ from }) => from)),
    persons,
  };
}

const NOT_LISTED = { through: -1, from: 0 };
const LEFT = { through: -2, from: 0 };
const DEAD = { household: 2, person: 1, below: 3 };
/** The block of FORMAT.md's example of a file of blocks, without its exceptions; then a day later. */
const BEFORE = blockOf([COVERED, COVERED, NOT_LISTED, NOT_LISTED, LEFT], [DEAD]);
const AFTER = blockOf(
  [COVERED, COVERED, COVERED, NOT_LISTED, LEFT],
  [
    { ...DEAD, below: 4 },
    { household: 3, person: 4, below: 1, exception: { kind: 'waiting', from: APRIL + 1 } },
  ],
);
const GROUPING = [[parseMutuelleNumber('0417')]];

const FRAME = {
  office: 1,
  before: { sequence: 11, digest: unhex('0102030405060708') },
  sequence: 12,
  issued: '2026-04-14T18:00:00Z',
  expires: '2026-05-14T00:00:00Z',
  audit: { lines: 300, sha256: '22'.repeat(32) },
  kid: 'aB-9',
  signature: new Uint8Array(64).fill(0x11),
  trust: undefined,
  directory: undefined,
  vouched: [],
};
const EXAMPLE = unhex(`
  50 53 44 01  01  0b  01 02 03 04 05 06 07 08  00
  ac e8 02  a0 fa 03  1e  00  ac 02  ${'22'.repeat(32)}  61 42 2d 39
  ${'11'.repeat(64)}
  00  00  fc 70 49 02 b3 d5 5e 21`);

test('the example of FORMAT.md, to the byte', () => {
  const coder = new BitEncoder(new CountingSlots(DELTA_SLOT_COUNT));
  codeGrouping(coder, GROUPING, GROUPING);
  coder.bit(DELTA_SLOTS.sameFile, 0);
  codeBlockChange(coder, { earlier: APRIL, now: APRIL, budget: new ChangeBudget() }, BEFORE, AFTER);
  const bytes = writeDeltaFrame({ ...FRAME, body: coder.finish() });
  expect(Buffer.from(bytes).toString('hex')).toBe(Buffer.from(EXAMPLE).toString('hex'));

  const frame = readDeltaFrame(EXAMPLE);
  expect(frame).toMatchObject(FRAME);
  const reader = new BitDecoder(new CountingSlots(DELTA_SLOT_COUNT), frame.body);
  expect(codeGrouping(reader, GROUPING, [])).toEqual(GROUPING);
  expect(reader.bit(DELTA_SLOTS.sameFile, 0)).toBe(0);
  const empty = blockOf([], []);
  expect(
    codeBlockChange(reader, { earlier: APRIL, now: APRIL, budget: new ChangeBudget() }, BEFORE, empty),
  ).toEqual(AFTER);
  expect(reader.isExact()).toBe(true);
});
