import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';

import { applyDelta } from '../delta/apply-delta.ts';
import { makeDelta } from '../delta/make-delta.ts';
import { CONTENT, makeFederation, NOW, publish, sourceOf } from '../samples/office.ts';
import { packListFile } from './list-pack.ts';
import { openList } from './open-list.ts';
import { openWholeList } from './open-whole-list.ts';
import { encodeVouched, openVouched } from './vouched-cards.ts';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');
const KEY = 'A'.repeat(43);
const OTHER = 'B'.repeat(42) + 'A';
const cards = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => digestOf(`card ${from + at}`));

test('every card listed is found, and no other', () => {
  for (const count of [0, 1, 2, 3, 500]) {
    const file = encodeVouched({ key: KEY, digests: cards(count).reverse() });
    expect(file.length).toBe(1 + 10 * count);
    const isListed = openVouched(file);
    expect(cards(count).every(isListed)).toBe(true);
    expect(cards(500, count).some(isListed)).toBe(false);
  }
});

test('the order and repetition of the cards do not change the file', () => {
  const file = encodeVouched({ key: KEY, digests: cards(20) });
  expect(encodeVouched({ key: KEY, digests: [...cards(20).reverse(), ...cards(3)] })).toEqual(file);
});

test('another spelling of a file is refused', () => {
  const file = encodeVouched({ key: KEY, digests: cards(3) });
  const [version = 0, ...entries] = file;
  const swapped = [version, ...entries.slice(10, 20), ...entries.slice(0, 10), ...entries.slice(20)];
  const twice = [version, ...entries.slice(0, 10), ...entries.slice(0, 10)];
  for (const wrong of [[], [2, ...entries], [...file, 0], file.slice(0, -1), swapped, twice]) {
    expect(() => openVouched(Uint8Array.from(wrong))).toThrow(/block-malformed/);
  }
  expect(() => encodeVouched({ key: KEY, digests: ['00'] })).toThrow(/content-invalid/);
});

test('a list without stolen keys has the same bytes as before there were any', async () => {
  const federation = await makeFederation();
  const { manifest } = await publish(federation);
  const payload = Buffer.from(manifest.split('.')[1] ?? '', 'base64url').toString();
  expect(payload).toMatch(/^\{"version":2,"office":1,.*\}\]\}$/);
  expect(payload).not.toContain('vouched');
  const empty = await publish(federation, {}, { ...CONTENT, vouched: [] });
  expect(empty.manifest.split('.')[1]).toBe(manifest.split('.')[1]);
  expect((await makeDelta(empty, await publish(federation, { sequence: 8 })))[3]).toBe(1);
});

test('a list vouches, only for the key it names, and every byte of the file counts', async () => {
  const federation = await makeFederation();
  const list = await publish(
    federation,
    {},
    {
      ...CONTENT,
      vouched: [
        { key: OTHER, digests: [] },
        { key: KEY, digests: cards(50) },
      ],
    },
  );
  const options = { roots: [federation.root.publicJwk], now: NOW };
  const opened = await openWholeList(list, options);
  expect(await opened.vouchesFor({ thumbprint: KEY, digest: digestOf('card 7') })).toBe(true);
  expect(await opened.vouchesFor({ thumbprint: KEY, digest: digestOf('card 50') })).toBe(false);
  expect(await opened.vouchesFor({ thumbprint: OTHER, digest: digestOf('card 7') })).toBe(false);
  expect(
    await opened.vouchesFor({ thumbprint: 'C'.repeat(42) + 'A', digest: digestOf('card 7') }),
  ).toBeUndefined();

  const [name = '', bytes = new Uint8Array()] =
    [...list.blocks].find(([, file]) => file.length === 501) ?? [];
  const changed = {
    ...list,
    blocks: new Map(list.blocks).set(name, Uint8Array.from(bytes).fill(9, 200, 201)),
  };
  await expect(openWholeList(changed, options)).rejects.toThrow(/block-mismatch/);
  const without = await openList(
    {
      ...sourceOf(list),
      readBlock: async (sha256) => {
        if (sha256 === name) throw new Error('not there');
        return list.blocks.get(sha256) ?? new Uint8Array();
      },
    },
    options,
  );
  await expect(without.vouchesFor({ thumbprint: KEY, digest: digestOf('card 7') })).rejects.toThrow(
    /block-missing/,
  );
});

test('a delta carries the cards of a stolen key once, then only says that they are the same', async () => {
  const federation = await makeFederation();
  const vouched = (count: number) => ({ ...CONTENT, vouched: [{ key: KEY, digests: cards(count) }] });
  const lists = [
    await publish(federation),
    await publish(federation, { sequence: 8 }, vouched(200)),
    await publish(federation, { sequence: 9 }, vouched(200)),
    await publish(federation, { sequence: 10 }, vouched(201)),
    await publish(federation, { sequence: 11 }),
  ];
  const sizes: number[] = [];
  for (const [at, after] of lists.entries()) {
    const before = lists[at - 1];
    if (before === undefined) continue;
    const delta = await makeDelta(before, after);
    expect(packListFile(await applyDelta(sourceOf(before), delta))).toEqual(packListFile(after));
    sizes.push(delta.length);
    for (let end = 100; end < delta.length; end += 61) {
      await expect(
        applyDelta(sourceOf(before), delta.subarray(0, end)).then((made) =>
          openWholeList(made, { roots: [federation.root.publicJwk], now: NOW }),
        ),
      ).rejects.toThrow(/delta|list|trust/);
    }
  }
  const [first = 0, same = 0, changed = 0, none = 0] = sizes;
  expect([first > 2000, same < 300, changed > 2000, none < 300]).toEqual([true, true, true, true]);
});
