/** What an office that is hostile itself, or whoever has its key, can sign: hashes and signatures do not help against it. */
import { signJws } from '@passeport/credential';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';

import { decodeBlocks } from '../blocks/block-file.ts';
import { MAX_HOUSEHOLD, type Block } from '../blocks/block.ts';
import { packText } from '../coding/text-codec.ts';
import { smallContent } from '../samples/country.ts';
import { makeFederation, NOW, publish, sourceOf, type Federation } from '../samples/office.ts';
import { ContentBudget } from './content-budget.ts';
import { decodeDirectory } from './directory.ts';
import { decodeJson, encodeJson } from './json.ts';
import { openList, type ListSource } from './open-list.ts';
import type { PublishedList } from './publish-list.ts';

let federation: Federation;
let list: PublishedList;
/** The manifest's payload, as it was signed. */
let text: string;

beforeAll(async () => {
  federation = await makeFederation();
  list = await publish(federation, {}, smallContent('0417', '0418'));
  text = Buffer.from(list.manifest.split('.')[1] ?? '', 'base64url').toString();
});

const open = async (source: ListSource) =>
  await openList(source, { roots: [federation.root.publicJwk], now: NOW });
const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ name: 'EligibilityError', code, details: expect.objectContaining(details) });

/** The list, its manifest's payload another text, signed by the office; `more` are files that it names besides. */
async function sign(payload: string, more: Iterable<[string, Uint8Array]> = []): Promise<ListSource> {
  const manifest = await signJws(new TextEncoder().encode(payload), federation.office, 'passeport-list+jws');
  return sourceOf({ ...list, manifest, blocks: new Map([...list.blocks, ...more]) });
}

/** The same with some members changed. */
async function signWith(changes: object, more?: Iterable<[string, Uint8Array]>): Promise<ListSource> {
  return await sign(JSON.stringify(Object.assign({}, JSON.parse(text), changes)), more);
}

function filesOfManifest(): { sha256: string; bytes: number }[] {
  const { directory, blocks } = JSON.parse(text);
  return [directory, ...blocks];
}

describe('a manifest in words of its own', () => {
  test.each<[string, (text: string) => string]>([
    ['a member twice, the second one another', (it) => it.replace('"office":1,', '"office":1,"office":2,')],
    ['a member twice, both the same', (it) => it.replace('"office":1,', '"office":1,"office":1,')],
    ['__proto__', (it) => it.replace('{"version"', '{"__proto__":{"compromised":true},"version"')],
    ['__proto__ at the end', (it) => it.replace(/\}$/, ',"__proto__":{"vouched":[]}}')],
    ['constructor', (it) => it.replace(/\}$/, ',"constructor":{"prototype":{"isAdmin":true}}}')],
    ['__proto__ in a file’s name', (it) => it.replace('"trust":{', '"trust":{"__proto__":null,')],
    ['half a character in a name', (it) => it.replace('"sha256":"', '"sha256":"\\ud800')],
    ['a number beyond all numbers', (it) => it.replace('"sequence":7', '"sequence":1e400')],
    ['a number that is no whole one', (it) => it.replace('"sequence":7', '"sequence":9007199254740993')],
    ['a number in another spelling', (it) => it.replace('"sequence":7', '"sequence":7.0')],
    ['minus nothing', (it) => it.replace('"sequence":7', '"sequence":-0')],
    ['the year 9999', (it) => it.replace('2026-04-30T', '9999-12-31T')],
    ['a leap day in a year that has none', (it) => it.replace('2026-04-30T', '2027-02-29T')],
    ['a leap second', (it) => it.replace('2026-04-30T00:00:00Z', '2026-06-30T23:59:60Z')],
    ['a time zone', (it) => it.replace('2026-04-30T00:00:00Z', '2026-04-30T00:00:00+00:00')],
    ['white space', (it) => it.replace('{"version"', '{ "version"')],
    ['a byte order mark', (it) => `\ufeff${it}`],
    [
      'nesting without end',
      (it) => it.replace('"audit"', '"x"').replace(/\}$/, `,"deep":${'['.repeat(1e6)}`),
    ],
    ['nesting that does end', (it) => it.replace(/\}$/, `,"deep":${'['.repeat(1e5)}${']'.repeat(1e5)}}`)],
    ['no object', () => '[]'],
    ['nothing', () => ''],
  ])('list-malformed: %s', async (_, change) => {
    expect(change(text)).not.toBe(text);
    await expect(open(await sign(change(text)))).rejects.toThrowError(refusal('list-malformed'));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('a leap day that there is, and the text as it was, are taken', async () => {
    expect(await open(await sign(text))).toMatchObject({ sequence: 7 });
    const leap = text.replace('2026-04-30T', '2028-02-29T');
    expect(await open(await sign(leap))).toMatchObject({ expires: '2028-02-29T00:00:00Z' });
  });
});

