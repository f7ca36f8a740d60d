import type { MemberNumber } from '@passeport/codes';
import type { Change } from './change.ts';
import { RegistryError } from './errors.ts';
import { personOf, selectPersons, type Person } from './person.ts';

/** Throws `member-unknown`. */
export async function requirePerson({ db }: Change, member: MemberNumber): Promise<Person> {
  const row = await selectPersons(db).where('persons.member', '=', member).executeTakeFirst();
  if (row === undefined) throw new RegistryError('member-unknown', { member });
  return personOf(row);
}

/** Throws `member-merged` or `member-moved` of a number that is no longer its person's, with the other one. */
export function requireOneNumber({ member, mergedInto, movedTo }: Person): void {
  if (mergedInto !== undefined) throw new RegistryError('member-merged', { member, other: mergedInto });
  if (movedTo !== undefined) throw new RegistryError('member-moved', { member, other: movedTo });
}

/** The same, and `member-gone` of somebody who left, died or was removed. */
export function requireActive(person: Person): void {
  requireOneNumber(person);
  if (person.status !== 'active') throw new RegistryError('member-gone', { member: person.member });
}
