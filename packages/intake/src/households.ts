import { foldText, foldWords } from './fold.ts';
import { householdKeyOf, householdKeyOfHead } from './read-household-key.ts';
import type { RowReader } from './row-reader.ts';
import type { MemberField } from './member-columns.ts';

/** What a row says of its household, before it is compared with the others. */
export interface HouseholdClues {
  reader: RowReader<MemberField>;
  /** Household keys count inside one mutuelle. */
  mutuelle: string;
  village: string;
  /** The person's own name as written, readable or not. */
  ownName: string;
  /** The name in "Chef de ménage", when it holds one. */
  headName: string;
  /** Whether the row says that its person is the head, by relation or by mark; undefined when it says neither. */
  saysHead: boolean | undefined;
}

/** The household a row belongs to. */
export interface HouseholdPlace {
  key: string;
  isHead: boolean;
  /** Whether the key came from the row's surroundings or its person's name: a corrected row must keep it. */
  isInferred: boolean;
}

/**
 * Gives each row its household. The key is the household's number; without one, the head's name and village; without that, a
 * row that is not a head follows the row just above it. Rows that contradict each other on who is head are refused.
 */
export function placeHouseholds(
  clues: readonly HouseholdClues[],
  assumeHeads: boolean,
): (HouseholdPlace | undefined)[] {
  const places = clues.map((): HouseholdPlace | undefined => undefined);
  for (const [index, clue] of clues.entries())
    places[index] = placeOne(clue, clues[index - 1], places[index - 1]);

  const households = Map.groupBy(clues.keys(), (index) => {
    const place = places[index];
    return place && `${foldText(clues[index]?.mutuelle ?? '')}|${place.key}`;
  });
  for (const [household, indexes] of households) {
    if (household === undefined) continue;
    const members = indexes.flatMap((index) => {
      const [clue, place] = [clues[index], places[index]];
      return clue && place ? [{ clue, place }] : [];
    });
    chooseHead(members, assumeHeads);
  }
  return places;
}

function place(key: string, isInferred = false): HouseholdPlace {
  return { key, isHead: false, isInferred };
}

function placeOne(
  clue: HouseholdClues,
  above: HouseholdClues | undefined,
  placeAbove: HouseholdPlace | undefined,
): HouseholdPlace | undefined {
  const { reader, headName, ownName, village, saysHead } = clue;
  if (reader.refuseCellErrors('householdKey', 'household', 'head')) return undefined;
  if (reader.has('householdKey')) return place(reader.text('householdKey'), true);
  const number = householdKeyOf(reader.text('household'));
  if (number !== '') return place(number);
  if (headName !== '') return place(householdKeyOfHead(headName, village));
  if (saysHead && ownName !== '') return place(householdKeyOfHead(ownName, village), true);
  if (saysHead === false && placeAbove && above?.reader.rowNumber === reader.rowNumber - 1) {
    // Where there is no such column, following the row above is how the register is made.
    if (reader.hasColumn('household', 'head'))
      reader.warn('household', 'household-from-above', above.reader.rowNumber);
    return place(placeAbove.key, true);
  }
  reader.refuse('household', 'household-missing');
  return undefined;
}

interface Member {
  clue: HouseholdClues;
  place: HouseholdPlace;
}

/** At most one head: the first that says so, else the first named like the head, else the first if heads are assumed. */
function chooseHead(members: readonly Member[], assumeHeads: boolean): void {
  const declared = members.filter(({ clue }) => clue.saysHead);
  const named = members.filter(({ clue }) => clue.saysHead === undefined && isNamedHead(clue));
  const head = declared[0] ?? named[0] ?? (assumeHeads ? members[0] : undefined);
  if (!head) members[0]?.clue.reader.warn('relation', 'household-without-head');
  else head.place.isHead = true;
  const [first, ...seconds] = declared;
  if (first && seconds.length > 0) refuseSecondHeads(first, seconds, members);
}

function isNamedHead({ headName, ownName }: HouseholdClues): boolean {
  return headName !== '' && foldWords(headName) === foldWords(ownName);
}

/**
 * A second head is a mistake, or another household under the same number or name. Then it is no longer known whose the
 * others are: those of the second village, and without a number all that follow.
 */
function refuseSecondHeads(first: Member, seconds: readonly Member[], members: readonly Member[]): void {
  const { rowNumber, village } = {
    rowNumber: first.clue.reader.rowNumber,
    village: foldText(first.clue.village),
  };
  const otherVillages = new Set(seconds.map(({ clue }) => foldText(clue.village)));
  const since = seconds[0]?.clue.reader.rowNumber ?? Infinity;
  for (const member of members) {
    if (member === first) continue;
    const { reader, saysHead, village: ownVillage } = member.clue;
    const own = foldText(ownVillage);
    const isElsewhere = own !== '' && village !== '' && own !== village && otherVillages.has(own);
    const isUnsure = !reader.has('household') && reader.rowNumber > since;
    if (isElsewhere) reader.refuse('household', 'household-in-two-villages', rowNumber);
    else if (saysHead || isUnsure) reader.refuse('household', 'household-second-head', rowNumber);
  }
}
