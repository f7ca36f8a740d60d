import { packText, unpackText } from '../coding/text-codec.ts';
import { BytesError, type ByteReader, type ByteWriter } from '../coding/varint.ts';

/** A text as what it has in common with one before, at its beginning and at its end, and what is between, packed. */
export interface TextChange {
  prefix: number;
  suffix: number;
  packed: Uint8Array;
}

/** What leads from a text to another; nothing when they are the same. */
export function findTextChange(before: Uint8Array, after: Uint8Array): TextChange | undefined {
  const { prefix, suffix } = commonEnds(before, after);
  if (prefix === before.length && prefix === after.length) return undefined;
  return { prefix, suffix, packed: packText(after.subarray(prefix, after.length - suffix)) };
}

/**
 * The text after. Throws `BytesError` for one of more than `maxBytes`, and for a change that `findTextChange` would not
 * have found.
 */
export function applyTextChange(
  before: Uint8Array,
  change: TextChange | undefined,
  maxBytes: number,
): Uint8Array {
  if (change === undefined) return before;
  const { prefix, suffix, packed } = change;
  if (prefix + suffix > before.length) throw new BytesError('more in common than there is');
  const middle = unpackText(packed, maxBytes);
  const length = prefix + middle.length + suffix;
  if (length > maxBytes) throw new BytesError('text too long');
  const after = new Uint8Array(length);
  after.set(before.subarray(0, prefix));
  after.set(middle, prefix);
  after.set(before.subarray(before.length - suffix), prefix + middle.length);
  const common = commonEnds(before, after);
  const isSame = common.prefix === before.length && common.prefix === length;
  if (isSame || common.prefix !== prefix || common.suffix !== suffix) {
    throw new BytesError('a text in a second spelling');
  }
  return after;
}

/** Length of what is packed, 0 for no change; then what is in common at the beginning, at the end, and what is packed. */
export function writeTextChange(out: ByteWriter, change: TextChange | undefined): void {
  out.varint(change?.packed.length ?? 0);
  if (change === undefined) return;
  out.varint(change.prefix);
  out.varint(change.suffix);
  out.bytes(change.packed);
}

/** Throws `BytesError`. */
export function readTextChange(input: ByteReader): TextChange | undefined {
  const length = input.varint();
  if (length === 0) return undefined;
  return { prefix: input.varint(), suffix: input.varint(), packed: input.bytes(length) };
}

/** How long two texts are the same: from the beginning, then from the end, without meeting. */
function commonEnds(a: Uint8Array, b: Uint8Array): { prefix: number; suffix: number } {
  const most = Math.min(a.length, b.length);
  let prefix = 0;
  while (prefix < most && a[prefix] === b[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < most - prefix && a[a.length - 1 - suffix] === b[b.length - 1 - suffix]) suffix += 1;
  return { prefix, suffix };
}
