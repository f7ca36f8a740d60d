import { prepareZXingModule, readBarcodes, type Position, type ReaderOptions } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { measureFrame, type FrameFacts } from './frame-facts.ts';
import { boxInPicture, drawLook, planLook, planNextLook, type Box } from './plan-look.ts';

/** One QR code found: what html5-qrcode asks of a `BarcodeDetector`'s answer. */
interface DetectedCode {
  rawValue: string;
  format: 'qr_code';
  boundingBox: DOMRectReadOnly;
}

/** What one look at a picture found. */
interface Found {
  codes: DetectedCode[];
  /** Where a code was seen that could not be read, the largest. */
  unread?: Box;
}

const options: ReaderOptions = {
  formats: ['QRCodeModel2'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  maxNumberOfSymbols: 4,
  textMode: 'Plain',
  returnErrors: true,
};

/** One in so many frames without a code is measured for the hints. */
const framesPerHint = 5;

let look = lookByWasm;
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
    look = async (picture) => {
      const rawValue = decodeWithoutWasm(picture);
      if (rawValue === undefined) return { codes: [] };
      const boundingBox = new DOMRectReadOnly(0, 0, picture.width, picture.height);
      return { codes: [{ rawValue, format: 'qr_code', boundingBox }] };
    };
  }
}

/** Every QR code in the picture, in no order. A QR code that cannot be corrected is not found. */
export async function detectCodes(picture: ImageData): Promise<DetectedCode[]> {
  return (await look(picture)).codes;
}

/** From now on `listener` is told of the camera's frames that no code was read in, of some of them; undefined ends it. */
export function watchFrames(listener: ((facts: FrameFacts) => void) | undefined): void {
  watcher = listener;
}

async function lookByWasm(picture: ImageData): Promise<Found> {
  const codes: DetectedCode[] = [];
  let unread: Box | undefined;
  for (const { isValid, text, position } of await readBarcodes(picture, options)) {
    const boundingBox = boxOf(position);
    if (isValid) codes.push({ rawValue: text, format: 'qr_code', boundingBox });
    else if (unread === undefined || boundingBox.width > unread.width) unread = boundingBox;
  }
  return { codes, ...(unread !== undefined && { unread }) };
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
    const first = planLook(canvas);
    const picture = drawLook(canvas, first);
    if (picture === undefined) return [];
    const { codes, unread } = await look(picture);
    if (codes.length > 0) return codes;
    const frame = framesWithout++;
    if (watcher !== undefined && frame % framesPerHint === 0)
      watcher(measureFrame(picture, unread?.width ?? 0));
    const seen = unread && boxInPicture(first, unread);
    const closer = drawLook(canvas, planNextLook(frame, canvas, seen));
    return closer === undefined ? [] : await detectCodes(closer);
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
