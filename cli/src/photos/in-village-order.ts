import type { Person } from '@passeport/registry';

/** Persons as somebody walks through a village: by mutuelle, village, household and number. */
export function inVillageOrder(persons: readonly Person[]): Person[] {
  const { compare } = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
  return persons.toSorted(
    (a, b) =>
      compare(a.mutuelle, b.mutuelle) ||
      compare(a.village ?? '', b.village ?? '') ||
      (a.member < b.member ? -1 : 1),
  );
}
