import { formatDate } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { drawSlips } from '@passeport/photo-sheets';
import { findPersons, listMutuelles } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { inVillageOrder } from '../photos/in-village-order.ts';
import type { Words } from '../words/fr.ts';
import { writeStreamAtomically } from '../write-stream-atomically.ts';

/** Writes slips for the active persons without a photo, or for all. Throws `photo-nobody`. */
export async function writePhotoSlips(
  { registry, record }: Office,
  { mutuelle, everybody, path }: { mutuelle?: MutuelleNumber; everybody: boolean; path: string },
  created: Date,
  words: Words,
): Promise<{ slips: number; pages: number; path: string }> {
  const persons = await findPersons(registry, {
    status: 'active',
    ...(mutuelle === undefined ? {} : { mutuelle }),
    ...(everybody ? {} : { withoutPhoto: true }),
  });
  if (persons.length === 0) throw new CliError('photo-nobody');
  const mutuelles = new Map((await listMutuelles(registry)).map(({ number, name }) => [number, name]));
  const people = inVillageOrder(persons).map((person) => ({
    member: person.member,
    name: nameOnCard(person),
    details: words.photo.slip.born(person.sex, formatDate(person.birth)),
    place: person.village ?? mutuelles.get(person.mutuelle) ?? '',
    household: words.photo.slip.household(person.household),
  }));
  const title = [...new Set(persons.map((person) => mutuelles.get(person.mutuelle) ?? ''))].join(' · ');
  const sheet = (page: number, pages: number) => words.photo.slip.sheet(title, page, pages);
  const { pages } = await writeStreamAtomically(path, (output) =>
    drawSlips(people, { words: { ...words.photo.slip, sheet }, author: record.name, created }, output),
  );
  return { slips: people.length, pages, path };
}
