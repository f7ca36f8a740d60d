import { calendarDateOf } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { readMemberRegister, type MemberRow } from '@passeport/intake';
import { importMembers, type By, type MemberRow as NewMember } from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import { explainRefusal } from '../words/explain-error.ts';
import { prepareMutuelleFinder } from './find-mutuelle-of-row.ts';
import { reportImport, type ImportOptions, type ImportReport, type RefusedRow } from './import-report.ts';
import { readTableFile } from './read-table-file.ts';

/** Which mutuelle rows without one are of, and what unusual headings mean. */
export interface MemberImport extends ImportOptions {
  mutuelle?: MutuelleNumber;
  map?: unknown;
}

/** Imports a register: everyone in it gets a permanent number, once. */
export async function importMemberFile(
  { registry }: Office,
  path: string,
  options: MemberImport,
  by: By,
): Promise<ImportReport> {
  const { mutuelle, map, sheet, dryRun, language } = options;
  const register = readMemberRegister(await readTableFile(path), {
    today: calendarDateOf(by.at),
    ...(map === undefined ? {} : { map }),
    ...(sheet === undefined ? {} : { sheet }),
  });
  const mutuelleOf = await prepareMutuelleFinder(registry, mutuelle, register.rows);

  const members: NewMember[] = [];
  const unplaced: RefusedRow[] = [];
  for (const row of register.rows) {
    const place = mutuelleOf(row.mutuelle);
    if (place === undefined) unplaced.push(withoutMutuelle(row, options));
    else members.push(toNewMember(row, place));
  }
  const result = await importMembers(registry, members, by, { dryRun });
  return await reportImport(register, unplaced, result, { dryRun, language, refusals: options.refusals });
}

function withoutMutuelle({ rowNumber, mutuelle = '' }: MemberRow, { language }: ImportOptions): RefusedRow {
  return {
    rowNumber,
    column: 'Mutuelle',
    reason: explainRefusal('mutuelle-name-unclear', { mutuelle }, language),
  };
}

function toNewMember(
  { rowNumber, isHead, household: _household, ...row }: MemberRow,
  mutuelle: MutuelleNumber,
): NewMember {
  return { ...row, row: rowNumber, mutuelle, head: isHead };
}
