import { addMonths, calendarDateOf, formatMonth, monthOf } from '@passeport/calendar';
import { formatHouseholdNumber } from '@passeport/codes';
import { browseUnreadyPersons, householdHeads, type InPlace, type UnreadyPerson } from '@passeport/registry';
import type { Cell, Column, Table, Topic } from '@passeport/reports';
import { nameOnCard } from '../office/name-on-card.ts';
import { describeWarnings } from '../words/describe-warnings.ts';
import { countCoverage, type CoveredHousehold } from './count-coverage.ts';
import { daysWaited, LONG_DAYS, waitingCards } from './hand-over-report.ts';
import type { ReportRequest } from './report-request.ts';

/** Of names, on paper; the workbook has all. */
const NAMES_ON_PAPER = 400;

/** What somebody has to look after, by name: for the office and the delegates, never for a wall. */
export async function reportWarnings(request: ReportRequest): Promise<Topic[]> {
  const { words } = request;
  const { warnings: said } = words.reports;
  const { photos, withoutPhoto, withoutCard } = await listUnready(request);
  const waiting = await listWaiting(request);
  const ending = await listEnding(request);
  const topics: { title: string; note: string; table: Table }[] = [
    { title: said.photos, note: said.photosNote, table: photos },
    { title: said.withoutPhoto, note: said.withoutPhotoNote, table: withoutPhoto },
    { title: said.withoutCard, note: said.withoutCardNote, table: withoutCard },
    { title: said.waiting, note: said.waitingNote(LONG_DAYS), table: waiting },
    { title: said.ending, note: said.endingNote, table: ending },
  ];
  const figures: Topic['figures'] = topics.map(({ title, table }) => ({
    label: title,
    value: table.rows.length,
    kind: 'count',
  }));
  const summary: Topic = { title: said.title, figures, charts: [], tables: [], notes: [said.note] };
  return [
    summary,
    ...topics
      .filter(({ table }) => table.rows.length > 0)
      .map(({ title, note, table }) => ({ title, figures: [], charts: [], tables: [table], notes: [note] })),
  ];
}

const text = (heading: string, weight = 2): Column => ({ heading, kind: 'text', weight });

async function listUnready({ office, scope, words }: ReportRequest) {
  const { warnings: said, mutuelle, village } = words.reports;
  const names = new Map(scope.mutuelles.map((own) => [own.number, own.name]));
  const photos: Cell[][] = [];
  const withoutPhoto: Cell[][] = [];
  const withoutCard: Cell[][] = [];
  for await (const person of browseUnreadyPersons(office.registry, { mutuelles: scope.numbers })) {
    if (!scope.includesVillage(person.village)) continue;
    const who = [person.member, nameOnCard(person), names.get(person.mutuelle), person.village];
    if (person.photo === undefined) withoutPhoto.push(who);
    else if (needsALook(person))
      photos.push([
        ...who,
        person.photo === 'refused'
          ? said.refused
          : describeWarnings({ warnings: person.photoWarnings }, words).map(shorten).join(', '),
      ]);
    if (person.card === undefined) withoutCard.push(who);
  }
  const columns = [text(said.member, 2.2), text(said.name, 3), text(mutuelle), text(village)];
  const tableOf = (title: string, rows: Cell[][], more: Column[] = []): Table => ({
    title,
    columns: [...columns, ...more],
    rows,
    rowsOnPaper: NAMES_ON_PAPER,
  });
  return {
    photos: tableOf(said.photos, photos, [text(said.what, 3.4)]),
    withoutPhoto: tableOf(said.withoutPhoto, withoutPhoto),
    withoutCard: tableOf(said.withoutCard, withoutCard),
  };
}

/** What is the matter, without what follows from it: a line of a table has little room. */
function shorten(warning: string): string {
  return warning.replace(/,.*$/u, '');
}

function needsALook({ photo, photoWarnings }: UnreadyPerson): boolean {
  return photo === 'refused' || (photo === 'unreviewed' && photoWarnings.length > 0);
}

async function listWaiting(request: ReportRequest): Promise<Table> {
  const { warnings: said, mutuelle, village } = request.words.reports;
  const nameOf = namesOf(request);
  const cards = (await waitingCards(request)).filter((card) => daysWaited(card, request) > LONG_DAYS);
  return {
    title: said.waiting,
    columns: [
      text(said.card, 2.4),
      text(said.name, 3),
      text(mutuelle),
      text(village),
      text(said.delegate),
      { heading: said.printedOn, kind: 'date', weight: 1.4 },
      { heading: said.days, kind: 'count', weight: 0.9 },
    ],
    rows: cards.map((card) => [
      card.card,
      nameOnCard(card),
      nameOf(card),
      card.village,
      card.delegate,
      calendarDateOf(new Date(card.printedAt)),
      daysWaited(card, request),
    ]),
    rowsOnPaper: NAMES_ON_PAPER,
  };
}

/** The households that are covered this month, and not the next. */
async function listEnding(request: ReportRequest): Promise<Table> {
  const { office, scope, today, words, language } = request;
  const { warnings: said, mutuelle, village } = words.reports;
  const nameOf = namesOf(request);
  const month = monthOf(today);
  const ending: CoveredHousehold[] = [];
  for await (const row of countCoverage(request, [month, addMonths(month, 1)]))
    if (row.members > 0 && (row.covered[0] ?? 0) > 0 && row.covered[1] === 0) ending.push(row);
  const rows: Cell[][] = [];
  for (const own of scope.mutuelles) {
    const households = ending.filter((row) => row.mutuelle === own.number);
    const numbers = households.map(({ household }) => household);
    const heads = new Map(
      (await householdHeads(office.registry, own.number, numbers)).map((head) => [head.household, head]),
    );
    for (const { household, village: of, members, paidThrough } of households) {
      const head = heads.get(household);
      rows.push([
        formatHouseholdNumber(own.number, household),
        head && nameOnCard(head),
        nameOf({ mutuelle: own.number }),
        of,
        head?.phone,
        members,
        paidThrough && formatMonth(paidThrough, language),
      ]);
    }
  }
  return {
    title: said.ending,
    columns: [
      text(said.household, 1.8),
      text(said.head, 3),
      text(mutuelle),
      text(village),
      text(said.phone),
      { heading: said.persons, kind: 'count', weight: 0.9 },
      text(said.paidThrough, 2.2),
    ],
    rows,
    rowsOnPaper: NAMES_ON_PAPER,
  };
}

function namesOf({ scope }: ReportRequest): (where: InPlace) => string | undefined {
  const names = new Map(scope.mutuelles.map(({ number, name }) => [number, name]));
  return ({ mutuelle }) => names.get(mutuelle);
}
