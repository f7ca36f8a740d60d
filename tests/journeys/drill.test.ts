import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeCards } from './drill/judge-cards.ts';
import { Random } from './drill/random.ts';
import { Year } from './drill/year.ts';

// The whole of it, 200 kills, 20 full disks, 5,000 cards at 12 dates, is `pnpm bench drill`: the same code.
const HARDSHIP = { kills: 8, fullDisks: 2, households: 3, payments: 2 };

let folder: string;
let year: Year;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passeport-drill-'));
  year = new Year(folder, HARDSHIP, new Random(20_261_122));
});
afterAll(async () => {
  await year.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a year of two offices’ work with the power going and the disk full: nothing reported is lost, no number given twice', async () => {
  await year.work();
  expect(year.struck).toMatchObject({ kills: HARDSHIP.kills, fullDisks: HARDSHIP.fullDisks });
  expect(year.struck.hit, 'some hit a command at its work').toBeGreaterThan(0);
  const published = (of: number) => year.lists.filter(({ office }) => office === of).length;
  expect([published(1), published(2)]).toEqual([12, 4]);
  const signers = [...year.given.cards.values()].map(({ member, kid }) => {
    const { trust } = year.lists.at(-1)?.known ?? {};
    return `${member.slice(0, 4)} by ${trust?.keys[kid]}`;
  });
  const before = ['0401 by 1', '0402 by 1'];
  expect(signers, 'what was given has cards of both').toEqual(
    expect.arrayContaining([...before, '0401 by 2', '0402 by 2']),
  );
});

it('and every verdict of random cards at twelve dates is an independent model’s', async () => {
  const { disagreements, verdicts } = await judgeCards(year, folder, 400, new Random(7));
  expect(disagreements).toEqual([]);
  const codes = 'eligible lapsed waiting not-covered rights-unknown revoked card-expired not-yet-valid';
  expect(Object.keys(verdicts)).toEqual(
    expect.arrayContaining([...codes.split(' '), 'not-authentic', 'unknown-issuer', 'unreadable']),
  );
});
