export type FountainErrorCode =
  | 'content-empty' // nothing to send
  | 'content-too-big' // more than any receiver takes
  | 'symbol-size-wrong' // too small for the content, or too large for a frame
  | 'frame-malformed' // not in its one spelling, damaged, or claiming too much
  | 'frame-version' // a frame of a version unknown here
  | 'content-mismatch'; // what was put together is not what was sent

/** The one error of this package. `message` is in English, for a developer; words for people come from `code`. */
export class FountainError extends Error {
  override readonly name = 'FountainError';
  readonly code: FountainErrorCode;

  constructor(code: FountainErrorCode, problem: string) {
    super(`${code}: ${problem}`);
    this.code = code;
  }
}
