export type CalendarErrorCode = 'date-malformed' | 'month-malformed' | 'birth-date-malformed';

/** Text that names no calendar date or month. `details.text` is what was given. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly code: CalendarErrorCode;
  readonly details: { text: string };

  constructor(code: CalendarErrorCode, text: string) {
    super(`${code}: ${JSON.stringify(text.slice(0, 40))}`);
    this.code = code;
    this.details = { text };
  }
}
