import { base64url } from 'jose';
import { StatusListError } from './errors.ts';
import { inflateCapped } from './inflate-capped.ts';
import { longestLst, MAX_STATUSES, packedBytes, type StatusBits, type StatusList } from './status-list.ts';

/**
 * The statuses of a Status List, one byte each, at their indexes: as many as its bytes hold, so up to seven more than were
 * put in. Of an index beyond them nothing is known (§8.3, step 6).
 *
 * `lst` must be base64url without padding or white space, its unused last bits zero, and one whole zlib stream with nothing
 * behind it. Throws `status-list-malformed`, or `status-list-too-big` beyond `maxStatuses`: text that is too long is not
 * decoded, and inflating stops where the list would become too long.
 */
export function decodeStatusList(
  { bits, lst }: StatusList,
  { maxStatuses = MAX_STATUSES }: { maxStatuses?: number } = {},
): Uint8Array {
  if (![1, 2, 4, 8].includes(bits)) throw new StatusListError('status-list-malformed', { field: 'bits' });
  if (lst.length > longestLst(maxStatuses, bits))
    throw new StatusListError('status-list-too-big', { limit: maxStatuses });
  const compressed = decodeBase64url(lst);
  const packed = inflateCapped(compressed, packedBytes(maxStatuses, bits));
  if (packed === undefined) throw new StatusListError('status-list-too-big', { limit: maxStatuses });
  return unpack(packed, bits);
}

function decodeBase64url(text: string): Uint8Array {
  // jose's decoder skips white space and takes padding: neither is in the alphabet here.
  if (/^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1) {
    const bytes = base64url.decode(text);
    if (base64url.encode(bytes) === text) return bytes;
  }
  throw new StatusListError('status-list-malformed', { field: 'lst' });
}

function unpack(packed: Uint8Array, bits: StatusBits): Uint8Array {
  const mask = 2 ** bits - 1;
  const perByte = 8 / bits;
  const statuses = new Uint8Array(packed.length * perByte);
  for (const [at, byte] of packed.entries())
    for (let place = 0; place < perByte; place += 1)
      statuses[at * perByte + place] = (byte >> (place * bits)) & mask;
  return statuses;
}
