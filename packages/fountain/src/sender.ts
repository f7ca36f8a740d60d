import { coefficientsOf } from './coefficients.ts';
import { checkSizes, countSymbols, encodeFrame, MAX_FRAME_NUMBER, nameTransfer } from './frame.ts';

/** An endless row of frames about one content. */
export interface Sender {
  /** How many different frames a receiver needs, and one or two more. */
  symbols: number;
  /** The text of the next frame's QR code: alphanumeric mode. Each frame is another; the first `symbols` are the content itself. */
  nextFrame(): string;
}

/**
 * Makes frames of a content.
 *
 * @param symbolBytes of the content a frame; the frame's text has (symbolBytes + 18) · 3 / 2 + 5 characters
 * @throws FountainError `content-empty`, `content-too-big`, `symbol-size-wrong`
 */
export async function makeSender(content: Uint8Array, symbolBytes: number): Promise<Sender> {
  checkSizes(content.length, symbolBytes);
  const transfer = await nameTransfer(content);
  const { length } = content;
  const symbols = countSymbols(length, symbolBytes);
  const padded = new Uint8Array(symbols * symbolBytes);
  padded.set(content);
  let number = 0;
  return {
    symbols,
    nextFrame() {
      const coefficients = coefficientsOf(number, symbols);
      const symbol = new Uint8Array(symbolBytes);
      for (let at = 0; at < symbols; at++) {
        if (((coefficients[at >> 5] ?? 0) >>> (at & 31)) & 1) addBytes(symbol, padded, at * symbolBytes);
      }
      const text = encodeFrame({ transfer, length, number, symbol });
      number = number === MAX_FRAME_NUMBER ? 0 : number + 1;
      return text;
    },
  };
}

function addBytes(sum: Uint8Array, from: Uint8Array, offset: number): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) ^ (from[offset + at] ?? 0);
}
