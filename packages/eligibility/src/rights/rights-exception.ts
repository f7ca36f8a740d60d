import type { Month } from '@passeport/calendar';

/**
 * How a person's rights are not her household's.
 * - `died`, `removed` (struck off for fraud or by mistake): her cards are dead, whatever their edition.
 * - `left`, `aged-out` (past the age limit of the plan): not covered from the month `from` on, or already.
 * - `waiting` (a member added later): covered from the month `from` on.
 */
export type RightsException<When = Month> =
  | { kind: 'died' | 'removed' }
  | { kind: 'left' | 'aged-out'; from?: When }
  | { kind: 'waiting'; from: When };

/** The same, its month told in another way. */
export function tellMonth<Given, Told>(
  exception: RightsException<Given>,
  tell: (month: Given) => Told,
): RightsException<Told> {
  const { kind } = exception;
  switch (kind) {
    case 'died':
    case 'removed':
      return { kind };
    case 'left':
    case 'aged-out':
      return exception.from === undefined ? { kind } : { kind, from: tell(exception.from) };
    case 'waiting':
      return { kind, from: tell(exception.from) };
  }
}
