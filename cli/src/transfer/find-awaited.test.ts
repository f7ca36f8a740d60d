import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCalendarDate } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import {
  digestTransfer,
  generateSigningKey,
  type FormerRange,
  type TrustedKey,
  type TrustList,
} from '@passeport/credential';
import { openRegistry, saveOffice, takeMutuelles, type Registry } from '@passeport/registry';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findAwaited } from './find-awaited.ts';

const MUTUELLE = parseMutuelleNumber('0401');
const RANGE = { from: MUTUELLE, to: MUTUELLE };
const BY = { actor: 'awa', at: new Date('2026-11-09T08:00:00Z') };
const FROM_5 = `a.${Buffer.from('from 5').toString('base64url')}.b`;
const FROM_6 = `a.${Buffer.from('from 6').toString('base64url')}.b`;

let folder: string;
let registry: Registry;
let list: TrustList;

/** Offices 5 and 6 have both given 0401 on, on one day; the registry is office 4's. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'awaited-'));
  registry = await openRegistry({ path: join(folder, 'registry.sqlite'), create: true });
  await saveOffice(registry, { number: 4, name: 'Ségou', mutuelles: [RANGE] }, BY, [RANGE]);
  const keys = [await keyOf(5, 'Sikasso', FROM_5), await keyOf(6, 'Mopti', FROM_6)];
  list = { sequence: 1, issued: '2026-11-09T08:00:00Z', roots: [], keys };
});
afterEach(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

async function keyOf(number: number, name: string, token: string): Promise<TrustedKey> {
  const { publicJwk: jwk, kid } = await generateSigningKey();
  const day = parseCalendarDate('2026-11-09');
  const former: FormerRange = { ...RANGE, through: day, transfer: (await digestTransfer(token)) ?? '' };
  const own = parseMutuelleNumber(`0${number}00`);
  return {
    jwk,
    kid,
    uses: ['lists'],
    office: { number, name },
    mutuelles: [{ from: own, to: own }],
    validFrom: day,
    validThrough: day,
    former: [former],
  };
}

/** What an office hands over: an empty mutuelle, and that it has taken it in by a transfer itself. */
async function take(office: number, token: string, before?: string): Promise<void> {
  const rows: object[] = [
    {
      table: 'mutuelles',
      row: {
        number: MUTUELLE,
        name: 'Benkadi',
        union_name: null,
        plan_code: 'AMV',
        later_plans: null,
        cercle: null,
        village: null,
        created: '2026-01-01T00:00:00.000Z',
        next_household: 1,
        next_own_receipt: 1,
      },
    },
  ];
  if (before !== undefined)
    rows.push({
      table: 'former_audit',
      row: {
        office,
        id: 1,
        at: '2026-11-09T07:00:00.000Z',
        actor: 'awa',
        action: 'mutuelle.take',
        subject: MUTUELLE,
        before: null,
        after: JSON.stringify({ office: 5, token: before }),
        sha256: 'a'.repeat(64),
      },
    });
  async function* stream() {
    for (const row of rows) yield await Promise.resolve(row);
  }
  const all = { believes: () => Promise.resolve(true), offers: () => true };
  await takeMutuelles(registry, { office, token, mutuelles: [MUTUELLE], ...all }, stream(), BY);
}

const awaited = async () => await findAwaited(registry, MUTUELLE, list, 4);

test('of two that left on one day, the one is not taken for the other', async () => {
  await take(5, FROM_5);
  expect(await awaited()).toEqual({ number: 6, name: 'Mopti' });
});

test('one that the office it came from had taken in is not waited for', async () => {
  await take(6, FROM_6, FROM_5);
  expect(await awaited()).toBeUndefined();
});

test('what an office put into its audit in the place of a token is none', async () => {
  await take(6, FROM_6, 'a.=.b');
  expect(await awaited()).toEqual({ number: 5, name: 'Sikasso' });
});
