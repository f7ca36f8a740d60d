import { memberParts, parseMutuelleNumber } from '@passeport/codes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MutuelleNumbering } from './member-numbering.ts';
import type { MemberRow } from './member-row.ts';
import { accepted, memberRow } from './testing/fixtures.ts';

const mutuelle = parseMutuelleNumber('0401');

/** Rows of a small world, so that keys, households and heads collide. */
const someRows = fc.array(
  fc
    .record({ person: fc.nat(60), household: fc.nat(4), head: fc.boolean() })
    .map(({ person, household, head }) =>
      memberRow(mutuelle, person, { householdKey: `h${household}`, sourceKey: `p${person}`, head }),
    ),
  { maxLength: 120 },
);

const start = () => new MutuelleNumbering(mutuelle, 1, new Map(), new Map());

function placeAll(numbering: MutuelleNumbering, rows: MemberRow[]) {
  return rows.map((row) => numbering.place(row));
}

test('whatever the rows: one number a person, one person a number, 01 for heads and nobody else', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const numbering = start();
      const outcomes = placeAll(numbering, rows);
      const members = numbering.newPersons.map(({ member }) => member);
      expect(new Set(members).size).toBe(members.length);
      expect(new Set(numbering.newPersons.map(({ given }) => given.sourceKey)).size).toBe(members.length);
      for (const { member, given } of numbering.newPersons)
        expect(memberParts(member).person === 1).toBe(given.head === true);
      for (const [index, outcome] of outcomes.entries()) {
        const sameKey = rows.findIndex((row) => row.sourceKey === rows[index]?.sourceKey);
        if (outcome.outcome === 'already') expect(sameKey).toBeLessThan(index);
      }
      // Counters are exactly past what was given: no number is wasted either.
      const households = numbering.changedHouseholds();
      expect(numbering.nextHousehold).toBe(households.length + 1);
      for (const household of households) {
        const persons = numbering.newPersons.filter((person) => person.household === household);
        expect(persons.length).toBe(household.nextPerson - 2 + (household.headGiven ? 1 : 0));
      }
    }),
  );
});

test('placing the same rows again gives the same numbers and adds nobody', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const numbering = start();
      const first = placeAll(numbering, rows);
      const count = numbering.newPersons.length;
      for (const [index, outcome] of placeAll(numbering, rows).entries()) {
        const before = first[index];
        // A row that was refused stays so, unless a later row brought the same person in another way.
        if (before?.outcome === 'refused') expect(outcome).not.toMatchObject({ outcome: 'added' });
        else expect(accepted(outcome).member).toBe(accepted(before).member);
      }
      expect(numbering.newPersons.length).toBe(count);
    }),
  );
});
