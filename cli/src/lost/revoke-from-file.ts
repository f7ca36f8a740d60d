import { calendarDateOf } from '@passeport/calendar';
import { readLostCardList } from '@passeport/intake';
import { revokeCards, type By, type Card, type CardReason } from '@passeport/registry';
import { reportImport, type ImportOptions, type ImportReport } from '../actions/import-report.ts';
import { readTableFile } from '../actions/read-table-file.ts';
import type { Office } from '../office/open-office.ts';
import { reportedAt } from './reported-at.ts';

/** Revokes the cards that a spreadsheet names, in one transaction; rows that can't be taken come back with the reasons. */
export async function revokeFromFile(
  { registry }: Office,
  path: string,
  options: ImportOptions & { usualReason?: CardReason | undefined },
  by: By,
): Promise<ImportReport & { cards: Card[] }> {
  const { dryRun, sheet, usualReason } = options;
  const list = readLostCardList(await readTableFile(path), {
    today: calendarDateOf(by.at),
    // A card is renewed by the program alone.
    ...(usualReason !== undefined && usualReason !== 'renewed' && { usualReason }),
    ...(sheet === undefined ? {} : { sheet }),
  });
  const rows = list.rows.map(({ rowNumber, reportedOn, ...row }) => ({
    row: rowNumber,
    ...row,
    reportedAt: reportedAt(reportedOn, by.at),
  }));
  const result = await revokeCards(registry, rows, by, { dryRun });
  const cards = result.outcomes.flatMap((outcome) => (outcome.outcome === 'added' ? [outcome.card] : []));
  return { ...(await reportImport(list, [], result, options)), cards };
}
