import { parseMonth } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { signJws } from '@passeport/credential';
import { beforeAll, describe, expect, test } from 'vitest';

import { encodeJson } from './json.ts';
import { openList, type ListSource } from './open-list.ts';
import type { OpenListOptions } from './verify-list.ts';
import type { PublishedList } from './publish-list.ts';
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
let list: PublishedList;

beforeAll(async () => {
  federation = await makeFederation();
  list = await publish(federation);
});

async function open(source: ListSource, options: Partial<OpenListOptions> = {}) {
  return await openList(source, { roots: [federation.root.publicJwk], now: NOW, ...options });
}

/** Signs a manifest as `list` has it, with some members changed. */
async function resign(changes: Record<string, unknown>, typ = 'passeport-list+jws'): Promise<ListSource> {
  const payload: unknown = JSON.parse(Buffer.from(list.manifest.split('.')[1] ?? '', 'base64url').toString());
  const manifest = await signJws(encodeJson(Object.assign({}, payload, changes)), federation.office, typ);
  return { ...sourceOf(list), manifest };
}

/** The list, with whatever is read of it changed. */
function withBlocks(change: (bytes: Uint8Array) => Uint8Array): ListSource {
  const source = sourceOf(list);
  return { ...source, readBlock: async (sha256, bytes) => change(await source.readBlock(sha256, bytes)) };
}

/** A file of blocks as the manifest names it, with the mutuelles from one number to another. */
function blockOf(...ranges: [from: string, to: string][]) {
  return { mutuelles: ranges.map(([from, to]) => ({ from, to })), sha256: '0'.repeat(64), bytes: 9 };
}

const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ name: 'EligibilityError', code, details: expect.objectContaining(details) });

