import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addMonths, monthOf, parseCalendarDate } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  matchPhotos,
  readContributionSheet,
  readMemberRegister,
  readMutuelleList,
  readTable,
  type ContributionRow,
  type MemberRegister,
} from '@passeport/intake';
import { expect, test } from 'vitest';
import { writeDemoContributions } from './contributions.ts';
import { demoMutuelles } from './people.ts';

const today = parseCalendarDate('2026-11-15');

async function readRegister(): Promise<MemberRegister> {
  const bytes = await readFile(join(import.meta.dirname, 'registre.xlsx'));
  return readMemberRegister(await readTable(bytes, 'registre.xlsx'), { today });
}

async function readContributions(on = today): Promise<readonly ContributionRow[]> {
  const bytes = new TextEncoder().encode(writeDemoContributions(on));
  const sheet = readContributionSheet(await readTable(bytes, 'cotisations.csv'), { today: on });
  expect(sheet.refusals).toEqual([]);
  return sheet.rows;
}

test('three mutuelles', async () => {
  const bytes = await readFile(join(import.meta.dirname, 'mutuelles.csv'));
  const list = readMutuelleList(await readTable(bytes, 'mutuelles.csv'));
  expect(list.refusals).toEqual([]);
  expect(list.rows.map(({ name, plan }) => [name, plan])).toEqual([
    ['Benkadi', 'AMV'],
    ['Jigiya', 'AMV'],
    ['Ɲɛtaa', 'RURAL'],
  ]);
});

test('the register has its people, the three rows to refuse, and what is worth a warning', async () => {
  const register = await readRegister();
  expect(register.rows.length).toBeGreaterThanOrEqual(48);
  expect(new Set(register.rows.map(({ mutuelle, householdKey }) => `${mutuelle} ${householdKey}`)).size).toBe(
    15,
  );
  expect(register.rows.filter(({ isHead }) => isHead)).toHaveLength(15);
  expect(register.refusals.map(({ column, code, value }) => [column, code, value])).toEqual([
    ['Date ou année de naissance', 'date-impossible', '31/02/2015'],
    ['Sexe', 'missing', ''],
    ['NOM', 'row-already-seen', 'KONTAO'],
  ]);
  expect(register.warnings.map(({ code }) => code)).toEqual([
    'phone-second-left-out',
    'phone-unreadable',
    'birth-year-only',
  ]);
  expect(register.ignoredColumns).toEqual(['Observations']);
});

test('the register holds the people as they are written here', async () => {
  const { rows, refusals } = await readRegister();
  const people = demoMutuelles.flatMap(({ households }) =>
    households.flatMap((household) => household.people),
  );
  expect(rows.length + refusals.length).toBe(people.length);
  for (const { rowKey, familyName, givenNames } of rows)
    expect(people).toContainEqual(expect.objectContaining({ key: rowKey, familyName, givenNames }));
});

test('a photo for all but two, and one of nobody', async () => {
  const { rows } = await readRegister();
  const persons = rows.map(({ rowKey }, index) => ({
    rowKey,
    member: formatMemberNumber({ mutuelle: parseMutuelleNumber('0001'), household: index + 1, person: 1 }),
  }));
  const files = await readdir(join(import.meta.dirname, 'photos'));
  const matches = matchPhotos(
    files.map((file) => ({ file })),
    persons,
  );
  expect(matches.ambiguous).toEqual([]);
  expect(matches.unmatchedFiles.map(({ file }) => file)).toEqual(['IMG-20260314-WA0007.jpg']);
  const without = persons.filter(({ member }) => matches.withoutPhoto.includes(member));
  expect(without.map(({ rowKey }) => rowKey)).toEqual(['JG-09', 'NT-12']);
  expect(matches.matched).toHaveLength(rows.length - 2);
});

test.each(['2026-11-15', '2027-01-01', '2028-02-29', '2031-12-31'])(
  'on %s most households are covered, and the rest is as told',
  async (day) => {
    const on = parseCalendarDate(day);
    const contributions = await readContributions(on);
    const month = monthOf(on);
    const standings = demoMutuelles.flatMap(({ name, households }) =>
      households.map(({ number }) => {
        const paid = contributions
          .filter(
            ({ mutuelle, paidBy }) =>
              mutuelle === name && 'householdKey' in paidBy && paidBy.householdKey === String(number),
          )
          .map(({ from = month, months = 1 }) => ({ from, through: addMonths(from, months - 1) }));
        if (paid.some(({ from, through }) => from <= month && month <= through)) return 'covered';
        if (paid.length === 0) return 'never';
        return paid.some(({ from }) => from > month) ? 'later' : 'lapsed';
      }),
    );
    const count = (standing: string): number => standings.filter((one) => one === standing).length;
    expect([count('covered'), count('lapsed'), count('later'), count('never')]).toEqual([11, 2, 1, 1]);
    expect(new Set(contributions.map(({ receipt }) => receipt)).size).toBe(contributions.length);
  },
);
