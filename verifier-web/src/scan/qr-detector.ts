import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** One QR code found: what html5-qrcode asks of a `BarcodeDetector`'s answer. */
interface DetectedCode {
  rawValue: string;
  format: 'qr_code';
  boundingBox: DOMRectReadOnly;
}

const options: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  maxNumberOfSymbols: 4,
  textMode: 'Plain',
};

/**
 * Loads the decoder, which is served with the page itself: glue and wasm come from one package, hence from one
 * version, and no other site is asked. Rejects where the browser cannot compile it (a policy with wasm needs
 * Chrome 97).
 */
export async function loadDecoder(): Promise<void> {
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
}

/** Every QR code in the picture, in no order. A QR code that cannot be corrected is not found. */
export async function detectCodes(picture: ImageData): Promise<DetectedCode[]> {
  const results = await readBarcodes(picture, options);
  return results
    .filter(({ isValid }) => isValid)
    .map(({ text, position: { topLeft, topRight, bottomLeft, bottomRight } }) => {
      const xs = [topLeft.x, topRight.x, bottomLeft.x, bottomRight.x];
      const ys = [topLeft.y, topRight.y, bottomLeft.y, bottomRight.y];
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      return {
        rawValue: text,
        format: 'qr_code',
        boundingBox: new DOMRectReadOnly(left, top, Math.max(...xs) - left, Math.max(...ys) - top),
      };
    });
}

/**
 * The Shape Detection API's `BarcodeDetector` for QR codes in a canvas, on zxing-wasm.
 * @see https://wicg.github.io/shape-detection-api/#barcode-detection-api
 */
export class QrDetector {
  static getSupportedFormats(): Promise<string[]> {
    return Promise.resolve(['qr_code']);
  }

  async detect(canvas: HTMLCanvasElement): Promise<DetectedCode[]> {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return [];
    return await detectCodes(context.getImageData(0, 0, canvas.width, canvas.height));
  }
}

/**
 * Puts `QrDetector` where html5-qrcode looks for a decoder, over whatever the browser has there: native
 * detectors are absent, empty or failing on many phones. Must be done before an `Html5Qrcode` is made.
 */
export function installDetector(): void {
  Object.defineProperty(globalThis, 'BarcodeDetector', {
    value: QrDetector,
    configurable: true,
    writable: true,
  });
}
