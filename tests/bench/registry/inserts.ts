import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { formatCardNumber, memberParts, type MemberNumber, type MutuelleNumber } from '@passeport/codes';
import type { CalendarDate, Month } from '@passeport/calendar';

const RECORDED = '2026-01-15T09:00:00.000Z';

/** A person as her row; what the list does not need is the same for everybody. */
export interface PersonRow {
  member: MemberNumber;
  birth: CalendarDate;
  relation: 'head' | 'spouse' | 'child';
  status: 'active' | 'left' | 'died' | 'removed';
  since: CalendarDate | null;
  joined: CalendarDate | null;
}

/** Nothing is waited for, and the log of a registry in use is left: one transaction in an empty file needs no other. */
const PRAGMAS = [
  'journal_mode = delete',
  'synchronous = off',
  'foreign_keys = off',
  'locking_mode = exclusive',
  'cache_size = -262144',
];

/** Rows put into an office's registry, in the order in which its indexes have them; nothing is checked. */
export interface Inserts {
  mutuelle(row: {
    number: MutuelleNumber;
    name: string;
    union: string;
    plan: string;
    households: number;
  }): void;
  household(row: { mutuelle: MutuelleNumber; household: number; joined: Month; persons: number }): void;
  person(row: PersonRow): void;
  receipt(row: {
    mutuelle: MutuelleNumber;
    household: number;
    id: number;
    paidOn: CalendarDate;
    amountFcfa: number;
    persons: number;
    from: Month;
    months: number;
  }): void;
  card(row: { member: MemberNumber; edition: number; issueNumber: number; isDead: boolean }): void;
  close(): void;
}

/** Opens a registry that nobody else has open. A fill that is broken off leaves a broken one. */
export function openInserts(path: string): Inserts {
  const database = new Database(path);
  for (const pragma of PRAGMAS) database.pragma(pragma);
  const insert = (table: string, row: Record<string, string>) => {
    const [columns, values] = [Object.keys(row).join(), Object.values(row).join()];
    return database.prepare(`insert into ${table} (${columns}) values (${values})`);
  };
  const number = insert('mutuelle_numbers', { number: '?', given_at: `'${RECORDED}'` });
  const mutuelle = insert('mutuelles', {
    number: '?',
    name: '?',
    // Names are drawn, and may be drawn twice.
    name_key: '?',
    union_name: '?',
    union_key: `''`,
    plan_code: '?',
    created: `'${RECORDED}'`,
    next_household: '?',
    next_own_receipt: '1',
  });
  const household = insert('households', {
    mutuelle: '?',
    household: '?',
    source_key: '?',
    village: `'Sirakoro'`,
    joined: '?',
    next_person: '?',
    head_given: '1',
    added: `'2026-01-15'`,
  });
  const person = insert('persons', {
    member: '?',
    mutuelle: '?',
    household: '?',
    person: '?',
    source_key: '?',
    family_name: `'Coulibaly'`,
    given_names: `'Fatoumata'`,
    sex: `'F'`,
    birth: '?',
    relation: '?',
    status: '?',
    since: '?',
    joined: '?',
    added: `'${RECORDED}'`,
  });
  const receipt = insert('contributions', {
    id: '?',
    mutuelle: '?',
    household: '?',
    source_key: '?',
    receipt: '?',
    receipt_key: '?',
    paid_on: '?',
    amount_fcfa: '?',
    persons: '?',
    from_month: '?',
    months: '?',
    collector: `'Moussa Diarra'`,
    method: `'cash'`,
    recorded_at: `'${RECORDED}'`,
  });
  const card = insert('cards', {
    card: '?',
    member: '?',
    mutuelle: '?',
    edition: '?',
    issue_number: '?',
    state: '?',
    // As long as a signed card's.
    qr_text: `'PS1:' || printf('%.700c', '0')`,
    kid: `'AbCd'`,
    not_before: `'2026-01-15'`,
    valid_through: `'2031-01-14'`,
    issued_at: `'${RECORDED}'`,
    revoked_at: '?',
    revoked_from: '?',
    reason: '?',
    replacement_asked: '?',
  });
  database.exec('begin');
  return {
    mutuelle(row) {
      number.run(row.number);
      const key = `${row.name} ${row.number}`;
      mutuelle.run(row.number, row.name, key, row.union, row.plan, row.households + 1);
    },
    household(row) {
      household.run(row.mutuelle, row.household, fiveDigits(row.household), row.joined, row.persons + 1);
    },
    person({ member, birth, relation, status, since, joined }) {
      const { mutuelle, household, person: number } = memberParts(member);
      person.run(
        member,
        mutuelle,
        household,
        number,
        member.slice(5, 13),
        birth,
        relation,
        status,
        since,
        joined,
      );
    },
    receipt(row) {
      const key = fiveDigits(row.household);
      const { id, mutuelle, household, paidOn, amountFcfa, persons, from, months } = row;
      receipt.run(id, mutuelle, household, key, key, key, paidOn, amountFcfa, persons, from, months);
    },
    card({ member, edition, issueNumber, isDead }) {
      const number = formatCardNumber(member, edition);
      const end = isDead
        ? ['revoked', RECORDED, 'handed-over', 'lost', 1]
        : ['handed-over', null, null, null, 0];
      card.run(number, member, memberParts(member).mutuelle, edition, issueNumber, ...end);
    },
    close() {
      database.exec('commit');
      database.close();
      // What the first command waits for would otherwise be the disk, with the whole country.
      const written = openSync(path, 'r+');
      fsyncSync(written);
      closeSync(written);
    },
  };
}

function fiveDigits(household: number): string {
  return String(household).padStart(5, '0');
}
