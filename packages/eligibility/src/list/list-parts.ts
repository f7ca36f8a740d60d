import { CredentialError, parseJws } from '@passeport/credential';
import { parseMonth, toMonthIndex } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';

import { decodeBlocks } from '../blocks/block-file.ts';
import { countMonth, MONTH_ORIGIN, type Block } from '../blocks/block.ts';
import { sha256Hex } from './digest.ts';
import { EligibilityError } from '../errors.ts';
import type { Grouping } from './group-blocks.ts';
import { horizonOfIssue } from './horizon.ts';
import { decodeJson } from './json.ts';
import {
  LIST_TYP,
  manifestSchema,
  MAX_MANIFEST_BYTES,
  type Manifest,
  type ManifestFile,
} from './manifest.ts';
import { numbersOf } from './mutuelle-ranges.ts';
import { readFile, type BlockReader } from './read-file.ts';

/** A manifest taken apart, its signature not verified. */
export interface ManifestParts {
  manifest: Manifest;
  kid: string;
  signature: Uint8Array;
  /** SHA-256 of the payload, in hexadecimal. */
  digest: string;
}

/** Throws `list-malformed`. */
export async function readManifestParts(token: string): Promise<ManifestParts> {
  const { kid, signature, payload } = parseManifest(token);
  const manifest = decodeJson(manifestSchema, payload);
  if (manifest === undefined) throw new EligibilityError('list-malformed', { problem: 'manifest', kid });
  return { manifest, kid, signature, digest: await sha256Hex(payload) };
}

function parseManifest(token: string) {
  try {
    return parseJws(token, { typ: LIST_TYP, maxBytes: MAX_MANIFEST_BYTES });
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new EligibilityError('list-malformed', { problem: error.code }, error);
  }
}

/** Which mutuelles share a file in a list, for the next one to keep. Throws `list-malformed`; nothing is verified. */
export async function readGrouping({ manifest }: { manifest: string }): Promise<Grouping> {
  return (await readManifestParts(manifest)).manifest.blocks.map(({ mutuelles }) => numbersOf(mutuelles));
}

/** The month of an instant, counted as blocks count months. */
export function monthOfInstant(instant: string): number {
  return toMonthIndex(parseMonth(instant.slice(0, 7))) - MONTH_ORIGIN;
}

/** The blocks of a list, decoded a file at a time: asked for in ascending order, each file is decoded once. */
export class ListBlocks {
  readonly grouping: Grouping;
  readonly #files: readonly ManifestFile[];
  /** In which file, and where in it, by mutuelle. */
  readonly #places = new Map<MutuelleNumber, { file: number; at: number }>();
  readonly #readBlock: BlockReader;
  readonly #horizon: number;
  readonly #pause: () => Promise<void>;
  #last: { file: number; blocks: Block[] } | undefined;

  /** `pause` is waited for before a file is decoded. */
  constructor(
    { blocks, issued }: Manifest,
    readBlock: BlockReader,
    pause: () => Promise<void> = async () => {},
  ) {
    this.#pause = pause;
    this.#horizon = countMonth(horizonOfIssue(issued));
    this.#files = blocks;
    this.#readBlock = readBlock;
    this.grouping = blocks.map(({ mutuelles }) => numbersOf(mutuelles));
    for (const [file, numbers] of this.grouping.entries()) {
      for (const [at, number] of numbers.entries()) this.#places.set(number, { file, at });
    }
  }

  /** The file that has these very mutuelles. */
  fileOf(numbers: readonly MutuelleNumber[]): ManifestFile | undefined {
    const [first] = numbers;
    const place = first && this.#places.get(first);
    if (place === undefined || this.grouping[place.file]?.join() !== numbers.join()) return undefined;
    return this.#files[place.file];
  }

  /** The bytes of a file. Throws `block-missing` or `block-mismatch`. */
  async read(file: ManifestFile): Promise<Uint8Array> {
    return await readFile(this.#readBlock, file);
  }

  /** A mutuelle’s block, when it is listed. Throws as `read`, and `block-malformed`. */
  async blockOf(number: MutuelleNumber): Promise<Block | undefined> {
    const place = this.#places.get(number);
    const file = place && this.#files[place.file];
    if (place === undefined || file === undefined) return undefined;
    if (this.#last?.file !== place.file) {
      const bytes = await this.read(file);
      await this.#pause();
      this.#last = { file: place.file, blocks: decodeBlocks(bytes, this.#horizon) };
    }
    return this.#last.blocks[place.at];
  }
}
