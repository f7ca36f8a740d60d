import {
  prepareZXingModule,
  purgeZXingModule,
  readBarcodes,
  type Position,
  type ReaderOptions,
} from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Box } from './plan-look.ts';

/** A QR code that was read. */
interface Code {
  text: string;
  box: Box;
}

/** What one look at a picture found. */
interface Found {
  /** In no order. A QR code that cannot be corrected is not among them. */
  codes: Code[];
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

/** The same each time: by others, it would be compiled anew. */
const overrides = { locateFile: () => wasmUrl };

let find = findByWasm;

/**
 * Loads the decoder, which is served with the page itself: glue and wasm come from one package, hence from one
 * version, and no other site is asked. Where the browser cannot compile it (a policy with wasm needs Chrome 97), or it did not come,
 * a decoder without wasm takes its place, until the next time.
 */
export async function loadDecoder(): Promise<void> {
  try {
    await prepareZXingModule({ overrides, fireImmediately: true });
    find = findByWasm;
  } catch {
    purgeZXingModule();
    const { decodeWithoutWasm } = await import('./decode-without-wasm.ts');
    find = async (picture) => {
      const text = decodeWithoutWasm(picture);
      const { width, height } = picture;
      return { codes: text === undefined ? [] : [{ text, box: { x: 0, y: 0, width, height } }] };
    };
  }
}

/** Every QR code in the picture. */
export async function findCodes(picture: ImageData): Promise<Found> {
  return await find(picture);
}

/** The text of the largest of them; undefined when there is none. */
export function largestText(codes: readonly Code[]): string | undefined {
  const area = ({ box: { width, height } }: Code): number => width * height;
  return [...codes].sort((a, b) => area(b) - area(a))[0]?.text;
}

async function findByWasm(picture: ImageData): Promise<Found> {
  const codes: Code[] = [];
  let unread: Box | undefined;
  for (const { isValid, text, position } of await readBarcodes(picture, options)) {
    const box = boxOf(position);
    if (isValid) codes.push({ text, box });
    else if (unread === undefined || box.width > unread.width) unread = box;
  }
  return { codes, ...(unread !== undefined && { unread }) };
}

function boxOf({ topLeft, topRight, bottomLeft, bottomRight }: Position): Box {
  const xs = [topLeft.x, topRight.x, bottomLeft.x, bottomRight.x];
  const ys = [topLeft.y, topRight.y, bottomLeft.y, bottomRight.y];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
