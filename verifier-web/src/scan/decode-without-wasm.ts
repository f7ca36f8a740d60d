import decodeQR from 'qr/decode.js';

/**
 * The text of a QR code in the picture, by a decoder in plain JavaScript; undefined when there is none to read. For browsers whose policy
 * forbids wasm: it reads two cards where zxing-wasm reads three.
 */
export function decodeWithoutWasm(picture: ImageData): string | undefined {
  try {
    return decodeQR(picture);
  } catch {
    // Its way of saying that there is none.
    return undefined;
  }
}
