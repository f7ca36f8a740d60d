import type { MemberNumber } from '@passeport/codes';
import { findPersons, RegistryError, type Person, type Registry } from '@passeport/registry';
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

/**
 * Throws `member-missing`, `member-merged` and `member-moved` with the person's other number, and `member-gone` of somebody who left, died or was
 * removed.
 */
export async function requireActiveMember(registry: Registry, member: MemberNumber): Promise<void> {
  const [person] = await requireMembers(registry, member);
  if (person?.mergedInto !== undefined)
    throw new RegistryError('member-merged', { member, other: person.mergedInto });
  if (person?.movedTo !== undefined)
    throw new RegistryError('member-moved', { member, other: person.movedTo });
  if (person?.status !== 'active') throw new RegistryError('member-gone', { member });
}
