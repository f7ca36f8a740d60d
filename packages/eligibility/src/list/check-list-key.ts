import { maySignFor, type KeyUse, type TrustedKey } from '@passeport/credential';
import type { MutuelleNumber } from '@passeport/codes';

import { EligibilityError } from '../errors.ts';
import { dayOf } from '../instant.ts';

/** What a key has signed: whose it says it is, when, and every mutuelle that it speaks of. */
export interface SignedScope {
  office: number;
  issued: string;
  mutuelles: readonly MutuelleNumber[];
}

/**
 * Whether the root lets this key sign this list, or this collection of lists. Throws `list-key-stolen`,
 * `list-key-wrong-use`, `list-key-not-yet-valid`, `list-key-expired` or `list-outside-scope`.
 */
export function checkListKey(
  { office, issued, mutuelles }: SignedScope,
  key: TrustedKey,
  use: Exclude<KeyUse, 'cards'>,
): void {
  const { kid, validFrom, validThrough } = key;
  // 0. Nobody else has it. Whoever stole it writes any day of issue that he likes.
  if (key.compromisedSince !== undefined) throw new EligibilityError('list-key-stolen', { kid, issued });

  // 1. Its use.
  if (!key.uses.includes(use)) throw new EligibilityError('list-key-wrong-use', { kid });

  // 2. Its dates, on the day of issue. That day cannot be set back far: see `checkHistory` and a list's age.
  const day = dayOf(issued);
  if (day < validFrom) throw new EligibilityError('list-key-not-yet-valid', { kid, issued, validFrom });
  if (day > validThrough) throw new EligibilityError('list-key-expired', { kid, issued, validThrough });

  // 3. Its office, and each mutuelle, which was its own on that day.
  if (office !== key.office.number) throw new EligibilityError('list-outside-scope', { kid, office });
  const outside = mutuelles.find((mutuelle) => !maySignFor(key, mutuelle, day));
  if (outside !== undefined) {
    throw new EligibilityError('list-outside-scope', { kid, office, mutuelle: outside });
  }
}
