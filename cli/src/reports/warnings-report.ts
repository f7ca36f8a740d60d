import { addMonths, calendarDateOf, formatMonth, monthOf } from '@passeport/calendar';
import { formatHouseholdNumber, type MutuelleNumber } from '@passeport/codes';
import { browseUnreadyPersons, householdHeads, type InPlace, type UnreadyPerson } from '@passeport/registry';
import type { Cell, Column, Table, Topic } from '@passeport/reports';
import { nameOnCard } from '../office/name-on-card.ts';
import { describeWarnings } from '../words/describe-warnings.ts';
import { formatPhone } from '../words/format-phone.ts';
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
  const topics: (Listed & { title: string; note: string })[] = [
    { title: said.photos, note: said.photosNote, ...photos },
    { title: said.withoutPhoto, note: said.withoutPhotoNote, ...withoutPhoto },
    { title: said.withoutCard, note: said.withoutCardNote, ...withoutCard },
    { title: said.waiting, note: said.waitingNote(LONG_DAYS), ...waiting },
    { title: said.ending, note: said.endingNote, ...ending },
  ];
  const figures: Topic['figures'] = topics.map(({ title, table }) => ({
    label: title,
    value: table.rows.length,
    kind: 'count',
  }));
  const tables = request.scope.mutuelles.length > 1 ? [countByMutuelle(topics, request)] : [];
  const summary: Topic = { title: said.title, figures, charts: [], tables, notes: [said.note] };
  return [
    summary,
    ...topics
      .filter(({ table }) => table.rows.length > 0)
      .map(({ title, note, table }) => ({ title, figures: [], charts: [], tables: [table], notes: [note] })),
  ];
}

/** Names of a kind, and the mutuelle of each row. */
interface Listed {
  table: Table;
  mutuelles: readonly MutuelleNumber[];
}

/** How much of each there is in which mutuelle: who goes where. */
function countByMutuelle(
  topics: readonly (Listed & { title: string })[],
  { scope, words: { reports: words } }: ReportRequest,
): Table {
  const count = ({ mutuelles }: Listed, number: MutuelleNumber): number =>
    mutuelles.filter((one) => one === number).length;
  return {
    title: words.byMutuelle(words.warnings.title),
    columns: [
      text(words.mutuelle),
      ...topics.map(({ title }): Column => ({ heading: title, kind: 'count' })),
    ],
    rows: scope.mutuelles.map(({ number, name }) => [name, ...topics.map((topic) => count(topic, number))]),
    total: [words.total, ...topics.map(({ table }) => table.rows.length)],
  };
}

const text = (heading: string, weight = 2): Column => ({ heading, kind: 'text', weight });

class Rows {
  readonly rows: Cell[][] = [];
  readonly mutuelles: MutuelleNumber[] = [];

  add(mutuelle: MutuelleNumber, row: Cell[]): void {
    this.mutuelles.push(mutuelle);
    this.rows.push(row);
  }
}

async function listUnready({ office, scope, words }: ReportRequest) {
  const { warnings: said, mutuelle, village } = words.reports;
  const names = new Map(scope.mutuelles.map((own) => [own.number, own.name]));
  const photos = new Rows();
  const withoutPhoto = new Rows();
  const withoutCard = new Rows();
  for await (const person of browseUnreadyPersons(office.registry, { mutuelles: scope.numbers })) {
    if (!scope.includesVillage(person.village)) continue;
    const who = [person.member, nameOnCard(person), names.get(person.mutuelle), person.village];
    if (person.photo === undefined) withoutPhoto.add(person.mutuelle, who);
    else if (needsALook(person))
      photos.add(person.mutuelle, [
        ...who,
        person.photo === 'refused'
          ? said.refused
          : describeWarnings({ warnings: person.photoWarnings }, words).map(shorten).join(', '),
      ]);
    if (person.card === undefined) withoutCard.add(person.mutuelle, who);
  }
  const columns = [text(said.member, 2.2), text(said.name, 3), text(mutuelle), text(village)];
  const tableOf = (title: string, { rows, mutuelles }: Rows, more: Column[] = []): Listed => ({
    table: { title, columns: [...columns, ...more], rows, rowsOnPaper: NAMES_ON_PAPER },
    mutuelles,
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

async function listWaiting(request: ReportRequest): Promise<Listed> {
  const { warnings: said, mutuelle, village } = request.words.reports;
  const nameOf = namesOf(request);
  const cards = (await waitingCards(request)).filter((card) => daysWaited(card, request) > LONG_DAYS);
  const table: Table = {
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
  return { table, mutuelles: cards.map((card) => card.mutuelle) };
}

/** The households that are covered this month, and not the next. */
async function listEnding(request: ReportRequest): Promise<Listed> {
  const { office, scope, today, words, language } = request;
  const { warnings: said, mutuelle, village } = words.reports;
  const nameOf = namesOf(request);
  const month = monthOf(today);
  const ending: CoveredHousehold[] = [];
  for await (const row of countCoverage(request, [month, addMonths(month, 1)]))
    if (row.members > 0 && (row.covered[0] ?? 0) > 0 && row.covered[1] === 0) ending.push(row);
  const listed = new Rows();
  for (const own of scope.mutuelles) {
    const households = ending.filter((row) => row.mutuelle === own.number);
    const numbers = households.map(({ household }) => household);
    const heads = new Map(
      (await householdHeads(office.registry, own.number, numbers)).map((head) => [head.household, head]),
    );
    for (const { household, village: of, members, paidThrough } of households) {
      const head = heads.get(household);
      listed.add(own.number, [
        formatHouseholdNumber(own.number, household),
        head && nameOnCard(head),
        nameOf({ mutuelle: own.number }),
        of,
        head?.phone && formatPhone(head.phone),
        members,
        paidThrough && formatMonth(paidThrough, language),
      ]);
    }
  }
  const table: Table = {
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
    rows: listed.rows,
    rowsOnPaper: NAMES_ON_PAPER,
  };
  return { table, mutuelles: listed.mutuelles };
}

function namesOf({ scope }: ReportRequest): (where: InPlace) => string | undefined {
  const names = new Map(scope.mutuelles.map(({ number, name }) => [number, name]));
  return ({ mutuelle }) => names.get(mutuelle);
}
