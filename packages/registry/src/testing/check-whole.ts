import { householdParts, memberParts } from '@passeport/codes';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { listCards } from '../card.ts';
import { cardsInOrderOfIssue } from '../cards-in-order-of-issue.ts';
import { findPersons } from '../find-persons.ts';
import { listAudit } from '../list-audit.ts';
import { listMutuelles } from '../mutuelle.ts';
import type { Registry } from '../registry.ts';
import type { Reported } from './work-in-process.ts';

/** That nothing reported is missing, nothing is half done, and no number was given twice. */
export async function checkWhole(registry: Registry, reports: Reported[]): Promise<void> {
  if (registry.engine === 'sqlite') {
    const { rows } = await sql`pragma integrity_check`.execute(registry.db);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    const broken = await sql`pragma foreign_key_check`.execute(registry.db);
    expect(broken.rows).toEqual([]);
  }
  const mutuelles = (await listMutuelles(registry)).map(({ number }) => number);
  const persons = await findPersons(registry);
  const members = persons.map(({ member }) => member);
  const cards = (await listCards(registry)).map(({ card }) => card);
  expectAll(
    mutuelles,
    reports.flatMap((report) => report.mutuelles),
  );
  expectAll(
    members,
    reports.flatMap((report) => report.members),
  );
  expectAll(
    cards,
    reports.flatMap((report) => report.cards),
  );
  expectUnique(reports.flatMap((report) => report.lists).map(String));
  expectUnique(persons.map(({ sourceKey }) => sourceKey));

  // A batch of five persons, and of five cards, is there wholly or not at all.
  const batches = Map.groupBy(persons, ({ sourceKey }) => sourceKey.replace(/ \d+$/, ''));
  for (const batch of batches.values()) expect(batch).toHaveLength(5);
  expect(cards.length % 5).toBe(0);

  // Cards are numbered in the order of their issue, without a gap.
  const issueNumbers: number[] = [];
  for await (const { issueNumber } of cardsInOrderOfIssue(registry)) issueNumbers.push(issueNumber);
  expect(issueNumbers).toEqual(cards.map((_, index) => index + 1));

  // Every audit line has its thing and every thing its line, numbered without a gap.
  const lines = await listAudit(registry, { limit: 1_000_000 });
  expect(lines.map(({ id }) => id)).toEqual(lines.map((_, index) => index + 1));
  const subjects = (action: string) =>
    lines.flatMap((line) => (line.action === action ? line.subject : [])).toSorted();
  expect(subjects('mutuelle.add')).toEqual(mutuelles.toSorted());
  expect(subjects('person.add')).toEqual(members.toSorted());
  expect(subjects('card.issue')).toEqual(cards.toSorted());

  // The counters are past every number that was given.
  const households = await registry.db.selectFrom('households').selectAll().execute();
  for (const { household, next_person, head_given } of households) {
    const own = persons.filter((person) => householdParts(person.household).household === household);
    const numbers = own.map(({ member }) => memberParts(member).person);
    expect(next_person).toBe(Math.max(1, ...numbers) + 1);
    expect(head_given).toBe(numbers.includes(1) ? 1 : 0);
  }
}

function expectAll(found: readonly string[], reported: readonly string[]): void {
  expectUnique(found);
  expectUnique(reported);
  const known = new Set(found);
  expect(reported.filter((number) => !known.has(number))).toEqual([]);
}

function expectUnique(numbers: readonly string[]): void {
  expect(new Set(numbers).size).toBe(numbers.length);
}
