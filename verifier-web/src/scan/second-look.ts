import { QrDetector } from './qr-detector.ts';

/**
 * Stands in the place of html5-qrcode's own decoder (see `replace-own-decoder.ts`), which it asks every second
 * time: the frame is given to the same detector, which reads far more of them.
 */
export class ZXingHtml5QrcodeDecoder {
  readonly #detector = new QrDetector();

  /** Rejects when there is no code, as html5-qrcode expects. */
  async decodeAsync(canvas: HTMLCanvasElement): Promise<{ text: string; format: { formatName: string } }> {
    const codes = await this.#detector.detect(canvas);
    const area = ({ boundingBox: { width, height } }: (typeof codes)[number]): number => width * height;
    const [largest] = codes.sort((a, b) => area(b) - area(a));
    if (largest === undefined) throw new Error('no code in the frame');
    return { text: largest.rawValue, format: { formatName: 'QR_CODE' } };
  }
}
