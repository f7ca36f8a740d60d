/** Why a row is refused, or what was left out of a row that is taken. The CLI has a sentence for each. */
export type IssueCode = RefusalCode | WarningCode;

export type RefusalCode =
  | 'missing'
  | 'cell-error'
  | 'formula-without-value'
  | 'text-too-long'
  | 'text-characters'
  | 'text-formula'
  | 'text-garbled'
  | 'name-too-long'
  | 'sex-unknown'
  | 'date-unreadable'
  | 'date-impossible'
  | 'date-year-ambiguous'
  | 'date-day-number'
  | 'date-in-future'
  | 'date-before-1900'
  | 'age-unreadable'
  | 'household-missing'
  | 'household-second-head'
  | 'household-in-two-villages'
  | 'row-already-seen'
  | 'number-unreadable'
  | 'household-unreadable'
  | 'amount-unreadable'
  | 'amount-zero'
  | 'amount-negative'
  | 'amounts-disagree'
  | 'persons-unreadable'
  | 'period-unreadable'
  | 'period-without-year'
  | 'period-backwards'
  | 'period-with-gap'
  | 'receipt-already-seen'
  | 'card-number-unreadable'
  | 'reason-unknown';

export type WarningCode =
  | 'phone-unreadable'
  | 'phone-second-left-out'
  | 'nina-unreadable'
  | 'relation-unknown'
  | 'relation-contradicts-sex'
  | 'birth-year-only'
  | 'birth-from-age'
  | 'birth-year-as-date'
  | 'name-order-assumed'
  | 'household-from-above'
  | 'household-without-head'
  | 'row-key-already-seen'
  | 'row-looks-like'
  | 'text-left-out'
  | 'joined-unreadable'
  | 'method-unknown'
  | 'paid-on-assumed'
  | 'period-year-assumed'
  | 'receipt-illegible';

/** Something about one cell. `value` is what it holds, cut to 80 characters. */
export interface Issue<Code extends IssueCode = IssueCode> {
  /** As a spreadsheet shows it, from 1. */
  rowNumber: number;
  /** The column's heading in the file; its usual heading when the file has no such column. */
  column: string;
  code: Code;
  value: string;
  /** An earlier row that this one contradicts or repeats. */
  otherRow?: number;
}

/** The row is not taken. */
export type Refusal = Issue<RefusalCode>;
/** The row is taken, without what this says. */
export type Warning = Issue<WarningCode>;

/** What became of a cell's text: a value, perhaps with a warning, or the reason why there is none. */
export type Outcome<T> = { ok: true; value: T; warning?: WarningCode } | { ok: false; code: RefusalCode };

export function accept<T>(value: T, warning?: WarningCode): Outcome<T> {
  return warning === undefined ? { ok: true, value } : { ok: true, value, warning };
}

export function refuse(code: RefusalCode): { ok: false; code: RefusalCode } {
  return { ok: false, code };
}
