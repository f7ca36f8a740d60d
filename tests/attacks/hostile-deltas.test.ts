import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { parseJws, parsePublicJwk, signJws, type PublicJwk } from '@passeport/credential';
import {
  applyDelta,
  openWholeList,
  packListFile,
  unpackListFile,
  type EligibilityList,
  type OpenListOptions,
  type PublishedList,
} from '@passeport/eligibility';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAttackedOffice, type AttackedOffice } from './attacked-office.ts';

/** Of a delta between lists numbered below 128, of an audit of fewer lines: where its parts begin. */
const AT = {
  office: 4,
  before: 5,
  digest: 6,
  step: 14,
  issued: 15,
  expires: 21,
  kid: 56,
  signature: 60,
  trust: 124,
};

let office: AttackedOffice;
let roots: PublicJwk[];
let published: unknown;
const NOW = new Date('2026-11-17T11:00:00Z');

beforeAll(async () => {
  office = await openAttackedOffice();
  const key = readFileSync(join(office.office, 'keys', 'root.pub.jwk'), 'utf8');
  roots = [parsePublicJwk(JSON.parse(key))];
  const [card] = (await office.desk.ask('card', 'list')) as { card: string }[];
  await office.desk.ask('card', 'revoke', card?.card ?? '', '--reason', 'stolen');
  office.desk.setNow('2026-11-16T10:00:00Z');
  await office.desk.ask('publish');
  office.desk.setNow('2026-11-17T10:00:00Z');
  published = await office.desk.ask('publish');
});
afterAll(() => office.desk.close());

const six = (sequence: number) => String(sequence).padStart(6, '0');
const listFile = (sequence: number): Uint8Array =>
  readFileSync(join(office.office, 'lists', `liste-${six(sequence)}.psl`));
const listOf = (sequence: number): PublishedList => unpackListFile(listFile(sequence));
const sentDelta = (before: number): string =>
  join(office.office, 'lists', `liste-${six(before + 1)}-depuis-${six(before)}.psd`);
/** Leads from a list to the third, as the site has it. */
const servedDelta = (before: number): Uint8Array =>
  readFileSync(join(office.office, 'list', 'deltas', `${before}.psd`));

const apply = async ({ blocks, ...list }: PublishedList, delta: Uint8Array): Promise<PublishedList> =>
  await applyDelta({ ...list, readBlock: async (sha256) => blocks.get(sha256) ?? new Uint8Array() }, delta);
/** What a phone does with a delta: it applies it to a list that it has, then opens what comes of it as any list. */
const receive = async (
  delta: Uint8Array,
  before: number,
  options: Partial<OpenListOptions> = {},
): Promise<EligibilityList> =>
  await openWholeList(await apply(listOf(before), delta), { roots, now: NOW, ...options });
const expectRefused = async (code: string, taking: Promise<unknown>) =>
  await expect(taking).rejects.toMatchObject({ code });
/** A delta with some bytes in the place of others. */
function patch(delta: Uint8Array, at: number, bytes: Uint8Array): Uint8Array {
  const forged = Uint8Array.from(delta);
  forged.set(bytes, at);
  return forged;
}

test('what the office publishes leads from each list to the newest, to the byte', async () => {
  expect(readdirSync(join(office.office, 'list', 'deltas')).sort()).toEqual(['1.psd', '2.psd']);
  for (const before of [1, 2]) {
    const made = await apply(listOf(before), servedDelta(before));
    expect(Buffer.compare(packListFile(made), listFile(3))).toBe(0);
  }
  expect(Uint8Array.from(readFileSync(sentDelta(2)))).toEqual(Uint8Array.from(servedDelta(2)));
  expect(published).toMatchObject({ sequence: 3, delta: { before: 2, file: sentDelta(2) } });
  expect(servedDelta(1).length).toBeLessThan(165);
});

