import type { Month } from '@passeport/calendar';
import { memberParts, type CardNumber, type HouseholdNumber, type MemberNumber } from '@passeport/codes';
import { findPersons, listPhotos, mergePersons, type By, type Person } from '@passeport/registry';
import { readAccount } from '../actions/read-account.ts';
import type { Office } from '../office/open-office.ts';
import { requireMembers } from './require-members.ts';

/** What a merge did, and what it left where it was. */
export interface Merged {
  kept: Person;
  dropped: Person;
  revoked?: CardNumber;
  /** the household of the number that is given up */
  household: HouseholdNumber;
  isSameHousehold: boolean;
  /** how many stay in it */
  staying: number;
  /** its head was the number given up, and others stay */
  isHeadless: boolean;
  coveredThrough?: Month;
  /** the photo of the number given up, when the one kept has none */
  photo?: string;
}

/** Throws `member-missing`, and as `mergePersons`. */
export async function mergeMembers(
  office: Office,
  keep: MemberNumber,
  drop: MemberNumber,
  by: By,
): Promise<Merged> {
  const { registry } = office;
  const [keeping, dropping] = await requireMembers(registry, keep, drop);
  const household = dropping?.household;
  const coveredThrough = household && (await readAccount(office, household, by.at)).account.coveredThrough;
  const { kept, dropped, revoked } = await mergePersons(registry, { keep, drop }, by);
  const inHousehold = await findPersons(registry, { household: dropped.household, status: 'active' });
  const staying = inHousehold.length;
  const photos = new Map(
    (await listPhotos(registry, { members: [keep, drop] })).map((photo) => [photo.member, photo]),
  );
  const photo = photos.has(keep) ? undefined : photos.get(drop)?.originalSha256.slice(0, 12);
  return {
    kept,
    dropped,
    ...(revoked !== undefined && { revoked: revoked.card }),
    household: dropped.household,
    isSameHousehold: keeping?.household === household,
    staying,
    isHeadless: staying > 0 && memberParts(drop).person === 1,
    ...(coveredThrough !== undefined && { coveredThrough }),
    ...(photo !== undefined && { photo }),
  };
}
