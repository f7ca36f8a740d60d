/** What the database, or the file or server it is in, has to say. */
export type DatabaseErrorCode =
  | 'office-busy'
  | 'database-full'
  | 'database-corrupt'
  | 'database-foreign'
  | 'database-newer'
  | 'database-missing'
  | 'database-unwritable'
  | 'database-unreachable'
  | 'database-failed';

/** Why one row of a batch was refused, while the others were kept. */
export type RefusalCode =
  | 'mutuelle-unknown'
  | 'mutuelle-outside-office'
  | 'mutuelle-numbers-exhausted'
  | 'mutuelle-number-taken'
  | 'mutuelle-closed'
  | 'mutuelle-full'
  | 'household-unknown'
  | 'household-full'
  | 'second-head'
  | 'member-unknown'
  | 'member-not-active'
  | 'receipt-taken'
  | 'receipt-reserved'
  | 'receipt-cancelled'
  | 'face-too-big'
  | 'photo-missing'
  | 'card-live'
  | 'edition-taken'
  | 'edition-skipped'
  | 'card-unknown'
  | 'card-already-dead'
  | 'card-not-printed'
  | 'card-in-doubt'
  | 'text-refused'
  | 'value-refused';

export type RegistryErrorCode =
  | DatabaseErrorCode
  | RefusalCode
  | 'office-unknown'
  | 'mutuelle-not-closed'
  | 'mutuelle-diverged'
  | 'mutuelle-name-taken'
  | 'mutuelle-in-batch'
  | 'transfer-malformed'
  | 'range-malformed'
  | 'receipt-unknown'
  | 'receipt-is-counter-entry'
  | 'card-twice'
  | 'card-not-in-batch'
  | 'card-not-waiting'
  | 'card-handed-over'
  | 'card-not-handed-over'
  | 'editions-exhausted'
  | 'card-not-dead'
  | 'card-replaced-since'
  | 'undo-too-late'
  | 'same-person'
  | 'same-mutuelle'
  | 'member-gone'
  | 'member-merged'
  | 'member-moved'
  | 'member-not-merged'
  | 'merge-followed'
  | 'batch-unknown'
  | 'batch-number-taken'
  | 'batch-number-unknown'
  | 'batch-already-confirmed'
  | 'batch-not-confirmed'
  | 'sheet-not-in-batch'
  | 'sequence-unknown'
  | 'sequence-taken';

/** What an error or a refusal is about; only what applies is there. */
export interface RegistryDetails {
  /** the input's property that was refused */
  field?: string;
  path?: string;
  mutuelle?: string;
  household?: string;
  member?: string;
  /** the other person's number, or the same person's other number */
  other?: string;
  card?: string;
  edition?: number;
  receipt?: string;
  batch?: number;
  sheet?: number;
  sheets?: number;
  sequence?: number;
  name?: string;
  migration?: string;
  /** the engine's own error code, e.g. `SQLITE_FULL` or `53100` */
  engineCode?: string;
}

/** The only error that this package throws on purpose. `cause` is the engine's error where there is one. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly code: RegistryErrorCode;
  readonly details: RegistryDetails;

  constructor(code: RegistryErrorCode, details: RegistryDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.code = code;
    this.details = details;
  }
}
