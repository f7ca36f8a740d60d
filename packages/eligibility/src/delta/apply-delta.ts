import { joinJws } from '@passeport/credential';
import * as v from 'valibot';

import { encodeBlocks } from '../blocks/block-file.ts';
import { MAX_HOUSEHOLDS_A_FILE } from '../blocks/block-header.ts';
import { countMonth, type Block } from '../blocks/block.ts';
import { BitDecoder } from '../coding/bit-coder.ts';
import { CountingSlots } from '../coding/counting-slots.ts';
import { ChangeBudget, codeBlockChange, EMPTY_BLOCK } from './delta-block.ts';
import { horizonOfIssue } from '../list/horizon.ts';
import { orDeltaMalformed, readDeltaFrame, type DeltaFrame } from './delta-frame.ts';
import { codeGrouping } from './delta-grouping.ts';
import { DELTA_SLOT_COUNT, DELTA_SLOTS } from './delta-slots.ts';
import { sha256Hex } from '../list/digest.ts';
import { EligibilityError } from '../errors.ts';
import { encodeJson } from '../list/json.ts';
import { ListBlocks, monthOfInstant, readManifestParts, type ManifestParts } from '../list/list-parts.ts';
import { readDirectoryText, shortDigest } from './make-delta.ts';
import {
  LIST_TYP,
  manifestSchema,
  MAX_DIRECTORY_BYTES,
  MAX_TRUST_BYTES,
  type Manifest,
  type ManifestFile,
} from '../list/manifest.ts';
import { toRanges } from '../list/mutuelle-ranges.ts';
import type { ListSource } from '../list/open-list.ts';
import type { PublishedList } from '../list/publish-list.ts';
import { readFile, type BlockReader } from '../list/read-file.ts';
import { applyTextChange, type TextChange } from './text-change.ts';
import { packText } from '../coding/text-codec.ts';

/** Which list a delta changes, and to which it leads, of which office. As it says itself: nothing is verified. */
export interface DeltaAbout {
  office: number;
  /** Sequence numbers. */
  before: number;
  after: number;
}

/** Throws `list-too-big` or `delta-malformed`. */
export function readDeltaAbout(delta: Uint8Array): DeltaAbout {
  const { office, before, sequence } = readDeltaFrame(delta);
  return { office, before: before.sequence, after: sequence };
}

export interface ApplyDeltaOptions {
  /** Waited for before each file is decoded and before each is made anew: a page can answer its user then. */
  pause?: () => Promise<void>;
}

/**
 * The list that a delta leads to from the list `before`, to the byte. Only the files in which something changed are
 * decoded and made anew. A delta proves nothing: whoever is given the result opens it as any list that was received, with
 * `openList` at least: its blocks need not be read again, for they are written here or are those of the list before.
 *
 * Throws `delta-other-list` when it is for another list, `delta-malformed`, `list-too-big`; and as `openList` when a file
 * of the list before is not there or damaged.
 */
export async function applyDelta(
  before: ListSource,
  delta: Uint8Array,
  { pause = async () => {} }: ApplyDeltaOptions = {},
): Promise<PublishedList> {
  const frame = readDeltaFrame(delta);
  const old = await readManifestParts(before.manifest);
  refuseOtherList(frame, old);

  const files = new Map<string, Uint8Array>();
  const store = async (bytes: Uint8Array): Promise<ManifestFile> => {
    const sha256 = await sha256Hex(bytes);
    files.set(sha256, bytes);
    return { sha256, bytes: bytes.length };
  };

  const trustBytes = orDeltaMalformed(() =>
    applyTextChange(new TextEncoder().encode(before.trust), frame.trust, MAX_TRUST_BYTES),
  );
  const directory = await store(await changeDirectory(before.readBlock, old, frame.directory));
  const earlier = monthOfInstant(old.manifest.issued);
  const blocks = await decodeBody(frame, new ListBlocks(old.manifest, before.readBlock, pause), {
    earlier,
    store,
    pause,
  });

  const vouched = await takeVouched(frame, old, before.readBlock, store);
  const { office, sequence, issued, expires, audit, kid, signature } = frame;
  const trust = { sha256: await sha256Hex(trustBytes), bytes: trustBytes.length };
  const said = { version: 2, office, sequence, issued, expires, ...(audit && { audit }) };
  const payload = { ...said, trust, directory, blocks, ...(vouched.length > 0 && { vouched }) };
  if (!v.is(manifestSchema, payload)) {
    throw new EligibilityError('delta-malformed', { problem: 'manifest' });
  }
  return {
    manifest: joinJws({ kid, payload: encodeJson(payload), signature }, LIST_TYP),
    trust: new TextDecoder().decode(trustBytes),
    blocks: files,
  };
}

