import { fromHex } from './digest.ts';
import { EligibilityError } from '../errors.ts';

/**
 * The office's own cards of a key that a thief has: the digests (`cardDigest`, in hexadecimal) of all that its register knows from
 * before the theft, in any order.
 */
export interface VouchedCards {
  /** The key's thumbprint, RFC 7638. */
  key: string;
  digests: readonly string[];
}

/** The greatest size of such a file, in bytes: some 400,000 cards. */
export const MAX_VOUCHED_BYTES = 4_194_304;

const VERSION = 1;

/**
 * So many bytes of a card's digest are listed. Who has the key makes cards at will and asks the list, which is public, about each:
 * among n cards listed he finds one after 2^80 / n cards. Two or three bytes, as a filter against mistakes has, he would meet within seconds.
 */
const DIGEST_BYTES = 10;
const DIGEST_DIGITS = 2 * DIGEST_BYTES;

/** The file of a key's cards. Throws `list-too-big`, `content-invalid`. */
export function encodeVouched({ key, digests }: VouchedCards): Uint8Array {
  const wrong = digests.find((digest) => !/^[0-9a-f]{64}$/.test(digest));
  if (wrong !== undefined)
    throw new EligibilityError('content-invalid', { problem: 'digest', sha256: wrong });
  const entries = [...new Set(digests.map((digest) => digest.slice(0, DIGEST_DIGITS)))].sort();
  const bytes = 1 + entries.length * DIGEST_BYTES;
  if (bytes > MAX_VOUCHED_BYTES) {
    throw new EligibilityError('list-too-big', { problem: key, bytes, limitBytes: MAX_VOUCHED_BYTES });
  }
  const file = new Uint8Array(bytes);
  file[0] = VERSION;
  for (const [at, entry] of entries.entries()) file.set(fromHex(entry), 1 + at * DIGEST_BYTES);
  return file;
}

/** Who is listed in a file of `encodeVouched`. Throws `block-malformed` for another spelling. */
export function openVouched(file: Uint8Array): (digest: string) => boolean {
  const count = (file.length - 1) / DIGEST_BYTES;
  if (file[0] !== VERSION || !Number.isInteger(count)) throw malformed();
  const entryAt = (at: number) => file.subarray(1 + at * DIGEST_BYTES, 1 + (at + 1) * DIGEST_BYTES);
  for (let at = 1; at < count; at += 1) if (compare(entryAt(at - 1), entryAt(at)) >= 0) throw malformed();
  return (digest) => {
    const wanted = fromHex(digest.slice(0, DIGEST_DIGITS));
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = compare(entryAt(middle), wanted);
      if (order === 0) return true;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return false;
  };
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < DIGEST_BYTES; at += 1) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function malformed(): EligibilityError {
  return new EligibilityError('block-malformed', { problem: 'vouched cards' });
}
