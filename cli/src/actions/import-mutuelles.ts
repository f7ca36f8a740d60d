import type { Plan } from '@passeport/eligibility';
import { foldName, readMutuelleList } from '@passeport/intake';
import { importMutuelles, type BatchResult, type By, type Mutuelle } from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import { readPlans } from '../office/plans.ts';
import { explainRefusal } from '../words/explain-error.ts';
import { reportImport, type ImportOptions, type ImportReport, type RefusedRow } from './import-report.ts';
import { readTableFile } from './read-table-file.ts';

const USUAL_PLAN = 'AMV';

/** Imports a list of mutuelles: each gets its permanent number, once. */
export async function importMutuelleFile(
  { registry, folder }: Office,
  path: string,
  options: ImportOptions & { map?: unknown },
  by: By,
): Promise<ImportReport & { mutuelles: Mutuelle[] }> {
  const { dryRun, map, sheet, language } = options;
  const plans = await readPlans(folder);
  const list = readMutuelleList(await readTableFile(path), {
    ...(map === undefined ? {} : { map }),
    ...(sheet === undefined ? {} : { sheet }),
  });
  const planned = list.rows.map((row) => ({ ...row, plan: planCode(row.plan, plans) }));
  const unplanned = planned.flatMap(({ rowNumber, plan }): RefusedRow[] => {
    if (plans.has(plan)) return [];
    const details = { plan, known: [...plans.keys()].join(', ') };
    return [{ rowNumber, column: 'Plan', reason: explainRefusal('plan-unknown', details, language) }];
  });
  const rows = planned
    .filter(({ plan }) => plans.has(plan))
    .map(({ rowNumber, commune: _commune, ...row }) => ({ ...row, row: rowNumber }));
  const result: BatchResult<{ mutuelle: Mutuelle }> = await importMutuelles(registry, rows, by, { dryRun });
  const mutuelles = result.outcomes.flatMap((outcome) =>
    outcome.outcome === 'refused' ? [] : [outcome.mutuelle],
  );
  return { ...(await reportImport(list, unplanned, result, options)), mutuelles };
}

/** A plan may be given by its code or its name. */
function planCode(typed: string | undefined, plans: ReadonlyMap<string, Plan>): string {
  if (typed === undefined) return USUAL_PLAN;
  const meant = [...plans.values()].find(({ code, name }) =>
    [code, name].some((one) => foldName(one) === foldName(typed)),
  );
  return meant?.code ?? typed;
}
