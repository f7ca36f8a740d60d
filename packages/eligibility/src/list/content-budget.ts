import type { Block } from '../blocks/block.ts';
import { EligibilityError } from '../errors.ts';

/**
 * Of how many households and of how many persons all lists that are read together may tell: more than three times the 2.5 million
 * households of a country, and more than its 20 million persons, should every one of them have had a card replaced.
 */
const MOST_HOUSEHOLDS = 8_388_608;
const MOST_PERSONS = 25_165_824;

/** Counts what lists tell: of a few bytes their coder can make hours of work. */
export class ContentBudget {
  private households = 0;
  private persons = 0;

  /** Throws `list-too-big`. */
  spend(blocks: readonly Block[]): void {
    for (const { through, persons } of blocks) {
      this.households += through.length;
      this.persons += persons.length;
    }
    if (this.households > MOST_HOUSEHOLDS || this.persons > MOST_PERSONS) {
      throw new EligibilityError('list-too-big', { problem: 'households or persons' });
    }
  }
}
