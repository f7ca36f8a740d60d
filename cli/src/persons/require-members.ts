import type { MemberNumber } from '@passeport/codes';
import { findPersons, type Person, type Registry } from '@passeport/registry';
import { CliError } from '../cli-error.ts';

/** The persons with these numbers, in their order. Throws `member-missing`, which names the number that is nobody's. */
export async function requireMembers(registry: Registry, ...members: MemberNumber[]): Promise<Person[]> {
  const persons = new Map(
    (await findPersons(registry, { members })).map((person) => [person.member, person]),
  );
  return members.map((member) => {
    const person = persons.get(member);
    if (person === undefined) throw new CliError('member-missing', { member });
    return person;
  });
}
