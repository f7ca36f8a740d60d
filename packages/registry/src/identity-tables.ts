import type { CalendarDate } from '@passeport/calendar';
import type { CardNumber, MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { PersonStatus } from './states.ts';

/** Which numbers are one person, and which only look like it. */
export interface IdentityTables {
  merges: MergeTable;
  moves: { old: MemberNumber; new: MemberNumber; moved_at: string };
  /** two persons, as somebody decided; `first` is the lower number */
  distinct_persons: { first: MemberNumber; second: MemberNumber; decided_at: string };
  lost_numbers: LostNumberTable;
}

/** What is known of numbers and cards that were given after the backup from which the registry was restored. */
interface LostNumberTable {
  member: MemberNumber;
  mutuelle: MutuelleNumber;
  /** editions below are dead */
  below: number;
  status: PersonStatus;
  since: CalendarDate | null;
}

interface MergeTable {
  dropped: MemberNumber;
  kept: MemberNumber;
  merged_at: string;
  /** what the merge changed, to be put back */
  status_before: PersonStatus;
  since_before: CalendarDate | null;
  /** the card that the merge revoked */
  card: CardNumber | null;
}
