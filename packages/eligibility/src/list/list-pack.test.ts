import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { listFiles } from './list-files.ts';
import { isListFile, packListFile, unpackListFile } from './list-pack.ts';
import { openWholeList } from './open-whole-list.ts';
import type { PublishedList } from './publish-list.ts';
import { CONTENT, makeFederation, NOW, publish, type Federation } from '../samples/office.ts';

let federation: Federation;
let list: PublishedList;
let file: Uint8Array;

beforeAll(async () => {
  federation = await makeFederation();
  list = await publish(federation, {}, { ...CONTENT, centres: [] });
  file = packListFile(list);
});

/** The code by which a file is refused, or `accepted`. Anything but an error of ours is thrown on. */
async function receive(bytes: Uint8Array): Promise<unknown> {
  try {
    await openWholeList(unpackListFile(bytes), { roots: [federation.root.publicJwk], now: NOW });
    return 'accepted';
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(Eligibility|Credential)Error$/.test(error.name))
      return error.code;
    throw error;
  }
}

describe('a list in one file', () => {
  test('is the list', async () => {
    expect(unpackListFile(file)).toEqual({ ...list, blocks: new Map(list.blocks) });
    expect(packListFile(unpackListFile(file))).toEqual(file);
    expect(await receive(file)).toBe('accepted');
  });

  test('is known by its content', () => {
    expect(isListFile(file)).toBe(true);
    expect(Buffer.from(file.subarray(0, 4)).toString('latin1')).toBe('PSL\u0001');
    for (const text of ['', 'PSL', 'PK\u0003\u0004', '%PDF-1.7']) {
      expect(isListFile(new TextEncoder().encode(text))).toBe(false);
    }
  });

  test('refuses a file of other mutuelles, added to it', async () => {
    const extra = new Map([...list.blocks, ['f'.repeat(64), new Uint8Array(9)]]);
    expect(await receive(packListFile({ ...list, blocks: extra }))).toBe('list-malformed');
  });

  test('refuses a list with a block gone', async () => {
    for (const sha256 of list.blocks.keys()) {
      const blocks = new Map(list.blocks);
      blocks.delete(sha256);
      expect(await receive(packListFile({ ...list, blocks }))).toBe('block-missing');
    }
  });

  test('refuses a manifest and a trust list that are not of each other', async () => {
    const stranger = await makeFederation();
    const other = await publish({ ...federation, trustToken: stranger.trustToken });
    expect(await receive(packListFile({ ...list, trust: other.trust }))).toBe('key-unknown');
    expect(await receive(packListFile({ ...list, manifest: other.manifest }))).toBe('trust-mismatch');
  });
});

describe('a damaged file is refused', () => {
  test('whichever byte is changed', async () => {
    const changes = [1, 0x20, 0x80];
    for (let at = 0; at < file.length; at += 1) {
      const bytes = Uint8Array.from(file);
      bytes[at] = (bytes[at] ?? 0) ^ (changes[at % changes.length] ?? 1);
      if ((await receive(bytes)) === 'accepted') expect.fail(`byte ${at} of ${file.length}`);
    }
  });

  test('wherever it is cut, or with a byte more', async () => {
    for (let length = 0; length < file.length; length += 1) {
      if ((await receive(file.subarray(0, length))) === 'accepted') expect.fail(`cut to ${length}`);
    }
    expect(await receive(Uint8Array.of(...file, 0))).toBe('list-malformed');
  });

  test('when bytes are taken out, put in, or changed at random', async () => {
    const edits = fc.tuple(fc.nat(file.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(edits, async ([at, remove, insert]) => {
        const bytes = Uint8Array.of(...file.subarray(0, at), ...insert, ...file.subarray(at + remove));
        const isSame = Buffer.compare(bytes, file) === 0;
        expect((await receive(bytes)) === 'accepted').toBe(isSame);
      }),
      { numRuns: 500, seed: 31 },
    );
  });

  test('when it is random bytes, also after the right beginning', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await receive(bytes)).toBe('list-malformed');
        expect(await receive(Uint8Array.of(...file.subarray(0, 4), ...bytes))).not.toBe('accepted');
      }),
      { numRuns: 1000, seed: 31 },
    );
  });

  test('when its files come in another order, or one comes twice', () => {
    const [first, second] = [new Uint8Array(3).fill(1), new Uint8Array(3).fill(2)];
    const low = '1'.repeat(64);
    const high = '2'.repeat(64);
    const packed = packListFile({
      manifest: 'm',
      trust: 't',
      blocks: new Map([
        [low, first],
        [high, second],
      ]),
    });
    expect([...unpackListFile(packed).blocks.keys()]).toEqual([low, high]);
    const entry = (at: number) => packed.subarray(7 + 33 * at, 40 + 33 * at);
    for (const [one, other] of [
      [entry(1), entry(0)],
      [entry(0), entry(0)],
    ] as const) {
      const changed = Uint8Array.of(...packed.subarray(0, 7), ...one, ...other, ...packed.subarray(73));
      expect(() => unpackListFile(changed)).toThrowError(
        expect.objectContaining({ code: 'list-malformed', details: { problem: 'blocks out of order' } }),
      );
    }
  });

  test('when a token is not ASCII, before anything else is asked of it', () => {
    const packed = packListFile({ manifest: 'é', trust: 't', blocks: new Map() });
    expect(() => unpackListFile(packed)).toThrowError(
      expect.objectContaining({ code: 'list-malformed', details: { problem: 'a token is not ASCII' } }),
    );
  });

  test('when it is beyond 64 MiB, before anything is read', () => {
    expect(() => unpackListFile(new Uint8Array(67_108_865))).toThrowError(
      expect.objectContaining({ code: 'list-too-big' }),
    );
  });
});

describe('a list as a folder', () => {
  test('has its blocks under their names, and its manifest last', () => {
    const files = [...listFiles(list)];
    expect(files.map(([path]) => path)).toEqual([
      ...[...list.blocks.keys()].map((sha256) => `blocks/${sha256}.bin`),
      'trust.jws',
      'manifest.jws',
    ]);
    expect(new TextDecoder().decode(files[files.length - 1]?.[1])).toBe(list.manifest);
  });
});
