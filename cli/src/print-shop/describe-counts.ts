import { listMutuelles, printCounts, type PrintCounts } from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import { alignColumns } from '../terminal/align-columns.ts';
import type { Words } from '../words/fr.ts';

type Answer = Omit<PrintCounts, 'mutuelles'> & {
  mutuelles: (PrintCounts['mutuelles'][number] & { name: string })[];
};

/** How many cards wait, are printed, checked, handed over; what was wasted, by printer and reason: as tables. */
export async function describeCounts(
  { registry }: Office,
  { printBook }: Words,
): Promise<{ lines: string[]; answer: Answer }> {
  const counts = await printCounts(registry);
  const names = new Map((await listMutuelles(registry)).map(({ number, name }) => [number, name]));
  const mutuelles = counts.mutuelles.map((row) => ({ ...row, name: names.get(row.mutuelle) ?? '' }));
  const text = (numbers: number[]) => numbers.map(String);
  const byMutuelle = mutuelles.map((row) => [
    row.mutuelle,
    row.name,
    ...text([row.requested, row.printed, row.checked, row['handed-over'], row.spoiled]),
  ]);
  const byPrinter = counts.printers.map(({ printer = printBook.noPrinter, ...row }) => [
    printer,
    ...text([row.batches, row.sheets, row.printed, row.spoiled]),
  ]);
  const byReason = counts.reasons.map(({ reason, count }) => [printBook.reasons[reason], String(count)]);
  const tables = [
    { head: printBook.mutuelleHead, rows: byMutuelle, right: [2, 3, 4, 5, 6] },
    { head: printBook.printerHead, rows: byPrinter, right: [1, 2, 3, 4] },
    { head: printBook.reasonHead, rows: byReason, right: [1] },
  ].filter(({ rows }) => rows.length > 0);
  const lines = tables.flatMap(({ head, rows, right }, at) => [
    ...(at === 0 ? [] : ['']),
    ...alignColumns([head, ...rows], right),
  ]);
  return { lines: lines.length === 0 ? [printBook.nothingCounted] : lines, answer: { ...counts, mutuelles } };
}
