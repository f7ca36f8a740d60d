/** How many bits a status takes (§4.1): with 1, 2, 4, 8 a list can tell 2, 4, 16, 256 statuses apart. */
export type StatusBits = 1 | 2 | 4 | 8;

/** A Status List in its JSON form (§4.2): `lst` is the compressed byte array in base64url. */
export interface StatusList {
  bits: StatusBits;
  lst: string;
}

/** Status types that everybody knows (§7.1); 0x03 and 0x0C to 0x0F are for applications, the rest is reserved. */
export const VALID = 0x00;
export const INVALID = 0x01;
export const SUSPENDED = 0x02;

/** Statuses in the longest list that is made or read, unless a reader allows fewer: 33,554,432. */
export const MAX_STATUSES = 2 ** 25;

/** Bytes that so many statuses fill. */
export function packedBytes(statuses: number, bits: StatusBits): number {
  return Math.ceil((statuses * bits) / 8);
}

/**
 * The longest `lst` that is read for so many statuses: DEFLATE makes bytes that cannot be compressed a little longer,
 * by 5 a block; 1 % is room for blocks of 500 bytes.
 */
export function longestLst(statuses: number, bits: StatusBits): number {
  return Math.ceil((packedBytes(statuses, bits) * 1.01 + 1024) * (4 / 3));
}
