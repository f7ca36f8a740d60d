export type StatusListErrorCode =
  // given by whoever makes a list
  | 'status-value-refused'
  // the list in a token
  | 'status-list-malformed'
  | 'status-list-too-big'
  // the token around it
  | 'status-token-too-long'
  | 'status-token-malformed'
  | 'status-token-refused'
  | 'status-key-unknown'
  | 'status-signature-wrong'
  | 'status-uri-wrong'
  | 'status-not-yet-valid'
  | 'status-expired';

/** What is known of the fault: the member of the token or list, an index, the size allowed, an instant of the token. */
export interface StatusListErrorDetails {
  field?: string;
  index?: number;
  limit?: number;
  uri?: string;
  /** Seconds since 1970, as the token writes them. */
  at?: number;
}

/** A list that cannot be made, or a token that must not be believed. A card that is invalid is no error: it is a status. */
export class StatusListError extends Error {
  override readonly name = 'StatusListError';
  readonly code: StatusListErrorCode;
  readonly details: StatusListErrorDetails;

  constructor(code: StatusListErrorCode, details: StatusListErrorDetails = {}, cause?: unknown) {
    super(`${code}: ${JSON.stringify(details)}`);
    this.code = code;
    this.details = details;
    // The constructor's own `cause` option came with Chrome 93.
    if (cause !== undefined) Object.defineProperty(this, 'cause', { value: cause, configurable: true });
  }
}
