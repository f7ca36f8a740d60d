/** Order of the P-256 group (NIST SP 800-186 §3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF_ORDER = ORDER / 2n;
const SIGNATURE_BYTES = 64;

/**
 * Whether an ES256 signature (RFC 7518 §3.4: r, then s, 32 bytes each) is the one spelling accepted here. For every
 * valid (r, s) there is a second valid one, (r, n − s): only the one with the lower s counts.
 */
export function isLowS(signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const r = toInteger(signature.subarray(0, 32));
  const s = toInteger(signature.subarray(32));
  return r > 0n && r < ORDER && s > 0n && s <= HALF_ORDER;
}

/** The same signature with the lower of its two s. */
export function toLowS(signature: Uint8Array): Uint8Array {
  const s = toInteger(signature.subarray(32));
  if (s <= HALF_ORDER) return signature;
  const lower = signature.slice();
  lower.set(toBytes(ORDER - s), 32);
  return lower;
}

function toInteger(bytes: Uint8Array): bigint {
  let hex = '0x';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

function toBytes(integer: bigint): Uint8Array {
  const hex = integer.toString(16).padStart(64, '0');
  return Uint8Array.from({ length: 32 }, (_, index) => Number(`0x${hex.slice(index * 2, index * 2 + 2)}`));
}
