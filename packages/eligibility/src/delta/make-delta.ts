import { EligibilityError } from '../errors.ts';
import { BitEncoder } from '../coding/bit-coder.ts';
import { CountingSlots } from '../coding/counting-slots.ts';
import { ChangeBudget, codeBlockChange, EMPTY_BLOCK } from './delta-block.ts';
import { fromHex } from '../list/digest.ts';
import { DIGEST_BYTES, writeDeltaFrame, type DeltaFrame } from './delta-frame.ts';
import { codeGrouping } from './delta-grouping.ts';
import { DELTA_SLOT_COUNT, DELTA_SLOTS } from './delta-slots.ts';
import { ListBlocks, monthOfInstant, readManifestParts, type ManifestParts } from '../list/list-parts.ts';
import { MAX_DIRECTORY_BYTES } from '../list/manifest.ts';
import { readFile, type BlockReader } from '../list/read-file.ts';
import type { PublishedList } from '../list/publish-list.ts';
import { findTextChange } from './text-change.ts';
import { unpackText } from '../coding/text-codec.ts';
import { BytesError, MAX_VARINT } from '../coding/varint.ts';

/**
 * What changed from a list to a later one of the same office, for readers who have the first: `applyDelta` makes the
 * second of it, to the byte. Neither list is verified here; small only when little changed.
 *
 * Throws `content-invalid` when the second is not a later list of the same office, `list-too-big` when so much changed
 * that it is to be sent whole, and as `openList` for a list that cannot be read.
 */
export async function makeDelta(before: PublishedList, after: PublishedList): Promise<Uint8Array> {
  const [old, fresh] = await Promise.all([
    readManifestParts(before.manifest),
    readManifestParts(after.manifest),
  ]);
  refuseStrangers(old, fresh);
  const [oldReader, freshReader] = [readerOf(before), readerOf(after)];
  const utf8 = new TextEncoder();
  const [oldDirectory, freshDirectory] = [
    await readDirectoryText(oldReader, old),
    await readDirectoryText(freshReader, fresh),
  ];
  const { office, sequence, issued, expires, audit } = fresh.manifest;
  return writeDeltaFrame({
    office,
    before: { sequence: old.manifest.sequence, digest: shortDigest(old) },
    sequence,
    issued,
    expires,
    audit,
    kid: fresh.kid,
    signature: fresh.signature,
    trust: findTextChange(utf8.encode(before.trust), utf8.encode(after.trust)),
    directory: findTextChange(oldDirectory, freshDirectory),
    vouched: await changedVouched(old, fresh, freshReader),
    body: await encodeBody(
      new ListBlocks(old.manifest, oldReader),
      new ListBlocks(fresh.manifest, freshReader),
      { earlier: monthOfInstant(old.manifest.issued), now: monthOfInstant(issued) },
    ),
  });
}

/** The first bytes of the SHA-256 of a manifest’s payload. */
export function shortDigest({ digest }: ManifestParts): Uint8Array {
  return fromHex(digest.slice(0, 2 * DIGEST_BYTES));
}

/** The text of a list’s directory. Throws `block-missing`, `block-mismatch` or `directory-malformed`. */
export async function readDirectoryText(
  readBlock: BlockReader,
  { manifest }: ManifestParts,
): Promise<Uint8Array> {
  const bytes = await readFile(readBlock, manifest.directory);
  try {
    return unpackText(bytes, MAX_DIRECTORY_BYTES);
  } catch (error) {
    if (!(error instanceof BytesError)) throw error;
    throw new EligibilityError('directory-malformed', { problem: error.message }, error);
  }
}

async function changedVouched(
  { manifest: before }: ManifestParts,
  { manifest: after }: ManifestParts,
  readBlock: BlockReader,
): Promise<DeltaFrame['vouched']> {
  const work = (after.vouched ?? []).map(async ({ key, ...file }) => {
    const isSame = before.vouched?.some((one) => one.key === key && one.sha256 === file.sha256) === true;
    return { key, bytes: isSame ? undefined : await readFile(readBlock, file) };
  });
  return await Promise.all(work);
}

async function encodeBody(
  before: ListBlocks,
  after: ListBlocks,
  months: { earlier: number; now: number },
): Promise<Uint8Array> {
  const coder = new BitEncoder(new CountingSlots(DELTA_SLOT_COUNT));
  codeGrouping(coder, before.grouping, after.grouping);
  const context = { ...months, budget: new ChangeBudget() };
  for (const numbers of after.grouping) {
    const twin = before.fileOf(numbers);
    const isSame = twin !== undefined && twin.sha256 === after.fileOf(numbers)?.sha256;
    if (twin !== undefined && coder.bit(DELTA_SLOTS.sameFile, isSame ? 1 : 0) === 1) continue;
    for (const number of numbers) {
      const old = (await before.blockOf(number)) ?? EMPTY_BLOCK;
      const given = (await after.blockOf(number)) ?? EMPTY_BLOCK;
      orTooBig(() => codeBlockChange(coder, context, old, given));
    }
  }
  return coder.finish();
}

function refuseStrangers({ manifest: before }: ManifestParts, { manifest: after }: ManifestParts): void {
  const isLater = after.office === before.office && after.sequence > before.sequence;
  if (isLater && after.sequence <= MAX_VARINT) return;
  throw new EligibilityError('content-invalid', {
    problem: 'not a later list of the same office',
    office: after.office,
    sequence: after.sequence,
  });
}

function readerOf({ blocks }: PublishedList): BlockReader {
  return async (sha256) => {
    const bytes = blocks.get(sha256);
    if (bytes === undefined) throw new Error('not in the list');
    return bytes;
  };
}

function orTooBig(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof BytesError)) throw error;
    throw new EligibilityError('list-too-big', { problem: error.message }, error);
  }
}
