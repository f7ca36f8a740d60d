import { coefficientsOf } from './coefficients.ts';
import { FountainError } from './errors.ts';
import { countSymbols, decodeFrame, nameTransfer, type Frame } from './frame.ts';
import { makeSolver, type Solver } from './solver.ts';

/** So many frames of one other transfer in a row, and it is that one which is received: the sender began anew. */
const FRAMES_TO_CHANGE = 8;

/**
 * What a text was: it said something `new`, or nothing new (`known`); a frame of another transfer (`other`), the first of another that
 * is received from now on (`changed`), or `no-frame`.
 */
export type Taken = 'new' | 'known' | 'other' | 'changed' | 'no-frame';

/** How far a transfer is. */
export interface ReceiverProgress {
  /** Of the whole content. */
  bytes: number;
  /** Symbols that are needed, and those that are there. */
  needed: number;
  received: number;
}

/** Puts a content together of the frames of one transfer, in whatever order and with whatever gaps they come. */
export interface Receiver {
  take(text: string): Taken;
  /** Undefined before the first frame. */
  progress(): ReceiverProgress | undefined;
  /** The content, when all of it is there. Throws FountainError `content-mismatch` when frames lied; it then begins anew. */
  finish(): Promise<Uint8Array>;
}

interface Transfer extends Pick<Frame, 'transfer' | 'length'> {
  symbolBytes: number;
  count: number;
  solver: Solver;
}

/** Makes a receiver: one transfer at a time, which holds what came of it and no more than a transfer can have. */
export function makeReceiver(): Receiver {
  let current: Transfer | undefined;
  let other: { name: string; frames: number } | undefined;
  return {
    take(text) {
      const frame = readFrame(text);
      if (frame === undefined) return 'no-frame';
      let changed = false;
      if (current !== undefined && !isOf(frame, current)) {
        const name = nameOf(frame);
        other = { name, frames: other?.name === name ? other.frames + 1 : 1 };
        if (other.frames < FRAMES_TO_CHANGE) return 'other';
        current = undefined;
        changed = true;
      }
      other = undefined;
      current ??= begin(frame);
      const isNew = current.solver.add(coefficientsOf(frame.number, current.count), toWords(frame.symbol));
      if (changed) return 'changed';
      return isNew ? 'new' : 'known';
    },
    progress() {
      if (current === undefined) return undefined;
      const { length, count, solver } = current;
      return { bytes: length, needed: count, received: solver.rank };
    },
    async finish() {
      const finished = current;
      current = undefined;
      if (finished === undefined || finished.solver.rank < finished.count) {
        throw new FountainError('content-mismatch', 'not all of it is there');
      }
      const content = join(finished);
      if ((await nameTransfer(content)) !== finished.transfer) {
        throw new FountainError('content-mismatch', 'another hash');
      }
      return content;
    },
  };
}

function readFrame(text: string): Frame | undefined {
  try {
    return decodeFrame(text);
  } catch (error) {
    if (error instanceof FountainError) return undefined;
    throw error;
  }
}

function begin({ transfer, length, symbol }: Frame): Transfer {
  const count = countSymbols(length, symbol.length);
  return { transfer, length, symbolBytes: symbol.length, count, solver: makeSolver(count) };
}

function isOf({ transfer, length, symbol }: Frame, current: Transfer): boolean {
  return transfer === current.transfer && length === current.length && symbol.length === current.symbolBytes;
}

function nameOf({ transfer, length, symbol }: Frame): string {
  return `${transfer} ${length} ${symbol.length}`;
}

function join({ solver, symbolBytes, count, length }: Transfer): Uint8Array {
  const padded = new Uint8Array(count * symbolBytes);
  for (const [at, words] of solver.solve().entries()) {
    padded.set(new Uint8Array(words.buffer, 0, symbolBytes), at * symbolBytes);
  }
  return padded.slice(0, length);
}

/** A copy that can be added four bytes at a time. */
function toWords(symbol: Uint8Array): Uint32Array {
  const words = new Uint32Array((symbol.length + 3) >> 2);
  new Uint8Array(words.buffer).set(symbol);
  return words;
}
