import type { FoundColumns, TableKind } from './find-columns.ts';
import {
  accept,
  type Outcome,
  type Refusal,
  type RefusalCode,
  type Warning,
  type WarningCode,
} from './issue.ts';
import { cellErrorOf, readText, saysNothing, tidyText } from './read-text.ts';
import { cellText, type Cell } from './table.ts';

const MAX_REPORTED_LENGTH = 80;

/** One row of a register being read, and everything found wrong with it: all of its problems, not only the first. */
export class RowReader<Field extends string> {
  readonly rowNumber: number;
  readonly refusals: Refusal[] = [];
  readonly warnings: Warning[] = [];
  readonly #cells: readonly Cell[];
  readonly #columns: ReadonlyMap<Field, { index: number; heading: string }>;
  readonly #kind: TableKind<Field>;

  constructor(
    row: { rowNumber: number; cells: readonly Cell[] },
    columns: ReadonlyMap<Field, { index: number; heading: string }>,
    kind: TableKind<Field>,
  ) {
    this.rowNumber = row.rowNumber;
    this.#cells = row.cells;
    this.#columns = columns;
    this.#kind = kind;
  }

  cell(field: Field): Cell {
    const column = this.#columns.get(field);
    return column ? (this.#cells[column.index] ?? '') : '';
  }

  text(field: Field): string {
    return tidyText(cellText(this.cell(field)));
  }

  /** What stands in every cell of the row, in columns that are read and in others. */
  texts(): string[] {
    return this.#cells.map((cell) => tidyText(cellText(cell)));
  }

  /** The column's heading in the file; its usual heading when the file has no such column. */
  heading(field: Field): string {
    return this.#columns.get(field)?.heading ?? this.#kind.columns[field].heading;
  }

  /** Whether the file has a column for any of the fields. */
  hasColumn(...fields: Field[]): boolean {
    return fields.some((field) => this.#columns.has(field));
  }

  /** Whether any of the fields has something in it. */
  has(...fields: Field[]): boolean {
    return fields.some((field) => this.text(field) !== '');
  }

  refuse(field: Field, code: RefusalCode, otherRow?: number): void {
    this.refusals.push({ ...this.#about(field), code, ...(otherRow !== undefined && { otherRow }) });
  }

  warn(field: Field, code: WarningCode, otherRow?: number): void {
    this.warnings.push({ ...this.#about(field), code, ...(otherRow !== undefined && { otherRow }) });
  }

  /** The value of an outcome, its warning or its refusal noted under the field. */
  take<T>(field: Field, outcome: Outcome<T>): T | undefined {
    if (!outcome.ok) this.refuse(field, outcome.code);
    else if (outcome.warning !== undefined) this.warn(field, outcome.warning);
    return outcome.ok ? outcome.value : undefined;
  }

  /** As `take`, for a field that must be there: an empty cell is refused as `missing`. */
  need<T>(field: Field, read: (text: string) => Outcome<T>): T | undefined {
    const text = this.text(field);
    const error = cellErrorOf(text);
    if (text === '') this.refuse(field, 'missing');
    else if (error !== undefined) this.refuse(field, error);
    else return this.take(field, read(text));
    return undefined;
  }

  /** Notes that one of the fields is in error, and says whether one is. */
  refuseCellErrors(...fields: Field[]): boolean {
    const faults = fields.flatMap((field) => {
      const error = cellErrorOf(this.text(field));
      return error === undefined ? [] : [{ field, error }];
    });
    for (const { field, error } of faults) this.refuse(field, error);
    return faults.length > 0;
  }

  /** Text that no card needs: what cannot be taken is left out with a warning. */
  optionalText(field: Field, maxLength: number): string | undefined {
    return this.optional(field, 'text-left-out', (text) => readText(text, maxLength));
  }

  /** A value that no card needs: what cannot be read is left out with the warning given. */
  optional<T>(field: Field, code: WarningCode, read: (text: string) => Outcome<T>): T | undefined {
    const text = this.text(field);
    if (text === '' || saysNothing(text)) return undefined;
    const outcome = cellErrorOf(text) === undefined ? read(text) : undefined;
    if (outcome?.ok) return this.take(field, accept(outcome.value, outcome.warning));
    this.warn(field, code);
    return undefined;
  }

  #about(field: Field): { rowNumber: number; column: string; value: string } {
    const value = this.text(field).slice(0, MAX_REPORTED_LENGTH);
    return { rowNumber: this.rowNumber, column: this.heading(field), value };
  }
}

/** A reader for each row that was found. */
export function readRows<Field extends string>(
  found: FoundColumns<Field>,
  kind: TableKind<Field>,
): RowReader<Field>[] {
  const columns = new Map(
    found.columns.flatMap(({ field, index, heading }) =>
      field === undefined ? [] : [[field, { index, heading }] as const],
    ),
  );
  return found.rows.map((row) => new RowReader(row, columns, kind));
}
