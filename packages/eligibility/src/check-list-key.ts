import type { TrustedKey } from '@passeport/credential';

import { EligibilityError } from './errors.ts';
import { dayOf } from './instant.ts';
import type { Manifest } from './manifest.ts';
import { numbersOf } from './mutuelle-ranges.ts';

/**
 * Whether the root lets this key sign this list. Throws `list-key-wrong-use`, `list-key-not-yet-valid`,
 * `list-key-expired` or `list-outside-scope`.
 */
export function checkListKey({ office, issued, blocks }: Manifest, key: TrustedKey): void {
  const { kid, validFrom, validThrough } = key;
  // 1. Its use.
  if (!key.uses.includes('lists')) throw new EligibilityError('list-key-wrong-use', { kid });

  // 2. Its dates, on the day of issue. That day cannot be set back far: see `checkHistory` and a list's age.
  const day = dayOf(issued);
  if (day < validFrom) throw new EligibilityError('list-key-not-yet-valid', { kid, issued, validFrom });
  if (day > validThrough) throw new EligibilityError('list-key-expired', { kid, issued, validThrough });

  // 3. Its office, and each mutuelle.
  if (office !== key.office.number) throw new EligibilityError('list-outside-scope', { kid, office });
  const outside = blocks
    .flatMap(({ mutuelles }) => numbersOf(mutuelles))
    .find((mutuelle) => !key.mutuelles.some(({ from, to }) => from <= mutuelle && mutuelle <= to));
  if (outside !== undefined) {
    throw new EligibilityError('list-outside-scope', { kid, office, mutuelle: outside });
  }
}
