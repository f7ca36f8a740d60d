import { isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import * as v from 'valibot';

import type { ListContent } from './content.ts';
import { EligibilityError } from './errors.ts';
import { decodeJson, encodeJson } from './json.ts';
import { isAscending, MAX_DIRECTORY_BYTES, MAX_MUTUELLES } from './manifest.ts';
import { planSchema } from './plans.ts';

const text = (maxLength: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength));

/** Names for numbers: mutuelles, their plans, the contracted centres. The same for every reader. */
const directorySchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    mutuelles: v.pipe(
      v.array(
        v.strictObject({
          number: v.custom<MutuelleNumber>(isMutuelleNumber),
          name: text(120),
          union: v.exactOptional(text(120)),
          plan: v.string(),
        }),
      ),
      v.maxLength(MAX_MUTUELLES),
      v.check((mutuelles) => isAscending(mutuelles.map(({ number }) => number))),
    ),
    plans: v.pipe(
      v.array(planSchema),
      v.maxLength(MAX_MUTUELLES),
      v.check((plans) => isAscending(plans.map(({ code }) => code))),
    ),
    centres: v.pipe(
      v.array(v.strictObject({ name: text(120), place: v.exactOptional(text(120)) })),
      v.maxLength(10_000),
    ),
  }),
  v.check(({ mutuelles, plans }) => {
    const codes = new Set(plans.map(({ code }) => code));
    return mutuelles.every(({ plan }) => codes.has(plan));
  }, 'a mutuelle has a plan that is not in the directory'),
);

export type Directory = v.InferOutput<typeof directorySchema>;

/** The directory's bytes. Throws `content-invalid` or `list-too-big`. */
export function encodeDirectory({ mutuelles, plans, centres }: ListContent): Uint8Array {
  const result = v.safeParse(directorySchema, {
    version: 1,
    mutuelles: [...mutuelles]
      .sort((a, b) => (a.number < b.number ? -1 : 1))
      .map(({ number, name, union, plan }) => ({
        number,
        name,
        ...(union !== undefined && { union }),
        plan,
      })),
    plans: [...plans].sort((a, b) => (a.code < b.code ? -1 : 1)),
    centres,
  });
  if (!result.success) {
    const [issue] = result.issues;
    const problem = `${v.getDotPath(issue) ?? 'directory'}: ${issue.message}`;
    throw new EligibilityError('content-invalid', { problem });
  }
  const bytes = encodeJson(result.output);
  if (bytes.length > MAX_DIRECTORY_BYTES) {
    throw new EligibilityError('list-too-big', { bytes: bytes.length, limitBytes: MAX_DIRECTORY_BYTES });
  }
  return bytes;
}

/** Throws `directory-malformed`, also when a mutuelle or plan is there twice or a plan is missing. */
export function decodeDirectory(bytes: Uint8Array): Directory {
  const directory = decodeJson(directorySchema, bytes);
  if (directory === undefined) throw new EligibilityError('directory-malformed');
  return directory;
}
