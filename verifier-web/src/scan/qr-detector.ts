import { prepareZXingModule, readBarcodes, type Position, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { measureFrame, type FrameFacts } from './frame-facts.ts';

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

/** One in so many frames without a code is looked at for the hints: it costs as much as reading it. */
const framesPerHint = 5;

let decode = decodeByWasm;
let findUnread = findUnreadByWasm;
let watcher: ((facts: FrameFacts) => void) | undefined;
let framesWithout = 0;

/**
 * Loads the decoder, which is served with the page itself: glue and wasm come from one package, hence from one
 * version, and no other site is asked. Where the browser cannot compile it (a policy with wasm needs Chrome 97),
 * a decoder without wasm takes its place.
 */
export async function loadDecoder(): Promise<void> {
  try {
    await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  } catch {
    const { decodeWithoutWasm } = await import('./decode-without-wasm.ts');
    findUnread = async () => 0;
    decode = async (picture) => {
      const rawValue = decodeWithoutWasm(picture);
      if (rawValue === undefined) return [];
      const boundingBox = new DOMRectReadOnly(0, 0, picture.width, picture.height);
      return [{ rawValue, format: 'qr_code', boundingBox }];
    };
  }
}

/** Every QR code in the picture, in no order. A QR code that cannot be corrected is not found. */
export async function detectCodes(picture: ImageData): Promise<DetectedCode[]> {
  return await decode(picture);
}

/** From now on `listener` is told of the camera's frames that no code was read in, of some of them; undefined ends it. */
export function watchFrames(listener: ((facts: FrameFacts) => void) | undefined): void {
  watcher = listener;
}

async function decodeByWasm(picture: ImageData): Promise<DetectedCode[]> {
  const results = await readBarcodes(picture, options);
  return results
    .filter(({ isValid }) => isValid)
    .map(({ text, position }) => ({ rawValue: text, format: 'qr_code', boundingBox: boxOf(position) }));
}

/** Width, in pixels, of the largest code that is seen but cannot be read; 0 without one. */
async function findUnreadByWasm(picture: ImageData): Promise<number> {
  const results = await readBarcodes(picture, { ...options, returnErrors: true });
  return Math.max(0, ...results.map(({ position }) => boxOf(position).width));
}

function boxOf({ topLeft, topRight, bottomLeft, bottomRight }: Position): DOMRectReadOnly {
  const xs = [topLeft.x, topRight.x, bottomLeft.x, bottomRight.x];
  const ys = [topLeft.y, topRight.y, bottomLeft.y, bottomRight.y];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return new DOMRectReadOnly(left, top, Math.max(...xs) - left, Math.max(...ys) - top);
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
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    const codes = await decode(picture);
    if (codes.length === 0 && watcher !== undefined && framesWithout++ % framesPerHint === 0) {
      watcher(measureFrame(picture, await findUnread(picture)));
    }
    return codes;
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
