import { readFile } from 'node:fs/promises';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { decodePicture } from './decode-picture.ts';
import { checkPixels, type RgbaPicture } from './rgba-picture.ts';

/** A place in a picture, in pixels from its top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** A QR code that was found, and where. */
export interface QrCode {
  text: string;
  /** As the code itself stands: top left, top right, bottom right, bottom left. */
  corners: [Point, Point, Point, Point];
}

/**
 * Reads every QR code in a picture (PNG, JPEG or WebP file, or pixels), at any angle. None found is an empty array.
 *
 * The text is what the code says, unchecked: it comes from anybody.
 *
 * @throws ScanError when the file cannot be decoded or has too many pixels
 * @throws RangeError when `rgba` is not `widthPx` × `heightPx` pixels
 */
export async function readQrCodes(image: Uint8Array | RgbaPicture): Promise<QrCode[]> {
  const codes = await readCodes(image, ['QRCodeModel2']);
  return codes.map(({ text, corners }) => ({ text, corners }));
}

/** A QR code of a card or a mark of a sheet, where it is, and how many modules a side has. */
export interface SheetCode extends QrCode {
  kind: 'qr' | 'data-matrix';
  modules: number;
}

/** Reads the QR codes and the Data Matrix marks in a picture, as `readQrCodes` does. */
export async function readSheetCodes(image: Uint8Array | RgbaPicture): Promise<SheetCode[]> {
  return await readCodes(image, ['QRCodeModel2', 'DataMatrix']);
}

async function readCodes(
  image: Uint8Array | RgbaPicture,
  formats: ('QRCodeModel2' | 'DataMatrix')[],
): Promise<SheetCode[]> {
  const picture = image instanceof Uint8Array ? await decodePicture(image) : image;
  const { rgba, widthPx, heightPx } = picture;
  if (rgba.length !== widthPx * heightPx * 4) throw new RangeError(`${rgba.length} bytes of pixels`);
  checkPixels(widthPx, heightPx);
  await loadDecoder();
  const data = new Uint8ClampedArray(rgba.length);
  data.set(rgba);
  const found = await readBarcodes(
    { data, width: widthPx, height: heightPx, colorSpace: 'srgb' },
    // Our codes are dark on light: looking for inverted ones too doubles the time of a page that has none.
    { formats, textMode: 'Plain', tryHarder: true, tryRotate: true, tryInvert: false },
  );
  return found.map(({ text, position, format, version }) => {
    const { topLeft, topRight, bottomRight, bottomLeft } = position;
    const kind = format === 'DataMatrix' ? 'data-matrix' : 'qr';
    const modules = kind === 'qr' ? 17 + 4 * (Number.parseInt(version, 10) || 1) : 14;
    return { kind, text, modules, corners: [topLeft, topRight, bottomRight, bottomLeft] };
  });
}

let decoder: Promise<unknown> | undefined;

/** Loads the decoder from its npm package: left to itself it would fetch it from a CDN. */
function loadDecoder(): Promise<unknown> {
  decoder ??= readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }),
  );
  return decoder;
}
