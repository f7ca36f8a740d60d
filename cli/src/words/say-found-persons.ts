import { formatMonth } from '@passeport/calendar';
import type { FoundPerson } from '../lost/find-by-words.ts';
import { alignColumns } from '../terminal/align-columns.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

/** A table of the persons found, or that there is nobody. */
export function sayFoundPersons(
  asked: string,
  { persons, found }: { persons: readonly FoundPerson[]; found: number },
  language: Language,
): string[] {
  const { lost, cardStates } = wordsOf(language);
  if (persons.length === 0) return [lost.nobody(asked)];
  const rows = persons.map((person) => [
    person.member,
    person.status === 'active' ? person.name : `${person.name} (${lost.statuses[person.status]})`,
    person.sex,
    String(person.birthYear),
    person.mutuelle,
    person.village ?? '',
    person.phone ?? '',
    person.card === undefined
      ? lost.noCard
      : `/${person.card.card.split('/')[1]} ${cardStates[person.card.state]}`,
    person.coveredThrough === undefined
      ? lost.notCovered
      : lost.coveredThrough(formatMonth(person.coveredThrough, language)),
  ]);
  return [
    ...alignColumns([lost.tableHead, ...rows]),
    ...(found > persons.length ? [lost.more(found - persons.length)] : []),
  ];
}
