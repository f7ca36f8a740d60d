import { formatMonth } from '@passeport/calendar';
import type { FoundPerson } from '../lost/find-by-words.ts';
import { alignColumns } from '../terminal/align-columns.ts';
import { formatPhone } from './format-phone.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

/** A table of the persons found, or that there is nobody. */
export function sayFoundPersons(
  asked: string,
  { persons, found }: { persons: readonly FoundPerson[]; found: number },
  language: Language,
): string[] {
  const { lost } = wordsOf(language);
  if (persons.length === 0) return [lost.nobody(asked)];
  return [
    ...alignColumns([lost.tableHead, ...persons.map((person) => cellsOf(person, language))]),
    ...(found > persons.length ? [lost.more(found - persons.length)] : []),
  ];
}

/** What a row of the table says of a person. */
export function cellsOf(person: FoundPerson, language: Language): string[] {
  const { lost, cardStates } = wordsOf(language);
  const became = sayWhatBecame(person, language);
  return [
    person.member,
    became === undefined ? person.name : `${person.name} (${became})`,
    person.sex,
    String(person.birthYear),
    person.mutuelle,
    person.village ?? '',
    person.phone === undefined ? '' : formatPhone(person.phone),
    person.card === undefined
      ? lost.noCard
      : `/${person.card.card.split('/')[1]} ${cardStates[person.card.state]}`,
    sayRights(person, language),
  ];
}

function sayRights({ rights }: FoundPerson, language: Language): string {
  const { lost } = wordsOf(language);
  if (rights?.reason === 'never-covered') return lost.notCovered;
  const { verdict, coveredFrom, coveredThrough } = rights ?? {};
  if (coveredFrom === undefined || coveredThrough === undefined || coveredFrom > coveredThrough)
    return lost.noRights;
  return verdict === 'waiting'
    ? lost.coveredFrom(formatMonth(coveredFrom, language))
    : lost.coveredThrough(formatMonth(coveredThrough, language));
}

function sayWhatBecame(
  { status, mergedInto, movedTo, movedFrom }: FoundPerson,
  language: Language,
): string | undefined {
  const { lost, identity } = wordsOf(language);
  if (mergedInto !== undefined) return identity.mergedInto(mergedInto);
  if (movedTo !== undefined) return identity.movedTo(movedTo);
  if (status !== 'active') return lost.statuses[status];
  return movedFrom === undefined ? undefined : identity.movedFrom(movedFrom);
}