/** The directory’s bytes after. */
async function changeDirectory(
  readBlock: BlockReader,
  before: ManifestParts,
  change: TextChange | undefined,
): Promise<Uint8Array> {
  if (change === undefined) return await readFile(readBlock, before.manifest.directory);
  const text = await readDirectoryText(readBlock, before);
  return packText(orDeltaMalformed(() => applyTextChange(text, change, MAX_DIRECTORY_BYTES)));
}

async function takeVouched(
  { vouched }: DeltaFrame,
  { manifest: before }: ManifestParts,
  readBlock: BlockReader,
  store: (bytes: Uint8Array) => Promise<ManifestFile>,
): Promise<NonNullable<Manifest['vouched']>> {
  const taken: NonNullable<Manifest['vouched']> = [];
  for (const { key, bytes } of vouched) {
    const old = before.vouched?.find((one) => one.key === key);
    if (bytes === undefined && old === undefined) {
      throw new EligibilityError('delta-malformed', {
        problem: 'cards of a key that the list before has not',
      });
    }
    const file = await store(bytes ?? (await readFile(readBlock, old ?? { sha256: '', bytes: 0 })));
    if (bytes !== undefined && file.sha256 === old?.sha256) {
      throw new EligibilityError('delta-malformed', { problem: 'a change that is none' });
    }
    taken.push({ key, ...file });
  }
  return taken;
}

async function decodeBody(
  { body, issued }: DeltaFrame,
  before: ListBlocks,
  {
    earlier,
    store,
    pause,
  }: { earlier: number; store: (bytes: Uint8Array) => Promise<ManifestFile>; pause: () => Promise<void> },
): Promise<Manifest['blocks']> {
  const coder = new BitDecoder(new CountingSlots(DELTA_SLOT_COUNT), body);
  const grouping = orDeltaMalformed(() => codeGrouping(coder, before.grouping, []));
  const context = { earlier, now: monthOfInstant(issued), budget: new ChangeBudget() };
  const manifest: Manifest['blocks'] = [];
  for (const numbers of grouping) {
    const twin = before.fileOf(numbers);
    const mutuelles = toRanges(numbers);
    if (twin !== undefined && coder.bit(DELTA_SLOTS.sameFile, 0) === 1) {
      manifest.push({ mutuelles, ...(await store(await before.read(twin))) });
      continue;
    }
    const blocks: Block[] = [];
    let households = 0;
    for (const number of numbers) {
      const old = (await before.blockOf(number)) ?? EMPTY_BLOCK;
      const block = orDeltaMalformed(() => codeBlockChange(coder, context, old, EMPTY_BLOCK));
      households += block.through.length;
      if (households > MAX_HOUSEHOLDS_A_FILE) {
        throw new EligibilityError('delta-malformed', { problem: 'too many households in a file' });
      }
      blocks.push(block);
    }
    await pause();
    const file = await store(encodeBlocks(blocks, countMonth(horizonOfIssue(issued))));
    if (file.sha256 === twin?.sha256) {
      throw new EligibilityError('delta-malformed', { problem: 'a change that is none' });
    }
    manifest.push({ mutuelles, ...file });
  }
  if (!coder.isExact()) throw new EligibilityError('delta-malformed', { problem: 'not in its one spelling' });
  return manifest;
}

function refuseOtherList({ office, before }: DeltaFrame, old: ManifestParts): void {
  const isFor =
    office === old.manifest.office &&
    before.sequence === old.manifest.sequence &&
    before.digest.every((byte, at) => byte === shortDigest(old)[at]);
  if (!isFor) throw new EligibilityError('delta-other-list', { office, sequence: before.sequence });
}
