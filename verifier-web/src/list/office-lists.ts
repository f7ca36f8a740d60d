import type { EligibilityList, NewestSeen } from '@passeport/eligibility';
import { readListStatus, type ListStatus } from './list-status.ts';

/** One office's list, among those of several. */
export interface OfficeList {
  office: number;
  name: string;
  sequence: number;
  issued: string;
  status: ListStatus;
  isHome: boolean;
}

/** The lists on the phone, each with its office; none when there is only one, which needs no telling apart. */
export function officeLists(
  lists: readonly EligibilityList[],
  home: number | undefined,
  clock: Date,
  newestSeen: readonly NewestSeen[] = [],
): OfficeList[] {
  if (lists.length < 2) return [];
  return lists.map((list) => {
    const { office, sequence, issued, trust } = list;
    const name = trust.keys.find((key) => key.office.number === office)?.office.name ?? String(office);
    return {
      office,
      name,
      sequence,
      issued,
      status: readListStatus(list, clock, newestSeen),
      isHome: office === home,
    };
  });
}
