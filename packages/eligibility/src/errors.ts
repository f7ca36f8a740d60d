import type { PlanFault } from './rights/plan-fault.ts';

export type EligibilityErrorCode =
  // given by the office, before anything is published
  | 'plans-invalid'
  | 'contribution-invalid'
  | 'content-invalid'
  // the signed manifest and the key that signed it
  | 'list-malformed'
  | 'list-unsigned'
  | 'list-too-big'
  | 'list-key-unknown'
  | 'list-signature-wrong'
  | 'list-key-wrong-use'
  | 'list-key-not-yet-valid'
  | 'list-key-expired'
  | 'list-key-stolen'
  | 'list-request-refused'
  | 'list-outside-scope'
  // the list against what this reader has already seen
  | 'list-rollback'
  | 'list-from-future'
  // the lists that a collection gathers
  | 'collection-nested'
  | 'collection-overlap'
  | 'collection-part-mismatch'
  | 'collection-trust-older'
  // the files that the manifest names
  | 'trust-mismatch'
  | 'trust-conflict'
  | 'directory-malformed'
  | 'block-missing'
  | 'block-mismatch'
  | 'block-malformed'
  // what changed from one list to the next
  | 'delta-malformed'
  | 'delta-other-list';

/** What is known about the fault; each field is there when it helps to say what went wrong. */
export interface EligibilityErrorDetails {
  /** A plan's code, and what is wrong with it in an office's file. */
  plan?: string;
  fault?: PlanFault;
  /** In English, for a developer. */
  problem?: string;
  mutuelle?: string;
  office?: number;
  /** Another office that lists the same mutuelle. */
  otherOffice?: number;
  kid?: string;
  sequence?: number;
  /** The newest sequence number already seen from the office. */
  newestSequence?: number;
  /** Instants and dates, as written in the list or the trust list. */
  issued?: string;
  now?: string;
  validFrom?: string;
  validThrough?: string;
  sha256?: string;
  bytes?: number;
  limitBytes?: number;
}

/**
 * A list that cannot be made or must not be believed. Errors of the trust list it carries are the credential
 * package's own, passed through. A revoked card or a lapsed household is no error: it is a verdict.
 */
export class EligibilityError extends Error {
  override readonly name = 'EligibilityError';
  readonly code: EligibilityErrorCode;
  readonly details: EligibilityErrorDetails;

  constructor(code: EligibilityErrorCode, details: EligibilityErrorDetails = {}, cause?: unknown) {
    super(`${code}: ${JSON.stringify(details)}`);
    this.code = code;
    this.details = details;
    // The constructor's own `cause` option came with Chrome 93.
    if (cause !== undefined) Object.defineProperty(this, 'cause', { value: cause, configurable: true });
  }
}