describe('refused', () => {
  test('one that leads to an older list than was seen, or to another of the same number', async () => {
    const { seen } = await openWholeList(listOf(3), { roots, now: NOW });
    const old = readFileSync(sentDelta(1));
    await expectRefused('list-rollback', receive(old, 1, { newestSeen: [seen] }));
    const other = [{ ...seen, digest: '0'.repeat(64) }];
    await expectRefused('list-rollback', receive(servedDelta(2), 2, { newestSeen: other }));
  });

  test('one for another list, or of another office', async () => {
    await expectRefused('delta-other-list', receive(servedDelta(1), 2));
    const lied = patch(servedDelta(1), AT.before, Uint8Array.of(2));
    await expectRefused('delta-other-list', receive(lied, 2));
    await expectRefused('delta-other-list', receive(patch(servedDelta(2), AT.office, Uint8Array.of(9)), 2));
  });

  test('one that says that it is for the list at hand, and is not: what comes of it is not signed', async () => {
    const digest = servedDelta(2).subarray(AT.digest, AT.step);
    const forged = patch(patch(servedDelta(1), AT.before, Uint8Array.of(2)), AT.digest, digest);
    await expect(receive(forged, 2)).rejects.toMatchObject({
      code: expect.stringMatching(/^(delta-malformed|list-signature-wrong)$/),
    });
  });

  test('the changes of one under the signature of another', async () => {
    const signature = readFileSync(sentDelta(1)).subarray(AT.signature, AT.trust);
    await expectRefused('list-signature-wrong', receive(patch(servedDelta(2), AT.signature, signature), 2));
    // The revocation of the first, taken out: the body of a day on which nothing changed.
    const unchanged = servedDelta(2).subarray(AT.trust);
    const kept = Uint8Array.of(...servedDelta(1).subarray(0, AT.trust), ...unchanged);
    await expectRefused('list-signature-wrong', receive(kept, 1));
  });

  test('signed by the key for cards, or by the root', async () => {
    const genuine = await apply(listOf(2), servedDelta(2));
    const form = { typ: 'passeport-list+jws', maxBytes: 1_000_000 };
    const { payload } = parseJws(genuine.manifest, form);
    const codes = { cards: 'list-key-wrong-use', root: 'list-key-unknown' } as const;
    for (const role of ['cards', 'root'] as const) {
      const key = await office.stealKey(role);
      const { signature, kid } = parseJws(await signJws(payload, key, form.typ), form);
      const signed = patch(servedDelta(2), AT.kid, new TextEncoder().encode(kid));
      await expectRefused(codes[role], receive(patch(signed, AT.signature, signature), 2));
    }
  });

  test('another day of issue or expiry than was signed', async () => {
    for (const at of [AT.issued, AT.expires]) {
      const later = patch(servedDelta(2), at, Uint8Array.of((servedDelta(2)[at] ?? 0) ^ 1));
      await expectRefused('list-signature-wrong', receive(later, 2));
    }
  });

  test('without end: five gigabytes, texts and counts that are not there', async () => {
    await expectRefused('list-too-big', receive(new Uint8Array(5_000_000), 2));
    const head = servedDelta(2).subarray(0, AT.trust);
    const greedy = [
      // A trust list of 268 million bytes; the whole of the one before and 4 MiB more; changes by the million.
      [0xff, 0xff, 0xff, 0x7f],
      [4, 0, 0, 0xff, 0xff, 0xff, 0x7f],
      [0, 0, ...Array.from({ length: 3000 }, () => 0)],
      [0, 0, ...Array.from({ length: 3000 }, () => 0xff)],
    ];
    for (const bytes of greedy) {
      await expectRefused('delta-malformed', receive(Uint8Array.of(...head, ...bytes), 2));
    }
  });

  test('in the place of a whole list, at the office', async () => {
    const said = await office.desk.passeport('verify', office.qrText, '--list', sentDelta(2));
    expect(said).toMatchObject({ exitCode: 1, stdout: '' });
    expect(said.stderr).toMatch(/^[^\n]+donnez la liste entière[^\n]+\[list-is-delta\]\n$/);
    const long = office.write('longue.psd', servedDelta(2));
    truncateSync(long, 5_000_000_000);
    const refused = await office.desk.passeport('verify', office.qrText, '--list', long);
    expect(refused.stderr).toMatch(/\[list-too-big\]\n$/);
  });
});

test('a list of the office’s own that was damaged keeps nobody from publishing', async () => {
  truncateSync(join(office.office, 'lists', `liste-${six(2)}.psl`), 200);
  office.desk.setNow('2026-11-18T10:00:00Z');
  await office.desk.ask('publish');
  expect(readdirSync(join(office.office, 'list', 'deltas')).sort()).toEqual(['1.psd', '3.psd']);
});
