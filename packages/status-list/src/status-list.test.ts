import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readVectors, type StatusListVector } from '../testing/read-vectors.ts';
import { decodeStatusList } from './decode-status-list.ts';
import { encodeStatusList } from './encode-status-list.ts';
import { StatusListError } from './errors.ts';
import { INVALID, MAX_STATUSES, SUSPENDED, VALID, type StatusBits } from './status-list.ts';

const BITS = [1, 2, 4, 8] as const;

function statusesOf({ size, statuses }: StatusListVector): Uint8Array {
  const all = new Uint8Array(size);
  for (const [index, status] of statuses) all[index] = status;
  return all;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StatusListError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

const decode = (bits: StatusBits, bytes: Uint8Array, maxStatuses = 1000) =>
  decodeStatusList({ bits, lst: Buffer.from(bytes).toString('base64url') }, { maxStatuses });
const codeOfBytes = (bytes: Uint8Array) => codeOf(() => decode(8, bytes));

describe('the test vectors of the specification', () => {
  const vectors = readVectors();

  it('are all there: two of section 4.1, four of appendix C, every number of bits', () => {
    expect(vectors).toHaveLength(6);
    expect(new Set(vectors.map(({ bits }) => bits))).toEqual(new Set(BITS));
    expect(vectors.map(({ statuses }) => statuses.length).sort((a, b) => a - b)).toEqual([
      11, 11, 12, 15, 16, 256,
    ]);
  });

  it.each(vectors)('$source: decodes', (vector) => {
    expect(Buffer.compare(decodeStatusList(vector), statusesOf(vector))).toBe(0);
  });

  it.each(vectors)('$source: is written to the byte', (vector) => {
    expect(encodeStatusList(statusesOf(vector), vector.bits)).toEqual({ bits: vector.bits, lst: vector.lst });
  });
});

describe('a status list', () => {
  test.each(BITS)('of %i bits comes back as it was, and what is left of the last byte as 0', (bits) => {
    const statuses = fc.uint8Array({ maxLength: 3000, max: 2 ** bits - 1 });
    fc.assert(
      fc.property(statuses, (given) => {
        const back = decodeStatusList(encodeStatusList(given, bits));
        expect([...back.subarray(0, given.length)]).toEqual([...given]);
        expect(back.length - given.length).toBeLessThan(8 / bits);
        expect(back.subarray(given.length).every((status) => status === VALID)).toBe(true);
      }),
    );
  });

  test.each(BITS)('of %i bits is read from any zlib, at any level', (bits) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 0, max: 9 }), (packed, level) => {
        const read = decode(bits, deflateSync(packed, { level }), 3000 * 8);
        expect(read).toHaveLength((packed.length * 8) / bits);
        expect(decodeStatusList(encodeStatusList(read, bits))).toEqual(read);
      }),
    );
  });

  it('has index 0 in the lowest bits of the first byte', () => {
    const { lst } = encodeStatusList(Uint8Array.of(INVALID, SUSPENDED, VALID, 3), 2);
    expect(lst).toBe(deflateSync(Uint8Array.of(0b11_00_10_01), { level: 9 }).toString('base64url'));
  });

  it('of the most statuses is read; of one more is neither read nor written', () => {
    const most = new Uint8Array(MAX_STATUSES);
    most[MAX_STATUSES - 1] = 1;
    const list = encodeStatusList(most, 1);
    expect(decodeStatusList(list)[MAX_STATUSES - 1]).toBe(1);
    expect(codeOf(() => encodeStatusList(new Uint8Array(MAX_STATUSES + 1), 1))).toBe('status-list-too-big');
    expect(codeOf(() => decodeStatusList(list, { maxStatuses: MAX_STATUSES - 8 }))).toBe(
      'status-list-too-big',
    );
  });

  it('refuses to be made of a status that does not fit, or of other bits', () => {
    const fault = (() => {
      try {
        return encodeStatusList(Uint8Array.of(0, 1, 2), 1);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toMatchObject({ code: 'status-value-refused', details: { field: 'statuses', index: 2 } });
    expect(codeOf(() => encodeStatusList(Uint8Array.of(16), 4))).toBe('status-value-refused');
    // @ts-expect-error no such number of bits
    expect(codeOf(() => encodeStatusList(Uint8Array.of(0), 3))).toBe('status-value-refused');
  });
});

describe('a list from anybody', () => {
  const good = deflateSync(
    Uint8Array.from({ length: 500 }, (_, n) => (n * n) % 251),
    { level: 9 },
  );

  it('is refused with other bits', () => {
    for (const bits of [0, 3, 5, 16, -1, 1.5, Number.NaN])
      // @ts-expect-error no such number of bits
      expect(codeOf(() => decodeStatusList({ bits, lst: 'eNrbuRgAAhcBXQ' }))).toBe('status-list-malformed');
  });

  it.each([
    'eNrbuRgAAhcBXQ==',
    'eNrbuRgAAhcBXQ=',
    ' eNrbuRgAAhcBXQ',
    'eNrbuRgA\nAhcBXQ',
    'eNrbuRgAAhcBXR',
    'eNo76fITAAPfAgc/',
    'eNrbuRgAAhcBX',
    'é',
    '',
  ])('is refused in another spelling of base64url: %j', (lst) => {
    expect(codeOf(() => decodeStatusList({ bits: 1, lst }))).toBe('status-list-malformed');
  });

  it('is refused cut short anywhere, or with anything behind it', () => {
    for (let length = 0; length < good.length; length += 1)
      expect(codeOfBytes(good.subarray(0, length)), String(length)).toBe('status-list-malformed');
    expect(codeOfBytes(Buffer.concat([good, Buffer.of(0)]))).toBe('status-list-malformed');
    expect(codeOfBytes(Buffer.concat([good, good]))).toBe('status-list-malformed');
    expect(decode(8, good)).toHaveLength(500);
  });

  it('is never another list by one byte: its checksum is verified', () => {
    const right = decode(8, good);
    for (const [at, byte] of good.entries()) {
      const changed = Buffer.from(good);
      changed[at] = byte ^ 0x10;
      let read: Uint8Array | undefined;
      try {
        read = decode(8, changed);
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^status-list-(malformed|too-big)$/) });
      }
      // A byte of the header may say another level of compression: the same list.
      if (read !== undefined) expect(Buffer.compare(read, right)).toBe(0);
    }
  });

  it('is refused as gzip, as raw DEFLATE, with a preset dictionary, as noise', () => {
    const plain = Buffer.alloc(100, 7);
    expect(codeOfBytes(gzipSync(plain))).toBe('status-list-malformed');
    expect(codeOfBytes(deflateRawSync(plain))).toBe('status-list-malformed');
    expect(codeOfBytes(deflateSync(plain, { dictionary: Buffer.alloc(50, 7) }))).toBe(
      'status-list-malformed',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(codeOfBytes(noise)).toMatch(/^status-list-(malformed|too-big)$/);
      }),
    );
  });

  it('does not make memory of a bomb: 200 MB in 200 KB stop at the limit', () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000), { level: 9 });
    expect(bomb.length).toBeLessThan(250_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(codeOf(() => decode(8, bomb, 1_000_000))).toBe('status-list-too-big');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('is not even decoded when its text is longer than any list of so many statuses', () => {
    const lst = '!'.repeat(10_000);
    expect(codeOf(() => decodeStatusList({ bits: 8, lst }, { maxStatuses: 1000 }))).toBe(
      'status-list-too-big',
    );
  });
});
