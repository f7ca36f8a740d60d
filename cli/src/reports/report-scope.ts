import { calendarDateOf } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { countPersons, listMutuelles, nameKey, type Mutuelle } from '@passeport/registry';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { CliError } from '../cli-error.ts';
import { contains } from '../office/mutuelle-ranges.ts';
import type { Office } from '../office/open-office.ts';

/** Whom a report is about, as it was asked for. */
export interface AskedScope {
  mutuelle?: MutuelleNumber;
  union?: string;
  village?: string;
}

/** The mutuelles that a report is about, and the one village of theirs, if one was asked for. */
export interface ReportScope {
  asked: AskedScope;
  mutuelles: Mutuelle[];
  numbers: MutuelleNumber[];
  /** The office has no others. */
  isWhole: boolean;
  includesVillage(village: string | undefined): boolean;
}

/** Throws `mutuelle-missing`, `union-missing`, `village-missing`, `report-empty` for an office without mutuelles. */
export async function readReportScope(
  { registry, record }: Office,
  asked: AskedScope,
  now: Date,
): Promise<ReportScope> {
  await requireMutuelle(registry, asked.mutuelle);
  const known = await listMutuelles(registry);
  // One that was given to another office is told of only when it is asked for.
  const all =
    asked.mutuelle === undefined ? known.filter(({ number }) => contains(record.mutuelles, number)) : known;
  if (all.length === 0) throw new CliError('report-empty');
  const isAsked = (wanted: string | undefined, name: string | undefined) =>
    wanted === undefined || nameKey(wanted) === nameKey(name ?? '');
  const inUnion = all.filter(({ union }) => isAsked(asked.union, union));
  if (inUnion.length === 0) {
    const unions = [...new Set(all.flatMap(({ union }) => union ?? []))].join(', ');
    throw new CliError('union-missing', { union: asked.union ?? '', known: unions });
  }
  const mutuelles = inUnion.filter(({ number }) => isAsked(asked.mutuelle, number));
  if (mutuelles.length === 0) throw new CliError('mutuelle-missing', { mutuelle: asked.mutuelle ?? '' });
  const numbers = mutuelles.map(({ number }) => number);
  const scope = {
    asked,
    mutuelles,
    numbers,
    isWhole: mutuelles.length === known.length,
    includesVillage: (village: string | undefined) => isAsked(asked.village, village),
  };
  if (asked.village === undefined) return scope;
  const counts = await countPersons(registry, { mutuelles: numbers, today: calendarDateOf(now) });
  if (![...counts.households, ...counts.ended].some(({ village }) => scope.includesVillage(village)))
    throw new CliError('village-missing', { village: asked.village });
  return scope;
}
