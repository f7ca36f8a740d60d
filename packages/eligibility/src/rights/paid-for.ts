import { personException, type PersonContext, type PersonFacts } from './person-exception.ts';

/**
 * Whether a month is to be paid for a person, by the table in the README: for every member but a child whom the plan's age limit has
 * put out. Who waits for her rights is paid for.
 */
export function isPaidFor(person: PersonFacts, context: PersonContext): boolean {
  if (person.status !== 'active') return false;
  const exception = personException(person, context);
  if (exception?.kind !== 'aged-out') return true;
  // Without a month: her wait ends after the limit, she will never be covered.
  return exception.from !== undefined && exception.from > context.asOf;
}
