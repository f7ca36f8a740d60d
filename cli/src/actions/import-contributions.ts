import { calendarDateOf } from '@passeport/calendar';
import { householdParts, type MutuelleNumber } from '@passeport/codes';
import { readContributionSheet, type ContributionRow } from '@passeport/intake';
import {
  recordContributions,
  type BatchResult,
  type By,
  type NewContribution,
  type RowOutcome,
} from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import { explainRefusal } from '../words/explain-error.ts';
import { prepareMutuelleFinder } from './find-mutuelle-of-row.ts';
import { readTableFile, reportImport, type ImportReport, type RefusedRow } from './import-report.ts';
import type { MemberImport } from './import-members.ts';

/** Imports a collector's sheet: what each household paid, and for which months. */
export async function importContributionFile(
  { registry }: Office,
  path: string,
  options: MemberImport,
  by: By,
): Promise<ImportReport> {
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
    const payer = payerOf(row, mutuelleOf(row.mutuelle));
    if (payer === undefined) {
      const reason = explainRefusal('mutuelle-name-unclear', { mutuelle: row.mutuelle ?? '' }, language);
      unplaced.push({ rowNumber: row.rowNumber, column: 'Mutuelle', reason });
    } else {
      const { rowNumber, sourceKey, paidOn, amountFcfa, from, months, receipt } = row;
      payments.push({ row: rowNumber, payer, sourceKey, paidOn, amountFcfa, from, months, receipt });
    }
  }
  const result = refuseTakenReceipts(await recordContributions(registry, payments, by, { dryRun }), payments);
  return await reportImport(sheet, unplaced, result, { dryRun, language, refusals });
}

/** A receipt that is known for another payment does not mean that this one is recorded. */
function refuseTakenReceipts<Found>(
  { outcomes, ...result }: BatchResult<Found>,
  payments: readonly NewContribution[],
): BatchResult<Found> {
  const receipts = new Map(payments.map(({ row, receipt }) => [row, receipt]));
  const judged = outcomes.map((outcome): RowOutcome<Found> => {
    if (outcome.outcome !== 'already' || outcome.differs.length === 0) return outcome;
    const receipt = receipts.get(outcome.row);
    if (receipt === undefined) return outcome;
    return { row: outcome.row, outcome: 'refused', code: 'receipt-taken', details: { receipt } };
  });
  const count = (kind: string): number => judged.filter(({ outcome }) => outcome === kind).length;
  return { ...result, outcomes: judged, already: count('already'), refused: count('refused') };
}

function payerOf(
  { paidBy, mutuelle: typed }: ContributionRow,
  mutuelle: MutuelleNumber | undefined,
): NewContribution['payer'] | undefined {
  if ('householdKey' in paidBy) return mutuelle && { mutuelle, householdKey: paidBy.householdKey };
  // A permanent number says its mutuelle; a column that says another one is a mistake.
  const contradicts = typed !== undefined && mutuelle !== householdParts(paidBy.household).mutuelle;
  return contradicts ? undefined : paidBy.household;
}
