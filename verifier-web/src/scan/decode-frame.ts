import { findCodes, largestText } from './find-codes.ts';
import { measureFrame, type FrameFacts } from './frame-facts.ts';
import { boxInPicture, drawLook, planLook, planNextLook } from './plan-look.ts';

/** One in so many frames without a code is measured for the hints. */
const framesPerHint = 5;

let watcher: ((facts: FrameFacts) => void) | undefined;
let framesWithout = 0;

/** From now on `listener` is told of the camera's frames that no code was read in, of some of them; undefined ends it. */
export function watchFrames(listener: ((facts: FrameFacts) => void) | undefined): void {
  watcher = listener;
}

/** Stands in the place of html5-qrcode's own decoder, under its name (see `replace-own-decoder.ts`): it is given each frame. */
export class ZXingHtml5QrcodeDecoder {
  /** Rejects when there is no code, as html5-qrcode expects. */
  async decodeAsync(frame: HTMLCanvasElement): Promise<{ text: string; format: { formatName: string } }> {
    const text = await decodeFrame(frame);
    if (text === undefined) throw new Error('no code in the frame');
    return { text, format: { formatName: 'QR_CODE' } };
  }
}

/** Two looks at a frame, the second another one from frame to frame. */
async function decodeFrame(frame: HTMLCanvasElement): Promise<string | undefined> {
  const first = planLook(frame);
  const picture = drawLook(frame, first);
  if (picture === undefined) return undefined;
  const { codes, unread } = await findCodes(picture);
  if (codes.length > 0) return largestText(codes);
  const count = framesWithout++;
  const seen = unread && boxInPicture(first, unread);
  const closer = drawLook(frame, planNextLook(count, frame, seen));
  const text = closer && largestText((await findCodes(closer)).codes);
  if (text === undefined && count % framesPerHint === 0) watcher?.(measureFrame(picture, unread?.width ?? 0));
  return text;
}
