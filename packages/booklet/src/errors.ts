/** Why a booklet cannot be made. */
export type BookletErrorCode = 'markdown-unsupported' | 'picture-missing';

/** Thrown by `printBooklet`. `detail` is the Markdown construct, or the picture's address. */
export class BookletError extends Error {
  override name = 'BookletError';
  readonly code: BookletErrorCode;
  readonly detail: string;

  constructor(code: BookletErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.detail = detail;
  }
}
