import { open } from 'node:fs/promises';
import { isMemberNumber, type MemberNumber } from '@passeport/codes';
import * as v from 'valibot';
import type { OfficeFolder } from '../office/office-folder.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** Photos are for their user alone, and what is known of them. */
const OWNER_ONLY = 0o600;
/** More are forgotten, those of other folders first. */
const MOST_FILES = 20_000;
/** A longer file was not written here. */
const LARGEST_BYTES = 32 * 1024 * 1024;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const member = v.custom<MemberNumber>((value) => typeof value === 'string' && isMemberNumber(value));
const slip = v.variant('kind', [
  v.strictObject({
    kind: v.literal('members'),
    members: v.pipe(v.array(member), v.readonly()),
    alone: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('malformed') }),
]);
const inspectedFile = v.strictObject({
  path: v.string(),
  sizeBytes: v.number(),
  modifiedMs: v.number(),
  sha256,
  takenAt: v.exactOptional(v.string()),
  camera: v.exactOptional(v.string()),
  /** What slips were seen; missing when they were not looked for. */
  slips: v.exactOptional(
    v.strictObject({
      slip: v.exactOptional(slip),
      slipAreas: v.array(v.array(v.strictObject({ x: v.number(), y: v.number() }))),
      showsCard: v.boolean(),
    }),
  ),
});
/** Another number when slips are read otherwise. */
const format = 1;
const memorySchema = v.strictObject({ format: v.literal(format), files: v.array(inspectedFile) });

/** What was found in a file of this length and date. */
export type InspectedFile = v.InferOutput<typeof inspectedFile>;

/**
 * What earlier imports found in files, so that a folder imported again is not read again. Only ever a shortcut: without
 * it, everything is looked at anew.
 */
export class InspectionMemory {
  readonly #files: Map<string, InspectedFile>;
  readonly #slips: Map<string, InspectedFile['slips']>;

  constructor(files: readonly InspectedFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#slips = new Map(files.flatMap(({ sha256, slips }) => (slips ? [[sha256, slips]] : [])));
  }

  /** What was found in a file, if it has still the same length and date. */
  find(path: string, sizeBytes: number, modifiedMs: number): InspectedFile | undefined {
    const file = this.#files.get(path);
    return file?.sizeBytes === sizeBytes && file.modifiedMs === modifiedMs ? file : undefined;
  }

  /** The slips of a content that was looked at, wherever it lay. */
  slipsOf(sha256: string): InspectedFile['slips'] {
    return this.#slips.get(sha256);
  }

  /** All that is remembered once these are and the paths of `unsure` are forgotten; the newest first. */
  with(files: readonly InspectedFile[], unsure: readonly string[] = []): InspectedFile[] {
    const fresh = new Set([...files.map(({ path }) => path), ...unsure]);
    const others = [...this.#files.values()].filter(({ path }) => !fresh.has(path));
    return [...files, ...others].slice(0, MOST_FILES);
  }
}

/** Reads what was remembered; nothing when that cannot be read. */
export async function readInspectionMemory({ inspected }: OfficeFolder): Promise<InspectionMemory> {
  try {
    await using file = await open(inspected, 'r');
    if ((await file.stat()).size > LARGEST_BYTES) return new InspectionMemory([]);
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), memorySchema), await file.readFile('utf8'));
    return new InspectionMemory(read.success ? read.output.files : []);
  } catch {
    return new InspectionMemory([]);
  }
}

export async function writeInspectionMemory(
  { inspected }: OfficeFolder,
  files: readonly InspectedFile[],
): Promise<void> {
  await writeFileAtomically(inspected, JSON.stringify({ format, files }), OWNER_ONLY);
}
