import { nameKey } from './text.ts';

/** What the office's own receipts begin with: for payments that came without a paper, and for cancellations. */
const OWN_SERIES = 'BUR-';

/** The office's own receipt number, `BUR-000001` for 1: a series for each mutuelle. */
export function formatOwnReceipt(number: number): string {
  return `${OWN_SERIES}${String(number).padStart(6, '0')}`;
}

/** Whether a number that is given is one that only the registry may give. */
export function isOwnReceipt(receipt: string): boolean {
  return receiptKey(receipt).startsWith(OWN_SERIES.toLowerCase());
}

/**
 * What two spellings of one receipt number share: case, spaces, what is not seen, the kind of a dash and the width of a digit
 * do not tell two papers apart.
 */
export function receiptKey(receipt: string): string {
  return nameKey(receipt.normalize('NFKC'))
    .replaceAll(/\p{Dash}/gu, '-')
    .replaceAll(/[\s\p{Default_Ignorable_Code_Point}]/gu, '');
}
