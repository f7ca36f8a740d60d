import type { Age, Look } from './portrait/look.ts';

/** A person of the made-up register, as it writes her down. */
export interface DemoPerson {
  /** Her code in the register, which her photo is named by. */
  key: string;
  relation: string;
  familyName: string;
  givenNames: string;
  /** '' where the register forgot it. */
  sex: 'F' | 'M' | '';
  /** As typed; a `Date` where the cell is an Excel date. */
  birth: string | number | Date;
  phone?: string | number;
  /** What her portrait shows; none for those without a photo. */
  look?: Partial<Omit<Look, 'skin' | 'age'>> & { age: Age; skin: number };
}

export interface DemoHousehold {
  number: number;
  village: string;
  people: readonly DemoPerson[];
}

export interface DemoMutuelle {
  name: string;
  union: string;
  village: string;
  plan: string;
  /** Begins the receipts and the codes of its people. */
  prefix: string;
  collector: string;
  households: readonly DemoHousehold[];
}
