/** What is read here, and `other` for the rest. */
export type FileFormat = 'pdf' | 'png' | 'jpeg' | 'webp' | 'other';

/**
 * Recognises a file by its first bytes; its name is never looked at. A PDF may have up to 1,024 bytes before its
 * header (ISO 32000-1, annex H.3.4.1). Formats that would be rendered rather than decoded, SVG first of all, are `other`.
 */
export function guessFileFormat(bytes: Uint8Array): FileFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (head.includes('%PDF-')) return 'pdf';
  return 'other';
}
