import { calendarDateOf } from '@passeport/calendar';
import { householdOf, memberParts } from '@passeport/codes';
import type { SheetTexts } from './card-texts.ts';
import type { CardToDraw } from './side-drawer.ts';

/** The cards of one sheet, in the order of its places, and what the sheet says of them. */
export interface SheetOfCards {
  cards: CardToDraw[];
  texts: SheetTexts;
}

interface About {
  batch: string;
  created: Date;
  together: 'household' | undefined;
}

/** As many cards on a sheet as it has places; with `together`, those of a household only. Neighbours are of one household. */
export async function* intoSheets(
  cards: AsyncIterable<CardToDraw>,
  places: number,
  { batch, created, together }: About,
): AsyncGenerator<SheetOfCards> {
  const texts = { batch, printed: calendarDateOf(created) };
  for await (const group of together === undefined ? inGroups(cards, places) : byHousehold(cards)) {
    const sheets = Math.ceil(group.length / places);
    const head = (group.find(isHead) ?? group[0])?.card.name ?? '';
    for (let sheet = 0; sheet < sheets; sheet++) {
      const laid = group.slice(sheet * places, (sheet + 1) * places);
      const own = { head, sheet: `${sheet + 1}/${sheets}`, cards: laid.map(({ card }) => card) };
      yield { cards: laid, texts: { ...texts, ...own } };
    }
  }
}

/** Person 01 of a household. */
function isHead({ card }: CardToDraw): boolean {
  return memberParts(card.member).person === 1;
}

async function* inGroups(cards: AsyncIterable<CardToDraw>, size: number): AsyncGenerator<CardToDraw[]> {
  let group: CardToDraw[] = [];
  for await (const card of cards) {
    group.push(card);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function* byHousehold(cards: AsyncIterable<CardToDraw>): AsyncGenerator<CardToDraw[]> {
  let group: CardToDraw[] = [];
  for await (const card of cards) {
    const [first] = group;
    if (first !== undefined && householdOf(first.card.member) !== householdOf(card.card.member)) {
      yield group;
      group = [];
    }
    group.push(card);
  }
  if (group.length > 0) yield group;
}
