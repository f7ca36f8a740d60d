import type { Generated } from 'kysely';
import type { BirthDate, CalendarDate, Month } from '@passeport/calendar';
import type { CardNumber, MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { AuditAction } from './audit-actions.ts';
import type { IdentityTables } from './identity-tables.ts';
import type { PrintTables } from './print-tables.ts';
import type { CardState, PaymentMethod, PersonStatus, CardReason, Sex } from './states.ts';
import type { PhotoTable } from './photo-table.ts';
import type { TransferTables } from './transfer/transfer-tables.ts';

/**
 * The tables as Kysely sees them. Dates and instants are text (`YYYY-MM-DD`, ISO 8601 in UTC), amounts whole FCFA.
 * Branded types are honest here because every verb checks what it writes. README.md says what each table is for.
 */
export interface Tables extends PrintTables, IdentityTables, TransferTables {
  office: { id: 1; number: number; name: string };
  office_ranges: { first: MutuelleNumber; last: MutuelleNumber };
  counters: { name: CounterName; next: number };
  mutuelle_numbers: { number: MutuelleNumber; given_at: string };
  mutuelles: MutuelleTable;
  households: HouseholdTable;
  persons: PersonTable;
  photos: PhotoTable;
  contributions: ContributionTable;
  cards: CardTable;
  published_lists: { sequence: number; issued: string; expires: string; manifest_sha256: string };
  audit: AuditTable;
}

/** Numbers that are given out one after another and never again. */
export type CounterName = 'audit' | 'contribution' | 'card' | 'batch' | 'list';

interface MutuelleTable {
  number: MutuelleNumber;
  name: string;
  name_key: string;
  union_name: string | null;
  union_key: string;
  plan_code: string;
  /** JSON, `[{"from":"2027-01","plan":"AMV"}]`; null for none */
  later_plans: string | null;
  cercle: string | null;
  village: string | null;
  created: string;
  /** the number that the next household gets, up to 100,000 when the mutuelle is full */
  next_household: number;
  /** the next of the office's own receipts in this mutuelle, from 1 */
  next_own_receipt: number;
}

interface HouseholdTable {
  mutuelle: MutuelleNumber;
  household: number;
  source_key: string;
  village: string | null;
  delegate: string | null;
  joined: Month | null;
  /** the day on which it was first imported */
  added: CalendarDate;
  /** the number that the next person gets who is not the head, up to 100 when the household is full */
  next_person: number;
  /** whether there is a head; 2: no, and after a restoration nobody gets 01 any more */
  head_given: 0 | 1 | 2;
  /** person numbers up to `next_person` that nobody here has: left out by a restoration */
  skipped: Generated<number>;
}

interface PersonTable {
  member: MemberNumber;
  mutuelle: MutuelleNumber;
  household: number;
  person: number;
  source_key: string;
  row_key: string | null;
  photo_file: string | null;
  family_name: string;
  given_names: string;
  sex: Sex;
  birth: BirthDate;
  relation: string | null;
  phone: string | null;
  nina: string | null;
  status: PersonStatus;
  since: CalendarDate | null;
  /** her own day of joining; null when she came with her household */
  joined: CalendarDate | null;
  added: string;
  /** her next card is of this edition at least: 1, or more after a restoration */
  edition_floor: Generated<number>;
}

/** Rows are only ever added: the database refuses to change or delete one. */
interface ContributionTable {
  id: number;
  mutuelle: MutuelleNumber;
  household: number;
  paid_on: CalendarDate;
  /** negative in a counter-entry, and there alone */
  amount_fcfa: number;
  persons: number;
  from_month: Month | null;
  months: number | null;
  receipt: string;
  /** the `receipt_key` that this counter-entry cancels */
  cancels: string | null;
  /** `receipt` as compared with others: case and spaces aside */
  receipt_key: string;
  source_key: string;
  payer: string | null;
  collector: string | null;
  method: PaymentMethod | null;
  /** why `cancels` was cancelled */
  reason: string | null;
  recorded_at: string;
}

interface CardTable {
  card: CardNumber;
  member: MemberNumber;
  mutuelle: MutuelleNumber;
  edition: number;
  /** 1, 2, …: the cards of the office in the order of their issue */
  issue_number: number;
  state: CardState;
  qr_text: string;
  kid: string;
  not_before: CalendarDate;
  valid_through: CalendarDate;
  issued_at: string;
  revoked_at: string | null;
  /** the state it was revoked in */
  revoked_from: CardState | null;
  /** the number of the newest list then, 0 for none: later ones say it; null, too, when another office's list has said it */
  revoked_after_list: number | null;
  reason: CardReason | null;
  /** who said that it is to be revoked, and when */
  reported_by: string | null;
  reported_at: string | null;
  /** what was paid for the card in its place */
  fee_fcfa: number | null;
  replacement_asked: 0 | 1;
}

interface AuditTable {
  id: number;
  at: string;
  actor: string;
  action: AuditAction;
  subject: string;
  /** JSON, null when there was nothing before */
  before: string | null;
  after: string | null;
  /** `hashLine` of the line and the hash before */
  sha256: string;
}
