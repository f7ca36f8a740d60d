import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js';
import GlobalHistogramBinarizer from '@zxing/library/esm/core/common/GlobalHistogramBinarizer.js';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType.js';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js';
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js';

/**
 * The text of a QR code in the picture, by zxing-js: html5-qrcode's own decoder, without the other kinds of
 * codes that it carries along. Reads much less than zxing-wasm; for browsers whose policy forbids wasm.
 * Undefined when there is no code to read.
 */
export function decodeWithoutWasm({ data, width, height }: ImageData): string | undefined {
  const source = new RGBLuminanceSource(greyOf(data), width, height);
  const hints = new Map([[DecodeHintType.TRY_HARDER, true]]);
  // The first bears uneven light, the second is better with plain ones.
  for (const binarizer of [new HybridBinarizer(source), new GlobalHistogramBinarizer(source)]) {
    try {
      return new QRCodeReader().decode(new BinaryBitmap(binarizer), hints).getText();
    } catch {
      // Its way of saying that there is none.
    }
  }
  return undefined;
}

/** Lightness of each pixel, the green counted twice, as zxing does. */
function greyOf(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(rgba.length / 4);
  for (let at = 0; at < grey.length; at++) {
    const [red = 0, green = 0, blue = 0] = [rgba[4 * at], rgba[4 * at + 1], rgba[4 * at + 2]];
    grey[at] = (red + 2 * green + blue) / 4;
  }
  return grey;
}
