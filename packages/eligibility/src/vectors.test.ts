import { createHash } from 'node:crypto';
import { memberParts } from '@passeport/codes';
import { parsePublicJwk } from '@passeport/credential';
import { describe, expect, test } from 'vitest';

import { applyDelta } from './delta/apply-delta.ts';
import { makeDelta } from './delta/make-delta.ts';
import { openWholePublished } from './collection/open-published.ts';
import { packListFile, unpackListFile } from './list/list-pack.ts';
import { publishList, type PublishedList } from './list/publish-list.ts';
import { readRights, type ListedRights } from './list/read-rights.ts';
import { openWholeList } from './list/open-whole-list.ts';
import { readGrouping } from './list/list-parts.ts';
import { makeKey, sourceOf } from './samples/office.ts';
import invalid from '../vectors/lists.invalid.json' with { type: 'json' };
import valid from '../vectors/lists.valid.json' with { type: 'json' };

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const listOf = ({ file }: { file: string }) => unpackListFile(bytesOf(file));
const roots = [parsePublicJwk(valid.root)];
const now = new Date('2026-04-02T08:00:00Z');

type Persons = Record<string, { household: number; person: number; below?: number; kind?: string }>;

/** What a list tells of a mutuelle, as the vectors say it: runs of households, and what is particular to a person. */
function say({ households, deadEditions, exceptions }: ListedRights) {
  const runs: (string | number)[][] = [];
  for (const { household, ...coverage } of households) {
    const told = 'from' in coverage ? [coverage.from, coverage.through] : [coverage.reason];
    const last = runs.at(-1);
    if (last?.[1] === household - 1 && last.slice(2).join() === told.join()) last[1] = household;
    else runs.push([household, household, ...told]);
  }
  const persons: Persons = {};
  for (const { member, ...told } of [...deadEditions, ...exceptions]) {
    const { household, person } = memberParts(member);
    persons[member] = { ...persons[member], household, person, ...told };
  }
  const inOrder = Object.values(persons).sort((a, b) => a.household - b.household || a.person - b.person);
  return { households: runs, persons: inOrder };
}

describe('lists that another program made, by FORMAT.md', () => {
  test.each(valid.lists)('$why: tells what it should', async ({ file, rights }) => {
    const list = listOf({ file });
    const opened = await openWholeList(list, { roots, now });
    const told = [];
    for await (const { number, ...rest } of readRights(list)) {
      const { name, union, plan } = opened.mutuelle(number) ?? {};
      told.push({
        number,
        name,
        ...(union !== undefined && { union }),
        plan: plan?.code,
        ...say({ number, ...rest }),
      });
    }
    expect(told).toEqual(rights);
  });

  test.each(valid.lists)('$why: is written to the byte', async ({ file }) => {
    const list = listOf({ file });
    const opened = await openWholeList(list, { roots, now });
    const mutuelles = [];
    for await (const rights of readRights(list)) {
      const { name = '', union, plan } = opened.mutuelle(rights.number) ?? {};
      mutuelles.push({ ...rights, name, ...(union !== undefined && { union }), plan: plan?.code ?? '' });
    }
    const issue = { ...opened, trustToken: list.trust, grouping: await readGrouping(list) };
    const made = await publishList({ ...opened, mutuelles }, issue, await makeKey());
    // Vouched cards are of digests that nobody can guess back.
    for (const [sha256, bytes] of made.blocks) expect(list.blocks.get(sha256)).toEqual(bytes);
    expect(list.blocks.size - made.blocks.size).toBeLessThanOrEqual(1);
  });

  test('from one to the next there is this delta, and it makes the next', async () => {
    const [before, after] = [valid.delta.before, valid.delta.after].map((at) =>
      listOf(valid.lists[at] ?? { file: '' }),
    );
    if (before === undefined || after === undefined) throw new Error('two lists are wanted');
    const delta = bytesOf(valid.delta.file);
    expect(await makeDelta(before, after)).toEqual(delta);
    expect(packListFile(await applyDelta(sourceOf(before), delta))).toEqual(packListFile(after));
  });

  test('a collection of two of them opens, and its parts are they', async () => {
    const opened = await openWholePublished(listOf(valid.collection), { roots, now });
    if (!('parts' in opened)) throw new Error('not a collection');
    const wanted = valid.collection.parts.map((at) => valid.lists[at]?.rights.map(({ number }) => number));
    expect(opened.parts.map(({ list }) => list.mutuelles)).toEqual(wanted);
  });
});

describe('lists in another spelling, signed by the office all the same', () => {
  const options = { roots: [parsePublicJwk(invalid.root)], now: new Date(invalid.now) };
  const fileAt = (at: number): [string, Uint8Array] => {
    const bytes = bytesOf(invalid.blocks[at] ?? '');
    return [createHash('sha256').update(bytes).digest('hex'), bytes];
  };
  const made = (parts: { manifest?: string; blocks?: number[]; file?: string }): PublishedList => {
    const { manifest = '', blocks = [], file } = parts;
    return file === undefined
      ? { manifest, trust: invalid.trust, blocks: new Map(blocks.map(fileAt)) }
      : listOf({ file });
  };

  test('the one that is spelled right is taken', async () => {
    expect(await openWholePublished(made(invalid.control), options)).toMatchObject({ sequence: 7 });
  });

  test.each(invalid.lists)('$why: refused', async ({ code, ...parts }) => {
    await expect(async () => await openWholePublished(made(parts), options)).rejects.toThrow(
      expect.objectContaining({ code }),
    );
  });
});
