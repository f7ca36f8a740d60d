import { formatMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import * as v from 'valibot';

import type { Centre, ListContent } from './content.ts';
import { EligibilityError } from '../errors.ts';
import type { NamedMutuelle } from './group-blocks.ts';
import { decodeJson, encodeJson } from './json.ts';
import { MAX_DIRECTORY_BYTES } from './manifest.ts';
import { MAX_MUTUELLES } from './mutuelle-ranges.ts';
import { isLine } from '../rights/line.ts';
import { planSchema, type Plan } from '../rights/plan.ts';
import { packText, unpackText } from '../coding/text-codec.ts';
import { BytesError } from '../coding/varint.ts';

const line = (maxUnits: number) =>
  v.pipe(
    v.string(),
    v.check((text) => isLine(text, maxUnits)),
  );
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/**
 * The directory as it is written: a mutuelle is the step from the number before (from 0 the first), its name, the
 * index of its plan, and the index of its union when it has one.
 */
const directorySchema = v.pipe(
  v.strictObject({
    version: v.literal(2),
    plans: v.pipe(v.array(planSchema), v.maxLength(MAX_MUTUELLES)),
    unions: v.pipe(v.array(line(120)), v.maxLength(MAX_MUTUELLES)),
    mutuelles: v.pipe(
      v.array(
        v.union([
          v.strictTuple([whole(1, MAX_MUTUELLES), line(120), whole(0, MAX_MUTUELLES)]),
          v.strictTuple([
            whole(1, MAX_MUTUELLES),
            line(120),
            whole(0, MAX_MUTUELLES),
            whole(0, MAX_MUTUELLES),
          ]),
        ]),
      ),
      v.maxLength(MAX_MUTUELLES),
    ),
    centres: v.pipe(
      v.array(v.strictObject({ name: line(120), place: v.exactOptional(line(120)) })),
      v.maxLength(10_000),
    ),
  }),
  v.check(({ plans }) => isAscending(plans.map(({ code }) => code)), 'a plan twice'),
  v.check(({ mutuelles }) => mutuelles.every(([step]) => step > 0), 'a mutuelle twice'),
  v.check(({ mutuelles }) => mutuelles.reduce((sum, [step]) => sum + step, 0) <= MAX_MUTUELLES),
  v.check(
    ({ mutuelles, plans }) => mutuelles.every(([, , plan]) => plan < plans.length),
    'a mutuelle has a plan that is not in the directory',
  ),
  v.check(({ mutuelles, unions }) => {
    // Unions stand in the order in which they are first named.
    let named = 0;
    for (const [, , , union = -1] of mutuelles) {
      if (union > named) return false;
      if (union === named) named += 1;
    }
    return named === unions.length && new Set(unions).size === unions.length;
  }),
);

/** Names for numbers: mutuelles, their plans, the contracted centres. The same for every reader. */
export interface Directory {
  mutuelles: { number: MutuelleNumber; name: string; union?: string; plan: Plan }[];
  plans: Plan[];
  centres: Centre[];
}

/** What the directory names. */
export interface DirectoryContent extends Pick<ListContent, 'plans' | 'centres'> {
  mutuelles: readonly NamedMutuelle[];
}

/** The directory's bytes. Throws `content-invalid` or `list-too-big`. */
export function encodeDirectory(content: DirectoryContent): Uint8Array {
  const plans = [...content.plans].sort((a, b) => (a.code < b.code ? -1 : 1));
  const planIndexes = new Map(plans.map(({ code }, index) => [code, index]));
  const unionIndexes = new Map<string, number>();
  let previous = 0;
  const ascending = [...content.mutuelles].sort((a, b) => (a.number < b.number ? -1 : 1));
  const mutuelles = ascending.map(({ number, name, union, plan }) => {
    const step = Number(number) - previous;
    previous = Number(number);
    const entry = [step, name, planIndexes.get(plan) ?? plans.length];
    if (union === undefined) return entry;
    const index = unionIndexes.get(union) ?? unionIndexes.size;
    unionIndexes.set(union, index);
    return [...entry, index];
  });
  const unions = [...unionIndexes.keys()];
  const result = v.safeParse(directorySchema, {
    version: 2,
    plans,
    unions,
    mutuelles,
    centres: content.centres,
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
  return packText(bytes);
}

/** Throws `directory-malformed`, also when a mutuelle or plan is there twice or a plan is missing. */
export function decodeDirectory(bytes: Uint8Array): Directory {
  const directory = decodeJson(directorySchema, unpack(bytes));
  if (directory === undefined) throw new EligibilityError('directory-malformed');
  const { plans, unions, centres } = directory;
  const mutuelles: Directory['mutuelles'] = [];
  let number = 0;
  for (const [step, name, planIndex, unionIndex] of directory.mutuelles) {
    number += step;
    const plan = plans[planIndex];
    const union = unionIndex === undefined ? undefined : unions[unionIndex];
    if (plan === undefined) throw new EligibilityError('directory-malformed');
    mutuelles.push({
      number: formatMutuelleNumber(number),
      name,
      ...(union !== undefined && { union }),
      plan,
    });
  }
  return { mutuelles, plans, centres };
}

function unpack(bytes: Uint8Array): Uint8Array {
  try {
    return unpackText(bytes, MAX_DIRECTORY_BYTES);
  } catch (error) {
    if (!(error instanceof BytesError)) throw error;
    throw new EligibilityError('directory-malformed', { problem: error.message }, error);
  }
}

/** Each greater than the one before: in order, and none twice. */
function isAscending(texts: readonly string[]): boolean {
  return texts.every((one, index) => index === 0 || one > (texts[index - 1] ?? ''));
}
