import type { Block } from '../blocks/block.ts';
import { EligibilityError } from '../errors.ts';

/** Of how many households and of how many persons all lists that are read together may tell: several times as many as a country has. */
const MOST = 8_388_608;

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
    if (Math.max(this.households, this.persons) > MOST) {
      throw new EligibilityError('list-too-big', { problem: 'households or persons' });
    }
  }
}
