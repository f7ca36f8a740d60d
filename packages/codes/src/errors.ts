export type CodeErrorCode =
  | 'mutuelle-number-malformed'
  | 'household-number-malformed'
  | 'member-number-malformed'
  | 'card-number-malformed'
  | 'photo-slip-malformed'
  | 'check-digits-wrong';

/** Text that is not the number it should be. `details.text` is what was given, cut to 40 characters. */
export class CodeError extends Error {
  override readonly name = 'CodeError';
  readonly code: CodeErrorCode;
  readonly details: { text: string };

  constructor(code: CodeErrorCode, text: string) {
    super(`${code}: ${JSON.stringify(text.slice(0, 40))}`);
    this.code = code;
    this.details = { text: text.slice(0, 40) };
  }
}
