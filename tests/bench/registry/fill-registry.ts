import { addMonths, firstDayOf, fromMonthIndex, parseCalendarDate, toMonthIndex } from '@passeport/calendar';
import { formatMemberNumber, type MemberNumber, type MutuelleNumber } from '@passeport/codes';
import type { PersonException } from '@passeport/eligibility';
import { drawRights, householdSize, TERMS, type Country } from '../country.ts';
import { openInserts, type Inserts, type PersonRow } from './inserts.ts';

/** Before anything that the country tells of. */
const JOINED = fromMonthIndex(2020 * 12);
const BIRTHS = {
  head: parseCalendarDate('1980-05-12'),
  spouse: parseCalendarDate('1985-03-12'),
  child: parseCalendarDate('2015-06-30'),
};

/**
 * Writes the whole country into an office's new registry, straight into its tables: mutuelles, households with one receipt
 * each, every person. Cards only of those of whom one is dead: the dead ones, and one that is alive.
 */
export function fillRegistry(path: string, { content, sizes }: Country): void {
  const inserts = openInserts(path);
  const last = { receipt: 0, card: 0 };
  for (const [index, { number, name, union = '', plan }] of content.mutuelles.entries()) {
    const households = sizes[index] ?? 0;
    inserts.mutuelle({ number, name, union, plan, households });
    fillMutuelle(inserts, { index, number, households }, last);
  }
  inserts.close();
}

function fillMutuelle(
  inserts: Inserts,
  { index, number, households }: { index: number; number: MutuelleNumber; households: number },
  last: { receipt: number; card: number },
): void {
  const rights = drawRights(index, households);
  const excepted = new Map(rights.exceptions.map((exception) => [exception.member, exception]));
  for (const { household, ...coverage } of rights.households) {
    const persons = householdSize(index, household);
    inserts.household({ mutuelle: number, household, joined: JOINED, persons });
    for (let person = 1; person <= persons; person += 1) {
      const member = formatMemberNumber({ mutuelle: number, household, person });
      inserts.person(personRow(member, person, excepted.get(member)));
    }
    if (!('from' in coverage)) continue;
    const months = 1 + toMonthIndex(coverage.through) - toMonthIndex(coverage.from);
    last.receipt += 1;
    inserts.receipt({
      mutuelle: number,
      household,
      id: last.receipt,
      paidOn: firstDayOf(coverage.from),
      amountFcfa: months * persons * TERMS.rate.fcfa,
      persons,
      from: coverage.from,
      months,
    });
  }
  for (const { member, below } of rights.deadEditions) {
    for (let edition = 1; edition <= below; edition += 1) {
      last.card += 1;
      inserts.card({ member, edition, issueNumber: last.card, isDead: edition < below });
    }
  }
}

/** Whom the list says nothing of, or the row from which it must say what it does. */
function personRow(member: MemberNumber, person: number, exception: PersonException | undefined): PersonRow {
  const relation = person === 1 ? 'head' : person === 2 ? 'spouse' : 'child';
  const usual = { member, relation, birth: BIRTHS[relation], since: null, joined: null } as const;
  const active = { ...usual, status: 'active' } as const;
  switch (exception?.kind) {
    case undefined:
      return active;
    case 'died':
    case 'removed':
      return { ...usual, status: exception.kind, since: parseCalendarDate('2026-02-01') };
    case 'left': {
      // She is covered to the end of the month in which she left.
      const since = exception.from === undefined ? null : firstDayOf(addMonths(exception.from, -1));
      return { ...usual, status: 'left', since };
    }
    case 'aged-out': {
      const years = TERMS.ageLimitYears;
      const birth = firstDayOf(addMonths(exception.from ?? JOINED, -12 * years));
      return { ...active, relation: 'child', birth };
    }
    case 'waiting': {
      const joined = firstDayOf(addMonths(exception.from, -TERMS.waitingMonths));
      return { ...active, joined };
    }
  }
}
