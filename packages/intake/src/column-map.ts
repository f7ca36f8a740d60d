import * as v from 'valibot';
import { IntakeError } from './errors.ts';
import type { ColumnChoice } from './find-columns.ts';
import { canonicalHeading } from './headings.ts';

const Schema = v.pipe(
  v.custom<Record<string, string>>((map) => !Array.isArray(map)),
  v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(200)), v.pipe(v.string(), v.maxLength(60))),
  v.check((map) => Object.keys(map).length <= 200),
);

/**
 * Checks a column map: `{ "heading in the file": "field" }`, with `ignore` for a column to leave out.
 * Throws `map-malformed`, `map-field-unknown` (`details.seen` lists the fields there are).
 */
export function readColumnMap<Field extends string>(
  map: unknown,
  fields: readonly Field[],
  fileName: string,
): ColumnChoice<Field>['map'] {
  const parsed = v.safeParse(Schema, map ?? {});
  if (!parsed.success) throw new IntakeError('map-malformed', { fileName });
  const allowed = [...fields, 'ignore' as const];
  return new Map(
    Object.entries(parsed.output).map(([heading, name]) => {
      const field = allowed.find((candidate) => candidate === name);
      if (field === undefined) throw new IntakeError('map-field-unknown', { fileName, name, seen: allowed });
      return [canonicalHeading(heading), { heading, field }];
    }),
  );
}
