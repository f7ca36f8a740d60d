import { parseCalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { beforeAll, describe, expect, test } from 'vitest';

import { openList, type ListSource } from './open-list.ts';
import type { OpenListOptions } from './verify-list.ts';
import {
  makeFederation,
  makeKey,
  NOW,
  publish,
  sourceOf,
  trusted,
  type Federation,
} from '../samples/office.ts';

let federation: Federation;

beforeAll(async () => {
  federation = await makeFederation();
});

async function open(source: ListSource, options: Partial<OpenListOptions> = {}) {
  return await openList(source, { roots: [federation.root.publicJwk], now: NOW, ...options });
}

const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ name: 'EligibilityError', code, details: expect.objectContaining(details) });

describe('the key of a list', () => {
  test('list-key-unknown: nobody vouches for it', async () => {
    const stranger = await publish({ ...federation, office: await makeKey() });
    await expect(open(sourceOf(stranger))).rejects.toThrowError(refusal('list-key-unknown'));
  });

  test('list-signature-wrong: signed by a stranger under the office’s kid', async () => {
    const stranger = { ...(await makeKey()), kid: federation.office.kid };
    const forged = await publish({ ...federation, office: stranger });
    await expect(open(sourceOf(forged))).rejects.toThrowError(
      refusal('list-signature-wrong', { kid: stranger.kid }),
    );
  });

  test('a mutuelle that its office gave up: in lists of until that day, not after', async () => {
    const key = await makeKey();
    const from = parseMutuelleNumber('0417');
    const rest = [{ from: parseMutuelleNumber('0418'), to: parseMutuelleNumber('0499') }];
    const gave = (through: string) => [
      { from, to: from, through: parseCalendarDate(through), transfer: 'A'.repeat(43) },
    ];
    for (const [through, isTaken] of [
      ['2026-03-14', true],
      ['2026-03-13', false],
    ] as const) {
      const other = await makeFederation([trusted(key, { mutuelles: rest, former: gave(through) })]);
      const signed = sourceOf(await publish({ ...other, office: key }));
      const opening = open(signed, { roots: [other.root.publicJwk] });
      if (isTaken) expect((await opening).mutuelles).toContain(from);
      else await expect(opening).rejects.toThrowError(refusal('list-outside-scope', { mutuelle: from }));
    }
  });

  test.each<[string, Parameters<typeof trusted>[1]]>([
    ['list-key-wrong-use', { uses: ['cards'] }],
    ['list-key-expired', { validThrough: parseCalendarDate('2026-03-13') }],
    ['list-key-not-yet-valid', { validFrom: parseCalendarDate('2026-03-15') }],
    [
      'list-outside-scope',
      { mutuelles: [{ from: parseMutuelleNumber('0418'), to: parseMutuelleNumber('0499') }] },
    ],
    ['list-outside-scope', { mutuelles: [] }],
    ['list-outside-scope', { office: { number: 2, name: 'UTM Mopti' } }],
  ])('%s', async (code, part) => {
    const key = await makeKey();
    const other = await makeFederation([trusted(key, part)]);
    const signed = await publish({ ...other, office: key });
    await expect(open(sourceOf(signed), { roots: [other.root.publicJwk] })).rejects.toThrowError(
      refusal(code),
    );
  });

  test('the first and the last day of a key are its own', async () => {
    const key = await makeKey();
    const day = parseCalendarDate('2026-03-14');
    const other = await makeFederation([trusted(key, { validFrom: day, validThrough: day })]);
    const signed = await publish({ ...other, office: key });
    expect(await open(sourceOf(signed), { roots: [other.root.publicJwk] })).toMatchObject({ sequence: 7 });
  });
});
