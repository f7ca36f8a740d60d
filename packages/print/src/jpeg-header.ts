/** What a PDF must say of a JPEG that it holds. */
export interface JpegHeader {
  widthPx: number;
  heightPx: number;
  bitsPerComponent: number;
  components: number;
  /** Its end is there (EOI, ITU-T T.81 §B.1.1.3): else the picture may be cut off. */
  isWhole: boolean;
}

/** Start-of-frame markers that PDF's DCTDecode takes: baseline, extended and progressive (ITU-T T.81, table B.1). */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** Undefined when the bytes are no JPEG, or one of a kind that PDF does not take. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 10 <= bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (FRAMES.has(marker)) {
      const components = view.getUint8(at + 9);
      const [heightPx, widthPx] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      if (heightPx === 0 || widthPx === 0 || (components !== 1 && components !== 3)) return undefined;
      return {
        widthPx,
        heightPx,
        bitsPerComponent: view.getUint8(at + 4),
        components,
        isWhole: endsAfter(bytes, at),
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** An end of image after the frame: a thumbnail before it has an end of its own. */
function endsAfter(bytes: Uint8Array, frameAt: number): boolean {
  const { buffer, byteOffset, byteLength } = bytes;
  return Buffer.from(buffer, byteOffset, byteLength).lastIndexOf(END_OF_IMAGE) > frameAt;
}
