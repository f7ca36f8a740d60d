/** SHA-256 (FIPS 180-4) in lower-case hexadecimal: the name of a file of the list. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  // The copy rests on an ArrayBuffer of its own, which is all that WebCrypto's types take.
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return toHex(new Uint8Array(digest));
}

/** Bytes in lower-case hexadecimal. `Uint8Array.toHex` is not on the phones that have to read a list. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The bytes of a text of hexadecimal digits, two a byte. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function isSha256Hex(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
