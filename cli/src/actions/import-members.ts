import { calendarDateOf } from '@passeport/calendar';
import { formatMemberNumber, memberParts, type MemberNumber, type MutuelleNumber } from '@passeport/codes';
import { readMemberRegister, type MemberRow, type Warning } from '@passeport/intake';
import {
  findPersons,
  importMembers,
  type By,
  type ImportedMember,
  type MemberRow as NewMember,
  type Registry,
  type RowOutcome,
} from '@passeport/registry';
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
  const warnings = await withoutKnownHeads(registry, register.warnings, result.outcomes);
  return await reportImport({ ...register, warnings }, unplaced, result, {
    dryRun,
    language,
    refusals: options.refusals,
  });
}

/** A household without a head in this file may have had one all along. */
async function withoutKnownHeads(
  registry: Registry,
  warnings: readonly Warning[],
  outcomes: readonly RowOutcome<ImportedMember>[],
): Promise<Warning[]> {
  const rows = new Set(
    warnings.filter(({ code }) => code === 'household-without-head').map(({ rowNumber }) => rowNumber),
  );
  const headOf = new Map<number, MemberNumber>();
  for (const outcome of outcomes)
    if (outcome.outcome !== 'refused' && rows.has(outcome.row))
      headOf.set(outcome.row, formatMemberNumber({ ...memberParts(outcome.member), person: 1 }));
  const heads = await findPersons(registry, { members: [...new Set(headOf.values())] });
  const known = new Set(heads.map(({ member }) => member));
  return warnings.filter(({ code, rowNumber }) => {
    const head = headOf.get(rowNumber);
    return code !== 'household-without-head' || head === undefined || !known.has(head);
  });
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
