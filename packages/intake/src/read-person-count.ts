import { foldText } from './fold.ts';
import { accept, refuse, type Outcome } from './issue.ts';

/** No household has more. */
const MAX_PERSONS = 99;

/** A number of persons: `5`, `5 pers.`, `5 personnes`. */
export function readPersonCount(text: string): Outcome<number> {
  const persons = Number(
    /^(\d{1,2})(?: (?:p|pers|personnes?|membres?|beneficiaires?))?$/.exec(foldText(text))?.[1],
  );
  return persons >= 1 && persons <= MAX_PERSONS ? accept(persons) : refuse('persons-unreadable');
}
