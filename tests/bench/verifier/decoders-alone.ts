import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Which decoder, as it comes, finds a QR code in each picture, looking once at the whole of it. */
export interface ReadAlone {
  zxingWasm: boolean;
  /** At its greatest effort. */
  qr: boolean;
}

export async function readByDecodersAlone(files: readonly string[]): Promise<ReadAlone[]> {
  const path = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = new Uint8Array(await readFile(path)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const read: ReadAlone[] = [];
  for (const file of files) {
    const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const picture = {
      data: new Uint8ClampedArray(data),
      width: info.width,
      height: info.height,
      colorSpace: 'srgb' as const,
    };
    const found = await readBarcodes(picture, { formats: ['QRCode'] });
    read.push({ zxingWasm: found.some(({ isValid }) => isValid), qr: isReadByQr(picture) });
  }
  return read;
}

function isReadByQr(picture: ImageData): boolean {
  try {
    return decodeQR(picture, { effort: Infinity, timeLimit: Infinity }) !== '';
  } catch {
    // Its way of saying that there is none.
    return false;
  }
}
