import type { MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import { readLaterPlans, type LaterPlan } from './later-plans.ts';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import type { Tables } from './tables.ts';
import { nameKey } from './text.ts';
import { withoutNulls } from './without-nulls.ts';

/** A mutuelle, under its permanent number. `created`: ISO instant. */
export interface Mutuelle {
  number: MutuelleNumber;
  name: string;
  union?: string;
  /** the code of the plan that its members have, or had before the first of the later ones */
  plan: string;
  /** the plans that it was given since, ascending; absent when there are none */
  laterPlans?: LaterPlan[];
  cercle?: string;
  village?: string;
  created: string;
  /** since when it is closed: it was given up to another office, or is about to be */
  closed?: string;
  /** the office that it was taken in from */
  formerOffice?: number;
}

/** All mutuelles, in the order of their numbers. */
export function listMutuelles(registry: Registry): Promise<Mutuelle[]> {
  return look(registry, async (db) => {
    const rows = await selectMutuelles(db).orderBy('number').execute();
    return rows.map(toMutuelle);
  });
}

/** The mutuelle with a number, or with a name in a union (or in none); case and spaces do not count. */
export function findMutuelle(
  registry: Registry,
  wanted: MutuelleNumber | { name: string; union?: string | undefined },
): Promise<Mutuelle | undefined> {
  return look(registry, (db) => selectMutuelle(db, wanted));
}

/** The same inside of another reading or change. */
export async function selectMutuelle(
  db: Kysely<Tables>,
  wanted: MutuelleNumber | { name: string; union?: string | undefined },
): Promise<Mutuelle | undefined> {
  const query = selectMutuelles(db);
  const row = await (
    typeof wanted === 'string'
      ? query.where('number', '=', wanted)
      : query
          .where('name_key', '=', nameKey(wanted.name))
          .where('union_key', '=', nameKey(wanted.union ?? ''))
  ).executeTakeFirst();
  return row && toMutuelle(row);
}

function toMutuelle({ later_plans, ...row }: MutuelleRow): Mutuelle {
  const laterPlans = readLaterPlans(later_plans);
  return { ...withoutNulls(row), ...(laterPlans.length > 0 && { laterPlans }) };
}

type MutuelleRow = Awaited<ReturnType<ReturnType<typeof selectMutuelles>['executeTakeFirstOrThrow']>>;

function selectMutuelles(db: Kysely<Tables>) {
  return db
    .selectFrom('mutuelles')
    .leftJoin('closed_mutuelles', 'closed_mutuelles.mutuelle', 'mutuelles.number')
    .leftJoin('taken_mutuelles', 'taken_mutuelles.mutuelle', 'mutuelles.number')
    .select(['number', 'name', 'union_name as union', 'plan_code as plan', 'later_plans'])
    .select(['cercle', 'village', 'created'])
    .select(['closed_mutuelles.closed_at as closed', 'taken_mutuelles.office as formerOffice']);
}
