/**
 * The text of a file that says nothing of its encoding: UTF-16 or UTF-8 by byte order mark (Excel's "Unicode text"
 * and "CSV UTF-8"), else UTF-8 when it is valid, else Windows-1252 (Excel's plain "CSV" in French).
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Whether bytes are text: no NUL outside UTF-16, and hardly any control character. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return true;
  const head = bytes.subarray(0, 65_536);
  if (bytes.includes(0)) return false;
  const controls = head.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return controls.length <= 10 + head.length / 100;
}
