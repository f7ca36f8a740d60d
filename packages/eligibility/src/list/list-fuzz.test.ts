import { CredentialError } from '@passeport/credential';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { decodeDirectory } from './directory.ts';
import { EligibilityError } from '../errors.ts';
import { blockFile, listFiles, MANIFEST_FILE, TRUST_FILE } from './list-files.ts';
import { openList } from './open-list.ts';
import type { PublishedList } from './publish-list.ts';
import { makeFederation, NOW, publish, type Federation } from '../samples/office.ts';

let federation: Federation;
let list: PublishedList;
let folder: Map<string, Uint8Array>;

beforeAll(async () => {
  federation = await makeFederation();
  list = await publish(federation);
  folder = listFiles(list);
});

/** Reads a folder as a static host gives it: what is not there, or is too long, is an error of the host's. */
async function readFolder(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const text = (name: string) => new TextDecoder('latin1').decode(files.get(name));
  const readBlock = async (sha256: string): Promise<Uint8Array> => {
    const bytes = files.get(blockFile(sha256));
    if (bytes === undefined) throw new Error('404');
    return bytes;
  };
  try {
    const source = { manifest: text(MANIFEST_FILE), trust: text(TRUST_FILE), readBlock };
    const opened = await openList(source, { roots: [federation.root.publicJwk], now: NOW });
    await opened.verifyBlocks();
    return 'accepted';
  } catch (error) {
    // Any other error would be a fault of the reader's.
    if (error instanceof EligibilityError || error instanceof CredentialError) return error.code;
    throw error;
  }
}

const withFile = (name: string, bytes: Uint8Array) => readFolder(new Map(folder).set(name, bytes));

describe('a list in a folder is refused', () => {
  test('not when nothing was changed', async () => {
    expect(await readFolder(folder)).toBe('accepted');
  });

  test('whichever byte of whichever file is changed', async () => {
    const changes = [1, 0x20, 0x80];
    for (const [name, bytes] of folder) {
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (changes[at % changes.length] ?? 1);
        if ((await withFile(name, changed)) === 'accepted') expect.fail(`byte ${at} of ${name}`);
      }
    }
  });

  test('wherever whichever file is cut, or with a byte more', async () => {
    for (const [name, bytes] of folder) {
      for (let length = 0; length < bytes.length; length += 1) {
        if ((await withFile(name, bytes.subarray(0, length))) === 'accepted') {
          expect.fail(`${name} cut to ${length}`);
        }
      }
      expect(await withFile(name, Uint8Array.of(...bytes, 0))).not.toBe('accepted');
    }
  });

  test('when files change places, or bytes of one are put into another', async () => {
    const files = () => fc.constantFrom(...folder.keys());
    const part = fc.tuple(files(), fc.nat(2000), fc.nat(200));
    await fc.assert(
      fc.asyncProperty(
        files(),
        fc.nat(2000),
        fc.nat(60),
        part,
        async (name, at, remove, [other, from, length]) => {
          const bytes = folder.get(name) ?? new Uint8Array();
          const inserted = (folder.get(other) ?? new Uint8Array()).subarray(from, from + length);
          const changed = Uint8Array.of(
            ...bytes.subarray(0, at),
            ...inserted,
            ...bytes.subarray(at + remove),
          );
          const isSame = Buffer.compare(bytes, changed) === 0;
          expect((await withFile(name, changed)) === 'accepted').toBe(isSame);
        },
      ),
      { numRuns: 600, seed: 417 },
    );
  });
});

/** What an office with a valid key could sign: hashes do not help against it. */
describe('the directory’s reader', () => {
  const refusalOf = (bytes: Uint8Array): string => {
    try {
      decodeDirectory(bytes);
      return 'read';
    } catch (error) {
      if (error instanceof EligibilityError) return error.code;
      throw error;
    }
  };
  const directory = () => {
    const payload = Buffer.from(list.manifest.split('.')[1] ?? '', 'base64url').toString();
    const sha256 = /"directory":\{"sha256":"([0-9a-f]{64})"/.exec(payload)?.[1] ?? '';
    return list.blocks.get(sha256) ?? new Uint8Array();
  };

  test('refuses every cut, and bytes at the end', () => {
    const bytes = directory();
    expect(refusalOf(bytes)).toBe('read');
    for (let length = 0; length < bytes.length; length += 1) {
      expect(refusalOf(bytes.subarray(0, length))).toBe('directory-malformed');
    }
    expect(refusalOf(Uint8Array.of(...bytes, 1))).toBe('directory-malformed');
  });

  test('refuses whatever it would not have written, by its code', () => {
    const edits = fc.tuple(fc.nat(400), fc.nat(9), fc.uint8Array({ maxLength: 9 }));
    fc.assert(
      fc.property(edits, ([at, remove, insert]) => {
        const bytes = directory();
        // The length stays: what is before it is tried in the tests of packed text.
        const changed = Uint8Array.of(
          ...bytes.subarray(0, at + 2),
          ...insert,
          ...bytes.subarray(at + 2 + remove),
        );
        const expected = Buffer.compare(bytes, changed) === 0 ? 'read' : 'directory-malformed';
        expect(refusalOf(changed)).toBe(expected);
      }),
      { numRuns: 800, seed: 418 },
    );
  });
});
