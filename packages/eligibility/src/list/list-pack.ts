import { fromHex, isSha256Hex, toHex } from './digest.ts';
import { EligibilityError } from '../errors.ts';
import { MAX_MANIFEST_BYTES, MAX_TRUST_BYTES } from './manifest.ts';
import type { PublishedList } from './publish-list.ts';
import { ByteReader, BytesError, ByteWriter } from '../coding/varint.ts';

/** `.psl`, though nobody may rely on the name: messengers change it. `isListFile` knows the content. */
export const LIST_FILE_EXTENSION = '.psl';

/** The greatest size of a list in one file, in bytes. */
export const MAX_LIST_FILE_BYTES = 67_108_864;

/** The first bytes of a list in one file: the letters PSL, and the format's version. */
const MAGIC = Uint8Array.of(0x50, 0x53, 0x4c, 0x01);
const MAX_BLOCKS = 20_000;

/** Whether the bytes begin like a list in one file; they may still be refused. */
export function isListFile(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/** A list as one file, byte by byte as FORMAT.md specifies it. Throws `list-too-big`. */
export function packListFile({ manifest, trust, blocks }: PublishedList): Uint8Array {
  const text = new TextEncoder();
  const manifestBytes = text.encode(manifest);
  const trustBytes = text.encode(trust);
  const sorted = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1));

  const out = new ByteWriter();
  out.bytes(MAGIC);
  out.varint(manifestBytes.length);
  out.varint(trustBytes.length);
  out.varint(sorted.length);
  for (const [sha256, bytes] of sorted) {
    out.bytes(digestBytes(sha256));
    out.varint(bytes.length);
  }
  out.bytes(manifestBytes);
  out.bytes(trustBytes);
  for (const [, bytes] of sorted) out.bytes(bytes);

  const file = out.finish();
  checkSize(file);
  return file;
}

/**
 * Takes a list file apart. Its blocks are views of `file`, not copies. Nothing is verified yet: `openList` and
 * `openWholeList` do. Throws `list-too-big` or `list-malformed`.
 */
export function unpackListFile(file: Uint8Array): PublishedList {
  checkSize(file);
  if (!isListFile(file)) throw new EligibilityError('list-malformed', { problem: 'not a list file' });
  try {
    return readListFile(new ByteReader(file.subarray(MAGIC.length)));
  } catch (error) {
    if (!(error instanceof BytesError)) throw error;
    throw new EligibilityError('list-malformed', { problem: error.message }, error);
  }
}

function readListFile(input: ByteReader): PublishedList {
  const manifestLength = input.varint(MAX_MANIFEST_BYTES);
  const trustLength = input.varint(MAX_TRUST_BYTES);
  const index: [sha256: string, length: number][] = [];
  for (let left = input.varint(MAX_BLOCKS); left > 0; left -= 1) {
    const sha256 = toHex(input.bytes(32));
    const previous = index[index.length - 1];
    if (previous !== undefined && sha256 <= previous[0]) throw new BytesError('blocks out of order');
    index.push([sha256, input.varint()]);
  }
  const manifest = readAscii(input.bytes(manifestLength));
  const trust = readAscii(input.bytes(trustLength));
  const blocks = new Map(index.map(([sha256, length]) => [sha256, input.bytes(length)]));
  input.end();
  return { manifest, trust, blocks };
}

/** Tokens are ASCII: any other byte is refused rather than replaced. */
function readAscii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 0x7e)) throw new BytesError('a token is not ASCII');
  return new TextDecoder().decode(bytes);
}

function checkSize({ length }: Uint8Array): void {
  if (length > MAX_LIST_FILE_BYTES) {
    throw new EligibilityError('list-too-big', { bytes: length, limitBytes: MAX_LIST_FILE_BYTES });
  }
}

function digestBytes(sha256: string): Uint8Array {
  if (!isSha256Hex(sha256))
    throw new EligibilityError('content-invalid', { problem: 'not a SHA-256', sha256 });
  return fromHex(sha256);
}
