/** Formats that become portraits. Of a moving picture (GIF, WebP, AVIF) the first frame is taken. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** What the first bytes of a file say it is. `unsupported` formats are recognised so that they can be named. */
export type FormatGuess =
  | { kind: 'picture'; format: PictureFormat }
  | { kind: 'unsupported'; format: string }
  | { kind: 'unknown' };

/** Signatures of formats that are refused by name: decoders we do not ship, or documents that are never rendered. */
const unsupportedSignatures: [format: string, signature: string][] = [
  ['pdf', '%PDF-'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['bmp', 'BM'],
  ['psd', '8BPS'],
  ['jpeg-xl', '\xff\x0a'],
  ['jpeg-xl', '\0\0\0\x0cJXL '],
  ['jpeg-2000', '\0\0\0\x0cjP  '],
  ['jpeg-2000', '\xff\x4f\xff\x51'],
];

/** Recognises a file by its content; its name is never looked at. */
export function guessFormat(bytes: Uint8Array): FormatGuess {
  const head = latin1(bytes.subarray(0, 1024));
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'picture', format: 'jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'picture', format: 'png' };
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return { kind: 'picture', format: 'webp' };
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return { kind: 'picture', format: 'gif' };
  if (head.startsWith('ftyp', 4)) return guessIsoMedia(bytes, head);
  for (const [format, signature] of unsupportedSignatures) {
    if (head.startsWith(signature)) return { kind: 'unsupported', format };
  }
  if (/<svg[\s>]/i.test(head)) return { kind: 'unsupported', format: 'svg' };
  return { kind: 'unknown' };
}

/** The brands of an ISO base media file (ISO/IEC 14496-12 §4.3) tell AVIF, HEIC and films apart. */
function guessIsoMedia(bytes: Uint8Array, head: string): FormatGuess {
  const size = viewOf(bytes).getUint32(0);
  const brands: string[] = head.slice(8, Math.min(size, head.length)).match(/.{4}/gs) ?? [];
  if (brands.includes('avif') || brands.includes('avis')) return { kind: 'picture', format: 'avif' };
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) {
    return { kind: 'unsupported', format: 'heic' };
  }
  return { kind: 'unsupported', format: 'video' };
}

/**
 * Whether a picture that does not decode is one whose end is missing, by its format's own end mark or length.
 * Only asked of a picture that failed: a complete file may well carry bytes after its end.
 */
export function isCutShort(format: PictureFormat, bytes: Uint8Array): boolean {
  return endIsMissing[format](bytes);
}

const endIsMissing: Record<PictureFormat, (bytes: Uint8Array) => boolean> = {
  jpeg: (bytes) => !tailOf(bytes).includes('\xff\xd9'),
  png: (bytes) => !tailOf(bytes).includes('IEND'),
  gif: (bytes) => !tailOf(bytes).endsWith(';'),
  webp: (bytes) => bytes.length < 12 || viewOf(bytes).getUint32(4, true) + 8 > bytes.length,
  avif: lastBoxRunsOver,
};

function lastBoxRunsOver(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at);
    if (size < 8) return false; // 64-bit or open-ended: not ours to judge
    at += size;
  }
  return at !== bytes.length;
}

function tailOf(bytes: Uint8Array): string {
  return latin1(bytes.subarray(-4096));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
