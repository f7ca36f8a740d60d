/** SHA-256 (FIPS 180-4) in lower-case hexadecimal: the name of a file of the list. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  // The copy rests on an ArrayBuffer of its own, which is all that WebCrypto's types take.
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  let text = '';
  for (const byte of new Uint8Array(digest)) text += byte.toString(16).padStart(2, '0');
  return text;
}

export function isSha256Hex(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
