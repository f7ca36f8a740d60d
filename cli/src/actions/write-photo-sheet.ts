import { availableParallelism } from 'node:os';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import { drawThumbnail, PhotoError } from '@passeport/photo';
import {
  drawContactHtml,
  drawContactPdf,
  type ContactPerson,
  type ContactPictures,
} from '@passeport/photo-sheets';
import { findPersons, listMutuelles, listPhotos, type Photo } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { inVillageOrder } from '../photos/in-village-order.ts';
import { readOriginal, readPortrait } from '../photos/kept-files.ts';
import { printOf } from '../photos/read-corrections.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/fr.ts';
import { describeWarnings } from '../words/describe-warnings.ts';
import { writeStreamAtomically } from '../write-stream-atomically.ts';

/** 300 dots an inch at the size of the sheet, and enough for a screen. */
const THUMBNAIL = { maxWidthPx: 240, maxHeightPx: 290 };

/** Which photos a contact sheet shows. */
export type SheetSelection = 'warnings' | 'unreviewed' | 'refused' | 'all';

/** A contact sheet that was written. `damaged` are persons whose files are lost or are not what was kept. */
export interface WrittenSheet {
  persons: number;
  pages: number;
  path: string;
  damaged: { member: MemberNumber; error: CliError | PhotoError }[];
}

/** Writes a contact sheet as PDF, or as HTML when the file's name says so. Throws `photo-nobody`. */
export async function writePhotoSheet(
  { registry, record, folder }: Office,
  { mutuelle, only, path }: { mutuelle?: MutuelleNumber; only: SheetSelection; path: string },
  created: Date,
  terminal: Terminal,
  words: Words,
): Promise<WrittenSheet> {
  const photos = new Map((await listPhotos(registry, { mutuelle })).map((photo) => [photo.member, photo]));
  const mutuelles = new Map((await listMutuelles(registry)).map(({ number, name }) => [number, name]));
  const persons = await findPersons(registry, mutuelle === undefined ? {} : { mutuelle });
  const people = inVillageOrder(persons).flatMap((person): ContactPerson[] => {
    const photo = photos.get(person.member);
    if (photo === undefined || !isSelected(photo, only)) return [];
    const place = [mutuelles.get(person.mutuelle), person.village].filter((part) => part !== undefined);
    return [
      {
        member: person.member,
        name: nameOnCard(person),
        place: place.join(', '),
        household: person.household,
        state: photo.state,
        warnings: [...(photo.reason === undefined ? [] : [photo.reason]), ...describeWarnings(photo, words)],
        crop: photo.crop,
        original: photo.original,
        print: printOf(photo.originalSha256),
      },
    ];
  });
  if (people.length === 0) throw new CliError('photo-nobody');

  const damaged: WrittenSheet['damaged'] = [];
  const orDamaged = async <Result>(
    member: MemberNumber,
    reading: Promise<Result>,
  ): Promise<Result | undefined> => {
    try {
      return await reading;
    } catch (error) {
      if (!(error instanceof CliError || error instanceof PhotoError)) throw error;
      damaged.push({ member, error });
      return undefined;
    }
  };
  const draw = async ({ member }: ContactPerson): Promise<ContactPictures> => {
    const photo = photos.get(member);
    if (photo === undefined) return {};
    const { originalSha256, original, portraitSha256 } = photo;
    const small = async () =>
      await drawThumbnail(await readOriginal(folder, originalSha256, original.format), THUMBNAIL);
    const portrait = async () => await drawThumbnail(readPortrait(folder, portraitSha256), THUMBNAIL);
    const [first, second] = await Promise.all([orDamaged(member, small()), orDamaged(member, portrait())]);
    return { original: first, portrait: second?.jpeg };
  };
  const progress = terminal.progress(words.photo.drawingSheet, people.length);
  const draws = path.toLowerCase().endsWith('.html') ? drawContactHtml : drawContactPdf;
  const title = [...new Set(persons.map((person) => mutuelles.get(person.mutuelle) ?? ''))].join(' · ');
  const { pages } = await writeStreamAtomically(path, (output) =>
    draws(
      {
        people,
        pictures: ahead(people, availableParallelism() + 1, draw),
        words: { ...words.photo.sheet, title: words.photo.sheet.title(title) },
        author: record.name,
        created,
        onProgress: (done) => progress.advanceTo(done),
      },
      output,
    ),
  );
  progress.stop(words.photo.drawingSheet);
  return { persons: people.length, pages, path, damaged };
}

function isSelected(photo: Photo, only: SheetSelection): boolean {
  switch (only) {
    case 'all':
      return true;
    case 'warnings':
      return photo.warnings.length > 0 && photo.state !== 'accepted';
    case 'unreviewed':
    case 'refused':
      return photo.state === only;
    default:
      return only satisfies never;
  }
}

/** Does the work for the next few items while one is asked for; items are asked for in their order. */
function ahead<Item, Result>(
  items: readonly Item[],
  count: number,
  work: (item: Item) => Promise<Result>,
): (item: Item) => Promise<Result> {
  const started = new Map<Item, Promise<Result>>();
  let next = 0;
  return async (asked) => {
    const until = items.indexOf(asked, Math.max(0, next - count)) + count;
    for (; next < Math.min(until, items.length); next++) {
      const item = items[next];
      if (item === undefined) continue;
      const working = work(item);
      working.catch(() => undefined);
      started.set(item, working);
    }
    const result = started.get(asked) ?? work(asked);
    started.delete(asked);
    return await result;
  };
}