describe('openList', () => {
  test('opens what was published', async () => {
    const opened = await open(sourceOf(list));
    expect(opened).toMatchObject({
      office: 1,
      sequence: 7,
      issued: '2026-03-14T18:00:00Z',
      expires: '2026-04-30T00:00:00Z',
      newestSigned: '2026-03-14T18:00:00Z',
      mutuelles: ['0417', '0418'],
      trust: federation.trust,
      seen: {
        office: 1,
        sequence: 7,
        issued: '2026-03-14T18:00:00Z',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      centres: CONTENT.centres,
      plans: CONTENT.plans,
    });
    expect(opened.mutuelle(parseMutuelleNumber('0417'))).toMatchObject({
      name: 'Mutuelle 0417',
      union: 'Barouéli',
      plan: { code: 'AMV' },
    });
    expect(opened.mutuelle(parseMutuelleNumber('0419'))).toBeUndefined();
  });

  test('says what is known of a member, and of nobody else', async () => {
    const opened = await open(sourceOf(list));
    const paidUp = { from: parseMonth('2026-01'), through: parseMonth('2026-12') };
    const expected: [household: number, person: number, standing: object][] = [
      [1, 1, { coverage: paidUp, deadBelow: 3 }],
      [1, 2, { coverage: paidUp, exception: { kind: 'died' } }],
      [1, 3, { exception: { kind: 'waiting', from: '2026-05' } }],
      [1, 4, { exception: { kind: 'aged-out' } }],
      [1, 5, { exception: { kind: 'left', from: '2026-02' } }],
      [2, 1, { coverage: { from: '2025-01', through: '2025-12' }, deadBelow: 1 }],
      [3, 1, { coverage: { reason: 'left' } }],
      [4, 1, { coverage: { reason: 'never-paid' } }],
      [99_999, 99, { coverage: { reason: 'never-paid' }, deadBelow: 1 }],
    ];
    for (const [household, person, standing] of expected) {
      const member = memberOf(household, person);
      expect(await opened.standingOf(member)).toMatchObject({
        listed: true,
        member,
        mutuelle: { number: '0417' },
        ...standing,
      });
    }
    expect(await opened.standingOf(memberOf(2, 1))).not.toHaveProperty('exception');
    const elsewhere = memberOf(1, 1, '0500');
    expect(await opened.standingOf(elsewhere)).toEqual({ listed: false, member: elsewhere });
  });

  test('reads the file of the member’s own mutuelle, once', async () => {
    const source = sourceOf(list);
    const opened = await open(source);
    expect(source.read).toHaveLength(1);
    await Promise.all([opened.standingOf(memberOf(1, 1)), opened.standingOf(memberOf(2, 1))]);
    await opened.standingOf(memberOf(1, 1, '0500'));
    expect(source.read).toHaveLength(2);
    await opened.standingOf(memberOf(1, 1, '0418'));
    expect(source.read).toHaveLength(2);
  });

  test('a list that has expired opens: the verdict says so', async () => {
    expect(await open(sourceOf(list), { now: new Date('2027-01-01T00:00:00Z') })).toMatchObject({
      sequence: 7,
    });
  });
});

describe('a manifest is refused', () => {
  test.each([
    ['list-malformed', 'an empty one', () => ''],
    ['list-malformed', 'an altered header', (token: string) => `f${token.slice(1)}`],
    ['list-malformed', 'white space after it', (token: string) => `${token}\n`],
    ['list-malformed', 'a trust list in its place', () => federation.trustToken],
    ['list-too-big', 'one beyond 4 MiB', (token: string) => token.padEnd(4_194_305, 'A')],
    ['list-signature-wrong', 'one with a changed byte', (token: string) => token.replace('.eyJ2', '.eyJ3')],
  ])('%s: %s', async (code, _, change) => {
    const source = { ...sourceOf(list), manifest: change(list.manifest) };
    await expect(open(source)).rejects.toThrowError(refusal(code));
  });

  test('list-malformed: the typ of a trust list, signed by the office', async () => {
    await expect(open(await resign({}, 'passeport-trust+jws'))).rejects.toThrowError(
      refusal('list-malformed'),
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['an unknown version', { version: 3 }],
    ['an unknown member', { extra: true }],
    ['no sequence', { sequence: undefined }],
    ['sequence 0', { sequence: 0 }],
    ['half a sequence', { sequence: 1.5 }],
    ['an instant in another spelling', { issued: '2026-03-14T18:00:00.000Z' }],
    ['an instant that does not exist', { issued: '2026-02-30T18:00:00Z' }],
    ['expired before it was issued', { expires: '2026-03-14T17:59:59Z' }],
    ['the version before', { version: 1 }],
    ['a block of 2 MiB', { blocks: [{ ...blockOf(['0417', '0417']), bytes: 2_097_152 }] }],
    ['a block of no mutuelle', { blocks: [blockOf()] }],
    ['a mutuelle twice', { blocks: [blockOf(['0417', '0417']), blockOf(['0417', '0417'])] }],
    ['mutuelles in the wrong order', { blocks: [blockOf(['0418', '0418'], ['0417', '0417'])] }],
    ['a range that ends before it begins', { blocks: [blockOf(['0418', '0417'])] }],
    ['a range cut in two', { blocks: [blockOf(['0417', '0417'], ['0418', '0418'])] }],
    ['more mutuelles than a file may have', { blocks: [blockOf(['0001', '1025'])] }],
    ['a digest in capitals', { directory: { sha256: 'A'.repeat(64), bytes: 9 } }],
  ])('list-malformed: %s', async (_, changes) => {
    await expect(open(await resign(changes))).rejects.toThrowError(refusal('list-malformed'));
  });

  test('unchanged members, signed again, are accepted: the refusals above are for what was changed', async () => {
    expect(await open(await resign({}))).toMatchObject({ sequence: 7 });
  });
});

describe('a list’s place in time', () => {
  test('list-rollback: older than the newest seen of its office', async () => {
    const newer = await publish(federation, { sequence: 8, issued: '2026-03-15T06:00:00Z' });
    const { seen } = await open(sourceOf(newer));
    const opening = open(sourceOf(list), { newestSeen: [seen] });
    await expect(opening).rejects.toThrowError(refusal('list-rollback', { sequence: 7, newestSequence: 8 }));
    expect(await open(sourceOf(newer), { newestSeen: [seen] })).toMatchObject({ seen });
  });

  test('list-rollback: the same number, other content', async () => {
    const { seen } = await open(sourceOf(list));
    const twin = await publish(federation, {}, { ...CONTENT, centres: [] });
    await expect(open(sourceOf(twin), { newestSeen: [seen] })).rejects.toThrowError(refusal('list-rollback'));
  });

  test('the same content signed again is the same list', async () => {
    const { seen } = await open(sourceOf(list));
    const again = await publish(federation);
    expect(again.manifest).not.toBe(list.manifest);
    expect(await open(sourceOf(again), { newestSeen: [seen] })).toMatchObject({ seen });
  });

  test('list-from-future: issued more than a day from now', async () => {
    const future = await publish(federation, { issued: '2026-03-16T10:00:01Z' });
    await expect(open(sourceOf(future))).rejects.toThrowError(refusal('list-from-future'));
    const soon = await publish(federation, { issued: '2026-03-16T10:00:00Z' });
    expect(await open(sourceOf(soon))).toMatchObject({ sequence: 7 });
  });
});

describe('the files of a list', () => {
  test('block-missing: the directory or a block', async () => {
    const gone = { ...sourceOf(list), readBlock: () => Promise.reject(new Error('404')) };
    await expect(open(gone)).rejects.toThrowError(refusal('block-missing'));

    const source = sourceOf(list);
    const opened = await open({
      ...source,
      readBlock: async (sha256, bytes) => {
        if (bytes < 100) throw new Error('404');
        return await source.readBlock(sha256, bytes);
      },
    });
    await expect(opened.standingOf(memberOf(1, 1))).rejects.toThrowError(refusal('block-missing'));
    await expect(opened.verifyBlocks()).rejects.toThrowError(refusal('block-missing'));
  });

  test('pauses before each file that is verified, and is not done before the pause is', async () => {
    const source = sourceOf(list);
    const done: string[] = [];
    const readBlock: ListSource['readBlock'] = async (sha256, bytes) => {
      done.push('read');
      return await source.readBlock(sha256, bytes);
    };
    const pause = async (): Promise<void> => {
      await Promise.resolve();
      done.push('pause');
    };
    const opened = await open({ ...source, readBlock }, { pause });
    done.length = 0;
    await opened.verifyBlocks();
    expect(done.length).toBeGreaterThan(0);
    expect(done).toEqual(Array.from({ length: done.length / 2 }, () => ['pause', 'read']).flat());
  });

  test('what was read ahead is not read again', async () => {
    const source = sourceOf(list);
    const read: string[] = [];
    const opened = await open({
      ...source,
      readBlock: async (sha256, bytes) => {
        read.push(sha256);
        return await source.readBlock(sha256, bytes);
      },
    });
    expect(await opened.readAhead()).toBe(true);
    expect(new Set(read)).toEqual(new Set(list.blocks.keys()));
    expect(await opened.standingOf(memberOf(1, 1))).toMatchObject({ listed: true });
    expect(read).toHaveLength(list.blocks.size);
  });

  test('a fault met while reading ahead is known then, and told by the lookup', async () => {
    const opened = await open(withBlocks((bytes) => (bytes.length < 100 ? bytes.slice(1) : bytes)));
    expect(await opened.readAhead()).toBe(false);
    await expect(opened.standingOf(memberOf(1, 1))).rejects.toThrowError(refusal('block-mismatch'));
  });

  test('a block that was missing is asked for again', async () => {
    const source = sourceOf(list);
    let isThere = false;
    const opened = await open({
      ...source,
      readBlock: async (sha256, bytes) => {
        if (bytes < 100 && !isThere) throw new Error('offline');
        return await source.readBlock(sha256, bytes);
      },
    });
    await expect(opened.standingOf(memberOf(1, 1))).rejects.toThrowError(refusal('block-missing'));
    isThere = true;
    expect(await opened.standingOf(memberOf(1, 1))).toMatchObject({ deadBelow: 3 });
  });

  test('list-too-big: files of more than 64 MiB together, of which none is read', async () => {
    const blocks = Array.from({ length: 65 }, (_, at) => {
      const number = String(400 + at).padStart(4, '0');
      return { ...blockOf([number, number]), sha256: at.toString(16).padStart(64, '0'), bytes: 1_048_576 };
    });
    const readBlock = async (): Promise<Uint8Array> => {
      throw new Error('nothing is to be read');
    };
    const source = { ...(await resign({ blocks })), readBlock };
    await expect(open(source)).rejects.toThrowError(refusal('list-too-big', { limitBytes: 67_108_864 }));
  });

  test('block-mismatch: another length, another byte, the block of another list', async () => {
    await expect(open(withBlocks((bytes) => bytes.subarray(1)))).rejects.toThrowError(
      refusal('block-mismatch'),
    );
    await expect(open(withBlocks((bytes) => bytes.map((byte) => byte ^ 1)))).rejects.toThrowError(
      refusal('block-mismatch'),
    );
    const swapped = {
      ...sourceOf(list),
      readBlock: async () => [...list.blocks.values()][0] ?? new Uint8Array(),
    };
    await expect(open(swapped)).rejects.toThrowError(refusal('block-mismatch'));
  });

  test('directory-malformed: other mutuelles than the manifest’s, or not the schema', async () => {
    const blocks = [blockOf(['0417', '0417'])];
    await expect(open(await resign({ blocks }))).rejects.toThrowError(refusal('directory-malformed'));
    const [anyBlock = ['', new Uint8Array()]] = [...list.blocks].filter(([, bytes]) => bytes.length < 100);
    const directory = { sha256: anyBlock[0], bytes: anyBlock[1].length };
    await expect(open(await resign({ directory }))).rejects.toThrowError(refusal('directory-malformed'));
  });

  test('block-malformed: the office signed what is no block', async () => {
    const [directory] = [...list.blocks].filter(([, bytes]) => bytes.length >= 100);
    if (directory === undefined) throw new Error('no directory');
    const file = { sha256: directory[0], bytes: directory[1].length };
    const blocks = [{ ...blockOf(['0417', '0418']), ...file }];
    const opened = await open(await resign({ blocks }));
    await expect(opened.standingOf(memberOf(1, 1))).rejects.toThrowError(refusal('block-malformed'));
    await expect(opened.verifyBlocks()).rejects.toThrowError(refusal('block-malformed'));
  });

  test('block-malformed: a file with more or fewer blocks than its mutuelles', async () => {
    const [first] = CONTENT.mutuelles;
    const short = await publish(
      federation,
      {},
      { ...CONTENT, mutuelles: first === undefined ? [] : [first] },
    );
    const [file = ['', new Uint8Array()]] = [...short.blocks].filter(([, bytes]) => bytes.length < 200);
    const named = { ...blockOf(['0417', '0418']), sha256: file[0], bytes: file[1].length };
    const source = await resign({ blocks: [named] });
    const readBlock = async (sha256: string, bytes: number) =>
      sha256 === file[0] ? file[1] : await source.readBlock(sha256, bytes);
    const opened = await open({ ...source, readBlock });
    await expect(opened.standingOf(memberOf(1, 1))).rejects.toThrowError(refusal('block-malformed'));
    await expect(opened.verifyBlocks()).rejects.toThrowError(refusal('block-malformed'));
  });
});
