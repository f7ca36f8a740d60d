import type { BirthDate } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { PersonStatus, Sex } from './states.ts';
import { withoutNulls } from './without-nulls.ts';

/** What a person is looked for by. */
export interface NamedPerson {
  member: MemberNumber;
  familyName: string;
  givenNames: string;
  sex: Sex;
  birth: BirthDate;
  phone?: string;
  nina?: string;
  village?: string;
  status: PersonStatus;
}

const PERSONS_PER_PAGE = 5_000;

/** Every person of the office in the order of their numbers, read a page at a time: memory does not grow with the office. */
export async function* browsePersons(registry: Registry): AsyncGenerator<NamedPerson, void> {
  let after: MemberNumber | undefined;
  for (;;) {
    const start = after;
    const page = await look(registry, (db) => {
      const persons = db
        .selectFrom('persons')
        .innerJoin('households', (join) =>
          join
            .onRef('households.mutuelle', '=', 'persons.mutuelle')
            .onRef('households.household', '=', 'persons.household'),
        )
        .select([
          'persons.member',
          'persons.family_name as familyName',
          'persons.given_names as givenNames',
          'persons.sex',
          'persons.birth',
          'persons.phone',
          'persons.nina',
          'persons.status',
          'households.village',
        ])
        .orderBy('persons.member')
        .limit(PERSONS_PER_PAGE);
      return (start === undefined ? persons : persons.where('persons.member', '>', start)).execute();
    });
    for (const row of page) yield withoutNulls(row);
    const last = page.at(-1);
    if (last === undefined || page.length < PERSONS_PER_PAGE) return;
    after = last.member;
  }
}
