export type CredentialErrorCode =
  // QR text
  | 'not-a-card'
  | 'version-unknown'
  | 'text-malformed'
  | 'too-long'
  // signed token
  | 'token-too-long'
  | 'token-malformed'
  | 'header-refused'
  | 'key-unknown'
  | 'signature-wrong'
  // what is signed
  | 'claims-malformed'
  | 'trust-list-malformed'
  | 'key-request-malformed'
  | 'transfer-malformed'
  // keys
  | 'key-malformed'
  | 'passphrase-empty'
  | 'passphrase-wrong'
  | 'sealed-key-malformed'
  // face
  | 'face-malformed';

/** What is known of the fault: the claim or member at fault, the key named, the size allowed. */
export interface CredentialErrorDetails {
  field?: string;
  kid?: string;
  maxBytes?: number;
}

/** A key, token, QR text or trust list that is not what it must be, or a passphrase that opens nothing. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly code: CredentialErrorCode;
  readonly details: CredentialErrorDetails;

  constructor(code: CredentialErrorCode, details: CredentialErrorDetails = {}, cause?: unknown) {
    const known = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
    super(known.length > 0 ? `${code} (${known.join(', ')})` : code);
    this.code = code;
    this.details = details;
    // The constructor's own `cause` option came with Chrome 93.
    if (cause !== undefined) Object.defineProperty(this, 'cause', { value: cause, configurable: true });
  }
}
