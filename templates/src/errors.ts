export type TemplateErrorCode =
  /** No template of the name ships: `details.name`, cut to 40 characters. */
  'template-missing';

/** A template that was asked for and is not there. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly code: TemplateErrorCode;
  readonly details: { name: string };

  constructor(code: TemplateErrorCode, details: { name: string }) {
    super(`${code} (${JSON.stringify(details.name)})`);
    this.code = code;
    this.details = details;
  }
}
