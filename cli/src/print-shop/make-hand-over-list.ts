import { calendarDateOf, formatDate } from '@passeport/calendar';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import { loadTemplate, printHandOverList, type HandOverSection } from '@passeport/print';
import {
  listMutuelles,
  listPhotos,
  undeliveredCards,
  type By,
  type UndeliveredCard,
} from '@passeport/registry';
import { templateFolder } from '@passeport/templates';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../cli-error.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import type { Words } from '../words/fr.ts';
import type { Language } from '../words/language.ts';

/** Whose cards. */
export interface HandOverScope {
  mutuelle?: MutuelleNumber;
  village?: string;
  delegate?: string;
}

/** What is on the list, and what is not since the person is no member any more. */
export interface HandOverList {
  cards: number;
  lists: number;
  pages: number;
  notMembers: UndeliveredCard[];
}

/** Makes the list that goes with the cards: one for every mutuelle, village and delegate. Throws `nothing-to-hand-over`. */
export async function makeHandOverList(
  office: Office,
  scope: HandOverScope,
  output: string,
  by: By,
  { handOver: words }: Words,
  language: Language,
): Promise<HandOverList> {
  const all = await undeliveredCards(office.registry, scope);
  const cards = all.filter(({ status }) => status === 'active');
  if (cards.length === 0) throw new CliError('nothing-to-hand-over');
  const groups = [...groupCards(cards).values()];
  const template = await loadTemplate(templateFolder('passeport'));
  const font = (name: string) => template.fontFiles.get(name) ?? new Uint8Array();
  const names = new Map((await listMutuelles(office.registry)).map((own) => [own.number, own]));
  const day = formatDate(calendarDateOf(by.at));
  const { pages } = await printHandOverList({
    sections: describeSections(office, groups, async (group) => {
      const [first] = group;
      const mutuelle = first && names.get(first.mutuelle);
      return [
        { label: words.facts.mutuelle, value: mutuelle ? `${mutuelle.name} (${mutuelle.number})` : '' },
        { label: words.facts.day, value: day },
        { label: words.facts.village, value: first?.village ?? words.notSaid },
        { label: words.facts.delegate, value: first?.delegate ?? words.notSaid },
      ];
    }),
    words: words.paper(office.record.name),
    language,
    fonts: { regular: font('regular'), bold: font('bold') },
    created: by.at,
    author: office.record.name,
    output,
  });
  const notMembers = all.filter(({ status }) => status !== 'active');
  return { cards: cards.length, lists: groups.length, pages, notMembers };
}

/** Cards by mutuelle, village and delegate, in the order of the alphabet; those of no village last. */
export function groupCards(cards: readonly UndeliveredCard[]): Map<string, UndeliveredCard[]> {
  const keyOf = ({ mutuelle, village = '\uffff', delegate = '\uffff' }: UndeliveredCard) =>
    [mutuelle, village, delegate].join('\u0000');
  const groups = [...Map.groupBy(cards, keyOf)];
  return new Map(groups.sort(([a], [b]) => a.localeCompare(b, 'fr')));
}

/** One section at a time: portraits are read when their turn comes. */
async function* describeSections(
  { registry, folder }: Office,
  groups: readonly UndeliveredCard[][],
  facts: (group: UndeliveredCard[]) => Promise<HandOverSection['facts']>,
): AsyncGenerator<HandOverSection> {
  for (const group of groups) {
    const photos = await listPhotos(registry, { members: group.map(({ member }) => member) });
    const files = new Map<MemberNumber, string>(photos.map((photo) => [photo.member, photo.portraitSha256]));
    const cards = [];
    for (const person of group) {
      const file = files.get(person.member);
      const photo = file === undefined ? undefined : await readFile(join(folder.portraits, `${file}.jpg`));
      const { card } = person;
      cards.push({ card, name: nameOnCard(person), ...(photo === undefined ? {} : { photo }) });
    }
    yield { facts: await facts(group), cards };
  }
}