describe('names of files', () => {
  test.each([
    '../x',
    '../../keys/root',
    '/etc/passwd',
    'CON',
    `CON${'0'.repeat(61)}`,
    `${'0'.repeat(63)}/`,
    'A'.repeat(64),
    `${'0'.repeat(64)}\n`,
  ])('list-malformed: %j', async (sha256) => {
    const source = await signWith({ directory: { sha256, bytes: 9 } });
    await expect(open(source)).rejects.toThrowError(refusal('list-malformed'));
  });

  test('block-mismatch: the right name with another length, to be under the sum', async () => {
    const [directory, ...blocks] = filesOfManifest();
    if (directory === undefined) throw new Error('no directory');
    const short = await signWith({ directory: { ...directory, bytes: directory.bytes - 1 } });
    await expect(open(short)).rejects.toThrowError(refusal('block-mismatch'));
    const opened = await open(await signWith({ blocks: blocks.map((file) => ({ ...file, bytes: 1 })) }));
    await expect(opened.verifyBlocks()).rejects.toThrowError(refusal('block-mismatch'));
  });
});

describe('more than a phone can bear', () => {
  test('list-too-big: vouched cards, with the other files more than 64 MiB: none is read', async () => {
    const vouched = Array.from({ length: 17 }, (_, at) => ({
      key: `${String(at).padStart(42, '0')}A`,
      sha256: at.toString(16).padStart(64, '0'),
      bytes: 4_194_304,
    }));
    const source = { ...(await signWith({ vouched })), readBlock: () => Promise.reject(new Error('read')) };
    await expect(open(source)).rejects.toThrowError(refusal('list-too-big', { limitBytes: 67_108_864 }));
  });

  test('block-malformed: 128 bytes that say of 262,152 persons that they died', () => {
    // 2,648 households of 99 persons, as the coder writes them.
    const round = 'e19de8532caff6c3bd16b0b7ce75786f69661139d7321af1e257a88add418eed56ff171677ece1ae0d3a4d';
    const bytes = Buffer.from(
      `020100000ba2402341041539ef710060${round}${round}${round.slice(0, 50)}25`,
      'hex',
    );
    expect(bytes).toHaveLength(128);
    const problem = 'too many persons';
    expect(() => decodeBlocks(bytes, 1500)).toThrowError(refusal('block-malformed', { problem }));
  });

  test('list-too-big: households and persons of all files together, and of all lists of a collection', async () => {
    const mutuelle: Block = {
      first: 1,
      through: new Int16Array(MAX_HOUSEHOLD),
      from: new Int16Array(MAX_HOUSEHOLD),
      persons: [],
    };
    const budget = new ContentBudget();
    // 83 × 99,999 households: almost all that there may be.
    budget.spend(Array.from({ length: 83 }, () => mutuelle));
    const opened = await open(sourceOf(list));
    await opened.verifyBlocks(budget);
    expect(() => budget.spend([mutuelle])).toThrowError(refusal('list-too-big'));
    await expect(opened.verifyBlocks(budget)).rejects.toThrowError(refusal('list-too-big'));
    // Each call without one begins anew.
    await opened.verifyBlocks();
    const persons = Array.from({ length: 250_000 }, () => ({ household: 1, person: 1, below: 2 }));
    const of = (count: number) =>
      Array.from({ length: count }, () => ({ ...mutuelle, through: new Int16Array(0), persons }));
    // Every person of a country, with a card replaced.
    expect(() => new ContentBudget().spend(of(80))).not.toThrow();
    expect(() => new ContentBudget().spend(of(100))).not.toThrow();
    expect(() => new ContentBudget().spend(of(101))).toThrowError(refusal('list-too-big'));
  });

  test('what is wrong in a million places is wrong in the first', () => {
    let asked = 0;
    const never = v.custom<number>(() => {
      asked += 1;
      return false;
    });
    expect(decodeJson(v.array(never), encodeJson(Array.from({ length: 1000 }, () => 0)))).toBeUndefined();
    expect(asked).toBe(1);
  });

  const centre = (name: string) =>
    `{"version":2,"plans":[],"unions":[],"mutuelles":[],"centres":[{"name":"${name}"}]}`;

  test('a directory as it ought to be is read: what follows is refused for what is wrong in it', () => {
    expect(decodeDirectory(packText(new TextEncoder().encode(centre('CSCom de Ɲɔrɔ')))).centres).toHaveLength(
      1,
    );
  });

  test.each([
    ['brackets without end', '['.repeat(50_000)],
    [
      'mutuelles of nothing',
      centre('x').replace('"mutuelles":[]', `"mutuelles":[${'[],'.repeat(20_000)}[]]`),
    ],
    ['half a character in a name', centre('\\ud800')],
    ['a name that turns round what follows', centre('\u202emocSC')],
    ['a name of two lines', centre('CSCom\\nOuvert')],
    ['a name that rings', centre('\\u0007')],
    ['__proto__', centre('x').replace('"centres"', '"__proto__":{},"centres"')],
  ])('directory-malformed: %s', (_, directory) => {
    const packed = packText(new TextEncoder().encode(directory));
    expect(() => decodeDirectory(packed)).toThrowError(refusal('directory-malformed'));
  });
});
