import { base64url } from 'jose';
import { deflate } from 'pako';
import { StatusListError } from './errors.ts';
import { MAX_STATUSES, packedBytes, type StatusBits, type StatusList } from './status-list.ts';

/**
 * Zlib at its highest level, as §4.1 recommends, and with zlib's own hash of matches: the bytes are those of zlib itself,
 * which wrote the specification's test vectors. Chromium's zlib, which Node has, writes others.
 */
const AS_ZLIB = { level: 9, legacyHash: true };

/**
 * A Status List (§4.1, §4.2) of `statuses`, one byte each, at their indexes. What is left of the last byte reads as statuses
 * 0: give a multiple of `8 / bits` where that matters.
 *
 * Throws `status-value-refused` for a status that does not fit in `bits` (with its index) or for other `bits`,
 * `status-list-too-big` beyond `MAX_STATUSES`.
 */
export function encodeStatusList(statuses: Uint8Array, bits: StatusBits): StatusList {
  if (![1, 2, 4, 8].includes(bits)) throw new StatusListError('status-value-refused', { field: 'bits' });
  if (statuses.length > MAX_STATUSES)
    throw new StatusListError('status-list-too-big', { limit: MAX_STATUSES });
  return { bits, lst: base64url.encode(deflate(pack(statuses, bits), AS_ZLIB)) };
}

/** Index 0 is in the least significant bits of byte 0. */
function pack(statuses: Uint8Array, bits: StatusBits): Uint8Array {
  const largest = 2 ** bits - 1;
  const perByte = 8 / bits;
  const packed = new Uint8Array(packedBytes(statuses.length, bits));
  for (const [index, status] of statuses.entries()) {
    if (status > largest) throw new StatusListError('status-value-refused', { field: 'statuses', index });
    const at = Math.floor(index / perByte);
    packed[at] = (packed[at] ?? 0) | (status << ((index % perByte) * bits));
  }
  return packed;
}
