import type { RefusalCode, RegistryDetails } from './errors.ts';

/** A row that was not taken, while the others were. */
export interface Refusal {
  code: RefusalCode;
  details: RegistryDetails;
}

/** What became of one row of a batch; `row` is the caller's own number for it. */
export type RowOutcome<Found> =
  | ({ row: number; outcome: 'added' } & Found)
  /** known under its source key, and left as it is; `differs` names the given properties that are not as they are kept */
  | ({ row: number; outcome: 'already'; differs: string[] } & Found)
  | ({ row: number; outcome: 'refused' } & Refusal);

/** What became of a batch, in the order of its rows. After a dry run nothing of it is kept. */
export interface BatchResult<Found> {
  outcomes: RowOutcome<Found>[];
  added: number;
  already: number;
  refused: number;
  dryRun: boolean;
}

/** How a batch is done: with `dryRun` everything is worked out, and nothing kept. */
export interface BatchOptions {
  dryRun?: boolean | undefined;
}

export function batchResult<Found>(outcomes: RowOutcome<Found>[], options: BatchOptions): BatchResult<Found> {
  const count = (kind: string): number => outcomes.filter(({ outcome }) => outcome === kind).length;
  return {
    outcomes,
    added: count('added'),
    already: count('already'),
    refused: count('refused'),
    dryRun: options.dryRun === true,
  };
}

export function refuse(
  row: number,
  code: RefusalCode,
  details: RegistryDetails = {},
): { row: number; outcome: 'refused' } & Refusal {
  return { row, outcome: 'refused', code, details };
}

/** The properties that are given and are not what is kept. What is not given differs from nothing. */
export function differences(given: object, kept: object): string[] {
  const keptValues = new Map(Object.entries(kept));
  return Object.entries(given)
    .filter(([name, value]) => value !== undefined && value !== keptValues.get(name))
    .map(([name]) => name);
}
