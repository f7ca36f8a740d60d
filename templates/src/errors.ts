export type TemplateErrorCode =
  /** No template of the name ships: `details.name`, cut to 40 characters, and those that do. */
  | 'template-missing'
  /** No sheet of the name ships: the same details. */
  | 'sheet-missing';

/** A template or a sheet that was asked for and is not there. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly code: TemplateErrorCode;
  readonly details: { name: string; known: string };

  constructor(code: TemplateErrorCode, details: { name: string; known: string }) {
    super(`${code} (${JSON.stringify(details.name)})`);
    this.code = code;
    this.details = details;
  }
}
