import { birthYearOf, calendarDateOf, monthOf } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import { findRights, personException, type Rights } from '@passeport/eligibility';
import { findPersons, listCards, listMutuelles, type Card, type Person } from '@passeport/registry';
import { readAccount, type SettledHousehold } from '../actions/read-account.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { searchPersons } from './search-persons.ts';

/** A person as an operator knows her again, with her newest card and what a list of today would say of her. */
export interface FoundPerson extends Pick<
  Person,
  'member' | 'sex' | 'status' | 'village' | 'phone' | 'mergedInto' | 'movedTo' | 'movedFrom'
> {
  name: string;
  birthYear: number;
  mutuelle: string;
  card?: Pick<Card, 'card' | 'state'>;
  /** None of who died or was removed. */
  rights?: Rights;
}

/** The persons whom words may mean, the likeliest first, at most `most`; `found` is how many there are. */
export async function findByWords(
  office: Office,
  words: string,
  most: number,
  at: Date,
): Promise<{ persons: FoundPerson[]; found: number }> {
  const { members, found } = await searchPersons(office.registry, words, most);
  return { persons: await describePersons(office, members, at), found };
}

/** Persons as they are shown, in the order of the numbers given. */
export async function describePersons(
  office: Office,
  members: readonly MemberNumber[],
  at: Date,
): Promise<FoundPerson[]> {
  const { registry } = office;
  const rank = new Map(members.map((member, index) => [member, index]));
  const rankOf = (member: MemberNumber): number => rank.get(member) ?? members.length;
  const persons = (await findPersons(registry, { members })).sort(
    (a, b) => rankOf(a.member) - rankOf(b.member),
  );
  const cards = new Map((await listCards(registry, { members })).map((card) => [card.member, card]));
  const mutuelles = new Map((await listMutuelles(registry)).map(({ number, name }) => [number, name]));
  const described: FoundPerson[] = [];
  for (const person of persons) {
    const rights = rightsOf(person, await readAccount(office, person.household, at), at);
    const card = cards.get(person.member);
    described.push({
      member: person.member,
      name: nameOnCard(person),
      sex: person.sex,
      birthYear: birthYearOf(person.birth),
      status: person.status,
      mutuelle: mutuelles.get(person.mutuelle) ?? person.mutuelle,
      ...(person.village !== undefined && { village: person.village }),
      ...(person.phone !== undefined && { phone: person.phone }),
      ...(person.mergedInto !== undefined && { mergedInto: person.mergedInto }),
      ...(person.movedTo !== undefined && { movedTo: person.movedTo }),
      ...(person.movedFrom !== undefined && { movedFrom: person.movedFrom }),
      ...(card !== undefined && { card: { card: card.card, state: card.state } }),
      ...(rights !== undefined && { rights }),
    });
  }
  return described;
}

function rightsOf(
  person: Person,
  { plan, kept, account: { coverage } }: SettledHousehold,
  at: Date,
): Rights | undefined {
  if (person.status === 'died' || person.status === 'removed') return undefined;
  const asOf = monthOf(calendarDateOf(at));
  const exception = personException(person, { plan, householdJoined: kept.joined, asOf });
  return findRights({ coverage, mutuelle: { plan }, ...(exception !== undefined && { exception }) }, asOf);
}
