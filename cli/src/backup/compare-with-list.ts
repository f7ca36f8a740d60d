import { addMonths, calendarDateOf, lastDayOf, monthOf, type CalendarDate } from '@passeport/calendar';
import {
  formatHouseholdNumber,
  type CardNumber,
  type HouseholdNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import {
  readRights,
  type Coverage,
  type HouseholdCoverage,
  type ListedRights,
  type PersonException,
  type Plan,
} from '@passeport/eligibility';
import {
  findPersons,
  listCards,
  listMutuelles,
  type DeadEdition,
  type Mutuelle,
  type Person,
  type PersonStatus,
  type ToldStatus,
} from '@passeport/registry';
import { collectRights } from '../actions/collect-rights.ts';
import { areListedAlike } from '../actions/list-plans.ts';
import type { Office } from '../office/open-office.ts';
import { planCodesOf, planOf, readPlans } from '../office/plans.ts';
import type { NewestList } from './read-newest-list.ts';

/** What the newest list knows and the backup does not. */
export type Difference =
  /** taken from the list; `was`: in the backup */
  | { kind: 'person'; member: MemberNumber; status: PersonStatus; was: PersonStatus }
  /** died since; taken from the list */
  | { kind: 'card'; card: CardNumber }
  /** number of somebody enrolled since, who is gone or whose card is dead; kept as such */
  | { kind: 'number'; member: MemberNumber }
  /** other months are paid; to be entered again */
  | { kind: 'coverage'; household: HouseholdNumber; listed: Coverage; here: Coverage }
  /** enrolled since */
  | { kind: 'household'; household: HouseholdNumber; listed: Coverage }
  | { kind: 'mutuelle'; mutuelle: MutuelleNumber; name: string }
  /** the plan that it has by the list, or its terms, are others: names of plans */
  | { kind: 'plan'; mutuelle: MutuelleNumber; plan: string; was: string };

/** What a restored registry takes from the list, and every difference, by mutuelle. */
export interface Comparison {
  dead: DeadEdition[];
  ended: ToldStatus[];
  differences: Difference[];
}

const NEVER: Coverage = { reason: 'never-paid' };

/** Compares a list with a registry of before it. Names, photos, receipts and batches are not in a list: of those it can tell nothing. */
export async function compareWithList(office: Office, newest: NewestList): Promise<Comparison> {
  const { list, opened } = newest;
  const found: Comparison = { dead: [], ended: [], differences: [] };
  const here = new Map((await listMutuelles(office.registry)).map((mutuelle) => [mutuelle.number, mutuelle]));
  const at = new Date(opened.issued);
  const month = monthOf(calendarDateOf(at));
  const plans = await readPlans(office.folder);
  for await (const listed of readRights(list)) {
    const { number } = listed;
    const mutuelle = here.get(number);
    // What was given up is another office's to tell.
    if (mutuelle?.closed !== undefined) continue;
    const named = opened.mutuelle(number);
    if (mutuelle === undefined) {
      found.differences.push({ kind: 'mutuelle', mutuelle: number, name: named?.name ?? '' });
      continue;
    }
    // A plan that is missing in plans.json is for "plan check" to tell.
    const isKnown = planCodesOf(mutuelle).every((code) => plans.has(code));
    const plan = isKnown ? planOf(plans, mutuelle, month) : undefined;
    if (named !== undefined && (plan === undefined || !areListedAlike(named.plan, plan, month))) {
      const was = plan?.name ?? mutuelle.plan;
      found.differences.push({ kind: 'plan', mutuelle: number, plan: named.plan.name, was });
    }
    found.dead.push(...listed.deadEditions);
    await comparePersons(office, listed, calendarDateOf(at), found);
    if (plan === undefined) continue;
    await compareHouseholds(office, { mutuelle, plan }, listed.households, at, found);
  }
  return found;
}

async function comparePersons(
  { registry }: Office,
  { number, deadEditions, exceptions }: ListedRights,
  day: CalendarDate,
  { ended, differences }: Comparison,
): Promise<void> {
  const persons = new Map(
    (await findPersons(registry, { mutuelle: number })).map((one) => [one.member, one]),
  );
  const told = new Map(exceptions.map((one) => [one.member, one]));
  for (const person of persons.values()) {
    const now = statusNow(person, told.get(person.member), day);
    if (now === undefined) continue;
    ended.push(now);
    differences.push({ kind: 'person', member: person.member, status: now.status, was: person.status });
  }
  const below = new Map(deadEditions.map((dead) => [dead.member, dead.below]));
  for (const { card, member, edition } of await listCards(registry, { mutuelle: number, live: true }))
    if (edition < (below.get(member) ?? 1)) differences.push({ kind: 'card', card });
  const unknown = new Set<MemberNumber>();
  for (const { member } of deadEditions) if (!persons.has(member)) unknown.add(member);
  for (const exception of exceptions) {
    if (persons.has(exception.member)) continue;
    const now = endOf(exception, day);
    if (now === undefined) continue;
    ended.push(now);
    unknown.add(exception.member);
  }
  for (const member of unknown) differences.push({ kind: 'number', member });
}

/** What became of a person who is here, when the list says otherwise than the backup. */
function statusNow(
  { member, status, mergedInto, movedTo }: Person,
  exception: PersonException | undefined,
  day: CalendarDate,
): ToldStatus | undefined {
  // A number that is another person's now has the status that goes with it.
  if (mergedInto !== undefined || movedTo !== undefined) return undefined;
  const told = exception && endOf(exception, day);
  if (told !== undefined) return told.status === status ? undefined : told;
  // An age limit or a wait may be told in the place of a leaving.
  const mayHaveLeft = status === 'left' && exception !== undefined;
  return status === 'active' || mayHaveLeft ? undefined : { member, status: 'active', since: day };
}

/** The list tells the month in which somebody left, no day of anything else: then it is the list's. */
function endOf(exception: PersonException, day: CalendarDate): ToldStatus | undefined {
  const { member, kind } = exception;
  switch (kind) {
    case 'died':
    case 'removed':
      return { member, status: kind, since: day };
    case 'left': {
      // Without a month it was before all that the list tells.
      const last = lastDayOf(addMonths(exception.from ?? addMonths(monthOf(day), -15), -1));
      return { member, status: 'left', since: last < day ? last : day };
    }
    case 'aged-out':
    case 'waiting':
      return undefined;
  }
}

async function compareHouseholds(
  { registry }: Office,
  { mutuelle, plan }: { mutuelle: Mutuelle; plan: Plan },
  listed: readonly HouseholdCoverage[],
  at: Date,
  { differences }: Comparison,
): Promise<void> {
  const { households } = await collectRights(registry, mutuelle, plan, at);
  const there = new Map(listed.map((one) => [one.household, one]));
  for (const here of households) {
    const told = there.get(here.household) ?? NEVER;
    there.delete(here.household);
    if (isSame(told, here)) continue;
    const household = formatHouseholdNumber(mutuelle.number, here.household);
    differences.push({ kind: 'coverage', household, listed: told, here });
  }
  for (const told of there.values()) {
    const household = formatHouseholdNumber(mutuelle.number, told.household);
    differences.push({ kind: 'household', household, listed: told });
  }
}

function isSame(one: Coverage, other: Coverage): boolean {
  if ('reason' in one || 'reason' in other)
    return 'reason' in one && 'reason' in other && one.reason === other.reason;
  return one.from === other.from && one.through === other.through;
}
