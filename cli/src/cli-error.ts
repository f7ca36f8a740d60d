export type CliErrorCode =
  | 'office-missing'
  | 'office-exists'
  | 'office-incomplete'
  | 'office-needs-registry'
  | 'office-from-newer-version'
  | 'passphrase-missing'
  | 'passphrase-too-short'
  | 'passphrase-public'
  | 'passphrase-differs'
  | 'clock-behind'
  | 'file-missing'
  | 'folder-not-empty'
  | 'root-missing'
  | 'key-file-missing'
  | 'list-missing'
  | 'list-is-delta'
  | 'plan-unknown'
  | 'contribution-refused'
  | 'household-missing'
  | 'date-in-future'
  | 'card-missing'
  | 'card-key-refused'
  | 'mutuelle-needed'
  | 'mutuelle-not-named'
  | 'mutuelle-missing'
  | 'mutuelle-name-unclear'
  | 'cancelled'
  | 'nothing-to-print'
  | 'cards-in-batch'
  | 'batch-file-missing'
  | 'batch-file-changed'
  | 'batch-confirmed-to-reprint'
  | 'sheet-without-cards'
  | 'batch-to-confirm'
  | 'reprint-what'
  | 'reason-needed'
  | 'map-wrong'
  | 'member-missing'
  | 'photo-none'
  | 'photo-nobody'
  | 'photo-box-outside'
  | 'photo-file-missing'
  | 'photo-file-changed'
  | 'photo-not-changed'
  | 'port-taken'
  | 'fingerprint-needed'
  | 'fingerprint-differs'
  | 'trust-not-root'
  | 'trust-office-exists'
  | 'trust-range-taken'
  | 'trust-keys-expired'
  | 'trust-older'
  | 'trust-without-us'
  | 'trust-other-number'
  | 'merge-refused'
  | 'merge-empty'
  | 'merge-office-twice'
  | 'merge-memory-damaged'
  | 'printer-needed'
  | 'printer-name-wrong'
  | 'printer-unknown'
  | 'printer-not-calibrated'
  | 'print-settings-wrong';

/** A refusal of the command line itself. `details` fill the sentence in `words/`. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: CliErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: CliErrorCode, details: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.details = details;
  }
}
