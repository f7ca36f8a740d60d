import type { CalendarDate } from '@passeport/calendar';
import type { CardNumber, MemberNumber } from '@passeport/codes';
import type { PersonStatus } from './states.ts';

/** Which numbers are one person, and which only look like it. */
export interface IdentityTables {
  merges: MergeTable;
  moves: { old: MemberNumber; new: MemberNumber; moved_at: string };
  /** two persons, as somebody decided; `first` is the lower number */
  distinct_persons: { first: MemberNumber; second: MemberNumber; decided_at: string };
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
