import { formatMonth, monthOf, toMonthIndex } from '@passeport/calendar';
import { formatHouseholdNumber, type MutuelleNumber } from '@passeport/codes';
import { firstBirthWithinAgeLimit, settleAccount, type Account, type Plan } from '@passeport/eligibility';
import { coverageRows, householdHeads, type CoverageRow, type Mutuelle } from '@passeport/registry';
import type { Cell, Column, Table, Topic } from '@passeport/reports';
import { countPaidForInRow } from '../actions/count-paid-for.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import { planOf, readPlans } from '../office/plans.ts';
import { formatPhone } from '../words/format-phone.ts';
import { PlaceTally } from './place-tally.ts';
import { placeTopics } from './place-topics.ts';
import type { ReportRequest } from './report-request.ts';

/** Who owes what, by name, village by village: for the office, the delegates and the collectors. */
export async function reportDues(request: ReportRequest): Promise<Topic[]> {
  const { office, scope, words } = request;
  const { dues: said } = words.reports;
  const plans = await readPlans(office.folder);
  const tally = new PlaceTally(scope, ['households', 'owing', 'due', 'credit']);
  const byName: Topic[] = [];
  for (const mutuelle of scope.mutuelles) {
    const plan = planOf(plans, mutuelle, monthOf(request.today));
    const owing = await settleMutuelle(request, mutuelle, plan, tally);
    if (owing.length > 0) byName.push(await listByName(request, mutuelle, owing));
  }
  const whole = tally.total();
  const byPlace = placeTopics(
    tally,
    {
      subject: said.subject,
      columns: [
        { heading: said.households, kind: 'count', of: 'households' },
        { heading: said.owing, kind: 'count', of: 'owing' },
        { heading: said.due, kind: 'fcfa', of: 'due' },
        { heading: said.credit, kind: 'fcfa', of: 'credit' },
      ],
      bars: { title: said.bars, parts: [{ name: said.due, of: 'due' }], kind: 'fcfa' },
    },
    words,
  );
  const [first, ...others] = byPlace;
  const figures: Topic['figures'] = [
    { label: said.dueFigure, value: whole.due, kind: 'fcfa' },
    { label: said.owingFigure, value: whole.owing, kind: 'count' },
    { label: said.upToDate, value: whole.households - whole.owing, kind: 'count' },
  ];
  return first === undefined ? byName : [{ ...first, figures, notes: [said.note] }, ...others, ...byName];
}

type Tally = PlaceTally<'households' | 'owing' | 'due' | 'credit'>;

/** A household that owes something today. */
interface Owing {
  row: CoverageRow;
  /** How many of its persons are to be paid for. */
  persons: number;
  months: number;
  dueFcfa: number;
  paidThrough: string | undefined;
}

/** Who has nobody left in the mutuelle is asked for nothing. */
async function settleMutuelle(
  { office, scope, today, language }: ReportRequest,
  { number }: Mutuelle,
  plan: Plan,
  tally: Tally,
): Promise<Owing[]> {
  const owing: Owing[] = [];
  const asOf = monthOf(today);
  const childrenBornBefore = firstBirthWithinAgeLimit(plan, asOf);
  for await (const row of coverageRows(office.registry, number, { childrenBornBefore })) {
    const { village, joined, receipts } = row;
    const personsIn = countPaidForInRow(row, plan);
    const persons = personsIn(asOf);
    if (row.persons === 0 || !scope.includesVillage(village)) continue;
    const account = settleAccount({ receipts, joined, plan, asOf, personsIn });
    const { due, creditFcfa, paid, coverage } = account;
    const isOwing = due.fcfa > 0;
    tally.add(
      { mutuelle: number, ...(village !== undefined && { village }) },
      { households: 1, owing: isOwing ? 1 : 0, due: due.fcfa, credit: isOwing ? 0 : creditFcfa },
    );
    if (!isOwing) continue;
    const last = 'through' in coverage ? coverage.through : paid[paid.length - 1]?.through;
    owing.push({
      row,
      persons,
      months: countMonths(due.months),
      dueFcfa: due.fcfa,
      paidThrough: last && formatMonth(last, language),
    });
  }
  return owing;
}

function countMonths(runs: Account['due']['months']): number {
  return runs.reduce((sum, { from, through }) => sum + toMonthIndex(through) - toMonthIndex(from) + 1, 0);
}

async function listByName(
  { office, words }: ReportRequest,
  { number, name }: Mutuelle,
  owing: readonly Owing[],
): Promise<Topic> {
  const { dues: said, village, total } = words.reports;
  const heads = await headsOf(number, owing, office);
  const inVillageOrder = [...owing].sort((a, b) =>
    (a.row.village ?? '').localeCompare(b.row.village ?? '', 'fr', { sensitivity: 'base' }),
  );
  const table: Table = {
    title: said.byName(name),
    columns: [
      text(village),
      text(said.household, 1.8),
      text(said.head, 2.8),
      text(said.phone, 1.7),
      { heading: said.persons, kind: 'count', weight: 0.8 },
      text(said.paidThrough, 2),
      { heading: said.months, kind: 'count', weight: 0.8 },
      { heading: said.due, kind: 'fcfa', weight: 1.3 },
    ],
    rows: inVillageOrder.map(({ row, persons, months, dueFcfa, paidThrough }): Cell[] => {
      const head = heads.get(row.household);
      return [
        row.village,
        formatHouseholdNumber(number, row.household),
        head && nameOnCard(head),
        head?.phone && formatPhone(head.phone),
        persons,
        paidThrough ?? said.nothingPaid,
        months,
        dueFcfa,
      ];
    }),
    total: [
      total,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      owing.reduce((sum, { dueFcfa }) => sum + dueFcfa, 0),
    ],
  };
  return { title: said.byName(name), figures: [], charts: [], tables: [table], notes: [said.nameNote] };
}

async function headsOf(
  number: MutuelleNumber,
  owing: readonly Owing[],
  { registry }: ReportRequest['office'],
): Promise<ReadonlyMap<number, Awaited<ReturnType<typeof householdHeads>>[number]>> {
  const heads = await householdHeads(
    registry,
    number,
    owing.map(({ row }) => row.household),
  );
  return new Map(heads.map((head) => [head.household, head]));
}

const text = (heading: string, weight = 2): Column => ({ heading, kind: 'text', weight });
