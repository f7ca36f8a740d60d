import { calendarDateOf, monthOf, type Month } from '@passeport/calendar';
import { householdParts, type MutuelleNumber } from '@passeport/codes';
import { readContributionSheet, type ContributionRow, type ContributionSheet } from '@passeport/intake';
import type { Plan } from '@passeport/eligibility';
import {
  listMutuelles,
  mutuelleOfPayment,
  recordContributions,
  type By,
  type NewContribution,
  type RowOutcome,
} from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import { planOf, readPlans } from '../office/plans.ts';
import { explainRefusal } from '../words/explain-error.ts';
import { prepareMutuelleFinder } from './find-mutuelle-of-row.ts';
import { reportImport, type ImportReport, type RefusedRow } from './import-report.ts';
import { readTableFile } from './read-table-file.ts';
import { preparePayingCount } from './count-paid-for.ts';
import type { MemberImport } from './import-members.ts';
import { remarkOnPurchases } from './purchase-remarks.ts';

/** What became of a collector's sheet, and the money in it: to be compared with what the collector hands over. */
export interface ContributionImport extends ImportReport {
  addedFcfa: number;
  alreadyFcfa: number;
}

/** Imports a collector's sheet: what each household paid, and for which months. */
export async function importContributionFile(
  office: Office,
  path: string,
  options: MemberImport,
  by: By,
): Promise<ContributionImport> {
  const { registry } = office;
  const { mutuelle, map, sheet: name, dryRun, language, refusals } = options;
  const sheet = readContributionSheet(await readTableFile(path), {
    today: calendarDateOf(by.at),
    ...(map === undefined ? {} : { map }),
    ...(name === undefined ? {} : { sheet: name }),
  });
  const keyed = sheet.rows.filter(({ paidBy }) => 'householdKey' in paidBy);
  const mutuelleOf = await prepareMutuelleFinder(registry, mutuelle, keyed);

  const payments: NewContribution[] = [];
  const unplaced: RefusedRow[] = [];
  for (const row of sheet.rows) {
    const household = householdOf(row, mutuelleOf(row.mutuelle));
    if (household === undefined) {
      const reason = explainRefusal('mutuelle-name-unclear', { mutuelle: row.mutuelle ?? '' }, language);
      unplaced.push({ rowNumber: row.rowNumber, column: 'Mutuelle', reason });
    } else {
      const { rowNumber, mutuelle: _, paidBy: __, ...payment } = row;
      payments.push({ ...payment, row: rowNumber, household });
    }
  }
  // Plans are looked up before anything is recorded: one that is missing must not stop halfway.
  const plans = await plansOf(office, payments, monthOf(calendarDateOf(by.at)));
  const countPersons = await preparePayingCount(registry, plans, payments);
  const result = await recordContributions(registry, payments, by, { dryRun, countPersons });
  const remarks = await remarkOnPurchases(registry, plans, payments, result.outcomes, {
    dryRun,
    language,
    column: amountColumn(sheet),
  });
  const report = await reportImport(sheet, unplaced, result, { dryRun, language, refusals }, remarks);
  // Outcomes are in the order of the payments.
  const sumOf = (kind: RowOutcome<unknown>['outcome']): number =>
    payments.reduce(
      (sum, { amountFcfa }, at) => sum + (result.outcomes[at]?.outcome === kind ? amountFcfa : 0),
      0,
    );
  return { ...report, addedFcfa: sumOf('added'), alreadyFcfa: sumOf('already') };
}

/** The plans of the mutuelles that are paid for. Throws `plan-unknown`. */
async function plansOf(
  { folder, registry }: Office,
  payments: readonly NewContribution[],
  asOf: Month,
): Promise<Map<MutuelleNumber, Plan>> {
  const all = await readPlans(folder);
  const concerned = new Set(payments.map(mutuelleOfPayment));
  const mutuelles = (await listMutuelles(registry)).filter(({ number }) => concerned.has(number));
  return new Map(mutuelles.map((mutuelle) => [mutuelle.number, planOf(all, mutuelle, asOf)]));
}

function amountColumn({ columns }: ContributionSheet): string | undefined {
  return columns.find(({ field }) => field === 'amount')?.heading;
}

function householdOf(
  { paidBy, mutuelle: typed }: ContributionRow,
  mutuelle: MutuelleNumber | undefined,
): NewContribution['household'] | undefined {
  if ('householdKey' in paidBy) return mutuelle && { mutuelle, householdKey: paidBy.householdKey };
  // A permanent number says its mutuelle; a column that says another one is a mistake.
  const contradicts = typed !== undefined && mutuelle !== householdParts(paidBy.household).mutuelle;
  return contradicts ? undefined : paidBy.household;
}
