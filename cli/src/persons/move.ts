import type { Month } from '@passeport/calendar';
import {
  householdParts,
  type HouseholdNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import {
  findPersons,
  listMutuelles,
  movePersons,
  readOffice,
  type By,
  type MovedPerson,
} from '@passeport/registry';
import { readAccount } from '../actions/read-account.ts';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { CliError } from '../cli-error.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { Office } from '../office/open-office.ts';
import { requireMembers } from './require-members.ts';

export interface MoveOptions {
  to: MutuelleNumber;
  household?: HouseholdNumber;
  village?: string;
  wholeHousehold?: boolean;
}

/** What a move did, and what it left where it was. */
export interface Moved {
  moved: (MovedPerson & { name: string })[];
  /** the new one, and the one left */
  household: HouseholdNumber;
  from: HouseholdNumber;
  mutuelle: string;
  /** who stays in the household that was left */
  staying: number;
  /** what the household that was left had paid until then: its payments stay with it */
  paidThrough?: Month;
  /** what the household that they joined has paid, when it was there */
  coveredThrough?: Month;
}

/**
 * Throws `member-missing`, `mutuelle-missing`, `move-to-other-office`, `household-elsewhere`, `household-missing`,
 * `village-of-household`, and as `movePersons`.
 */
export async function moveMembers(
  office: Office,
  member: MemberNumber,
  { to, household, village, wholeHousehold }: MoveOptions,
  by: By,
): Promise<Moved> {
  const { registry } = office;
  const [person] = await requireMembers(registry, member);
  if (person === undefined) throw new CliError('member-missing', { member });
  await requireOwnMutuelle(office, member, to);
  if (household !== undefined) {
    if (householdParts(household).mutuelle !== to)
      throw new CliError('household-elsewhere', { household, mutuelle: to });
    if (village !== undefined) throw new CliError('village-of-household', { household });
  }
  const from = person.household;
  const joined = household && (await readAccount(office, household, by.at)).account.coveredThrough;
  const paid = (await readAccount(office, from, by.at)).account.coveredThrough;
  const all = await findPersons(registry, { household: from, status: 'active' });
  const going = wholeHousehold === true ? [...new Set([...all.map((one) => one.member), member])] : [member];
  const done = await movePersons(registry, going, { mutuelle: to, household, village }, by);
  const names = new Map(all.map((one) => [one.member, nameOnCard(one)]));
  const mutuelle = (await listMutuelles(registry)).find(({ number }) => number === to);
  return {
    moved: done.moved.map((one) => ({ ...one, name: names.get(one.from) ?? '' })),
    household: done.household,
    from,
    mutuelle: mutuelle?.name ?? to,
    staying: all.length - going.length,
    ...(paid !== undefined && { paidThrough: paid }),
    ...(joined !== undefined && { coveredThrough: joined }),
  };
}

async function requireOwnMutuelle(
  { registry }: Office,
  member: MemberNumber,
  to: MutuelleNumber,
): Promise<void> {
  const ranges = (await readOffice(registry))?.mutuelles ?? [];
  if (ranges.every(({ from, to: last }) => to < from || to > last))
    throw new CliError('move-to-other-office', { member, mutuelle: to });
  await requireMutuelle(registry, to);
}
