/** Why the page could not do what it was asked; eligibility and credential errors pass through unchanged. */
export type VerifierErrorCode =
  | 'offline' // nothing answered
  | 'interrupted' // the network broke off in the middle of a file; what came is kept
  | 'not-found' // the server has no such file
  | 'too-big' // a file longer than any honest one
  | 'config-malformed' // config.json is not of format 1
  | 'invitation-malformed' // an office's link or code that is not as specified
  | 'invitation-version' // one of a version that this page does not know
  | 'invitation-elsewhere' // one for a page at another address
  | 'not-a-list' // a file that is neither a list nor a picture
  | 'image-unreadable' // a file that the browser cannot show
  | 'camera-refused' // the person, the browser or the system said no
  | 'camera-missing' // no camera, or none that may be used on this page
  | 'camera-busy' // the camera did not start
  | 'pin-wrong' // the journal's PIN is another, or no PIN
  | 'journal-damaged' // an entry is not as it was written
  | 'storage-refused' // the browser keeps nothing
  | 'overtaken' // another tab took something newer meanwhile, nothing was changed
  | 'storage-full'; // no space left, nothing was changed

/** Whether the network was not there, or went: the same may work later. */
export function isAbsence(error: unknown): error is VerifierError {
  return error instanceof VerifierError && (error.code === 'offline' || error.code === 'interrupted');
}

/** The one error of this package. `message` is in English, for a developer; words for people come from `code`. */
export class VerifierError extends Error {
  override readonly name = 'VerifierError';
  readonly code: VerifierErrorCode;

  constructor(code: VerifierErrorCode, problem: string, cause?: unknown) {
    super(`${code}: ${problem}`, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
