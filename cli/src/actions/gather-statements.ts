import { formatHouseholdNumber, type HouseholdNumber } from '@passeport/codes';
import { coverageRows } from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import type { ReportScope } from '../reports/report-scope.ts';
import { readAccounts, type SettledHousehold } from './read-account.ts';

/**
 * The accounts of the households that still have somebody in them, mutuelle by mutuelle, village by village: in the order in which they are
 * handed out. Throws `plan-unknown`.
 */
export async function gatherStatements(
  office: Office,
  scope: ReportScope,
  at: Date,
): Promise<SettledHousehold[]> {
  const all: SettledHousehold[] = [];
  for (const mutuelle of scope.mutuelles) {
    const found: { household: HouseholdNumber; village: string }[] = [];
    for await (const { household, village, persons } of coverageRows(office.registry, mutuelle.number))
      if (persons > 0 && scope.includesVillage(village))
        found.push({
          household: formatHouseholdNumber(mutuelle.number, household),
          village: village ?? '',
        });
    const inOrder = found
      .sort((a, b) => a.village.localeCompare(b.village, 'fr', { sensitivity: 'base' }))
      .map(({ household }) => household);
    for await (const settled of readAccounts(office, mutuelle, inOrder, at)) all.push(settled);
  }
  return all;
}
