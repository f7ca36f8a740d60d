import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CardNumber, MutuelleNumber } from '@passeport/codes';
import { decodeQrText, qrSegments } from '@passeport/credential';
import { loadTemplate, printCards, type PrintableCard, type PrintReport } from '@passeport/print';
import {
  findPersons,
  listBatches,
  listCards,
  listMutuelles,
  listPhotos,
  recordPrintBatch,
  takeBatchNumber,
  type By,
  type Card,
  type PrintBatch,
} from '@passeport/registry';
import { templateFolder } from '@passeport/templates';
import { CliError } from '../cli-error.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { readPortrait } from '../photos/kept-files.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Language } from '../words/language.ts';
import type { Words } from '../words/fr.ts';

/** Which cards, and how they are laid out. `again` takes cards that are in an earlier batch, too. */
export interface PrintJob {
  mutuelle?: MutuelleNumber;
  template: string;
  layout: string;
  again: boolean;
  language: Language;
}

/** A batch that is on paper-to-be: its PDF exists, and the registry knows what is on it. */
export interface PrintedBatch {
  batch: PrintBatch;
  report: PrintReport;
  path: string;
}

/**
 * Lays out the cards that wait for printing, in one PDF of the office's `prints`. The batch is recorded once its
 * PDF is complete; a batch that is not recorded was never made.
 * Throws `nothing-to-print`, or what the print package throws.
 */
export async function printBatch(
  office: Office,
  { mutuelle, template: name, layout, again, language }: PrintJob,
  by: By,
  terminal: Terminal,
  words: Words,
): Promise<PrintedBatch> {
  const { registry, folder } = office;
  const cards = await cardsToPrint(office, mutuelle, again);
  if (cards.length === 0) throw new CliError('nothing-to-print');

  const template = await loadTemplate(templateFolder(name));
  const number = await takeBatchNumber(registry, by);
  const path = join(folder.prints, `lot-${String(number).padStart(4, '0')}.pdf`);
  const progress = terminal.progress(words.printing, cards.length);
  const report = await printCards({
    template,
    layout,
    cards: describeCards(office, cards),
    cardCount: cards.length,
    output: path,
    batch: { number, label: office.record.name },
    created: by.at,
    language,
    onProgress: (done: number) => progress.advanceTo(done),
  });
  progress.stop(words.printing);
  const batch = await recordPrintBatch(
    registry,
    {
      number,
      template: name,
      layout,
      pdfPath: path,
      pdfSha256: await sha256Of(path),
      pages: report.pages,
      cards: cards.map(({ card }) => card),
    },
    by,
  );
  return { batch, report, path };
}

async function cardsToPrint(
  { registry }: Office,
  mutuelle: MutuelleNumber | undefined,
  again: boolean,
): Promise<Card[]> {
  const scope = mutuelle === undefined ? {} : { mutuelle };
  const refused = new Set(
    (await listPhotos(registry, { ...scope, states: ['refused'] })).map(({ member }) => member),
  );
  const waiting = (await listCards(registry, { ...scope, states: ['requested'], live: true })).filter(
    // The face of a refused photo is in the card's QR: the card is to be replaced.
    ({ member }) => !refused.has(member),
  );
  if (again) return waiting;
  const inBatch = new Set<CardNumber>();
  for (const { number, state } of await listBatches(registry)) {
    if (state !== 'made') continue;
    for (const { card } of await listCards(registry, { batch: number })) inBatch.add(card);
  }
  return waiting.filter(({ card }) => !inBatch.has(card));
}

/** The cards with everything that is printed on them, one at a time: portraits are read when their turn comes. */
async function* describeCards(
  { registry, folder, record }: Office,
  cards: Card[],
): AsyncGenerator<PrintableCard> {
  const members = cards.map(({ member }) => member);
  const persons = new Map(
    (await findPersons(registry, { members })).map((person) => [person.member, person]),
  );
  const photos = new Map(
    (await listPhotos(registry, { members })).map((photo) => [photo.member, photo.portraitSha256]),
  );
  const mutuelles = new Map((await listMutuelles(registry)).map((mutuelle) => [mutuelle.number, mutuelle]));
  for (const { card, member, notBefore, validThrough, qrText } of cards) {
    const person = persons.get(member);
    const mutuelle = person && mutuelles.get(person.mutuelle);
    if (person === undefined || mutuelle === undefined) throw new CliError('card-missing', { card });
    const portrait = photos.get(member);
    yield {
      card,
      member,
      name: nameOnCard(person),
      birth: person.birth,
      sex: person.sex,
      mutuelle: mutuelle.name,
      ...(mutuelle.union === undefined ? {} : { union: mutuelle.union }),
      plan: mutuelle.plan,
      validFrom: notBefore,
      validThrough,
      qr: qrSegments(decodeQrText(qrText)),
      ...(portrait === undefined ? {} : { photo: await readPortrait(folder, portrait) }),
      office: { name: record.name },
    };
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
