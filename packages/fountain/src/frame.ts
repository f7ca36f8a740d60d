import { decodeBase45, encodeBase45 } from './base45.ts';
import { crc32 } from './crc32.ts';
import { FountainError } from './errors.ts';

/** A content is never larger, nor cut into more symbols: what a receiver has to hold is a few times this at most. */
export const MAX_CONTENT_BYTES = 2_000_000;
export const MAX_SYMBOLS = 2048;
const MIN_SYMBOL_BYTES = 16;
const MAX_SYMBOL_BYTES = 2048;

const PREFIX = 'PSF1:';
const TRANSFER_BYTES = 8;
const HEADER_BYTES = TRANSFER_BYTES + 3 + 3;
const CHECK_BYTES = 4;
const MAX_FRAME_CHARACTERS =
  PREFIX.length + Math.ceil(((HEADER_BYTES + MAX_SYMBOL_BYTES + CHECK_BYTES) * 3) / 2);

/** The greatest number of a frame. */
export const MAX_FRAME_NUMBER = 0xffffff;

/** What one QR code of a transfer says. Nothing in it is believed before the whole content is there and its hash is right. */
export interface Frame {
  /** The first 8 bytes of the content's SHA-256, in hexadecimal. */
  transfer: string;
  /** Of the whole content, in bytes. */
  length: number;
  /** Says which symbols of the content are in `symbol`: see `coefficientsOf`. */
  number: number;
  symbol: Uint8Array;
}

/** How many symbols a content is cut into. */
export function countSymbols(length: number, symbolBytes: number): number {
  return Math.ceil(length / symbolBytes);
}

/** Whether a content may be cut into symbols of that size. Throws `content-empty`, `content-too-big` or `symbol-size-wrong`. */
export function checkSizes(length: number, symbolBytes: number): void {
  if (length < 1) throw new FountainError('content-empty', 'no bytes');
  if (length > MAX_CONTENT_BYTES) throw new FountainError('content-too-big', `${length} bytes`);
  const isSize = symbolBytes >= MIN_SYMBOL_BYTES && symbolBytes <= MAX_SYMBOL_BYTES;
  if (!isSize || countSymbols(length, symbolBytes) > MAX_SYMBOLS) {
    throw new FountainError('symbol-size-wrong', `${length} bytes in symbols of ${symbolBytes}`);
  }
}

/** Whether a text is meant as a frame, of whatever version. */
export function isFrame(text: string): boolean {
  return /^PSF\d{1,3}:/.test(text.slice(0, 8));
}

export function encodeFrame({ transfer, length, number, symbol }: Frame): string {
  const bytes = new Uint8Array(HEADER_BYTES + symbol.length + CHECK_BYTES);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < TRANSFER_BYTES; at++) {
    bytes[at] = Number.parseInt(transfer.slice(2 * at, 2 * at + 2), 16);
  }
  setUint24(view, TRANSFER_BYTES, length);
  setUint24(view, TRANSFER_BYTES + 3, number);
  bytes.set(symbol, HEADER_BYTES);
  const end = HEADER_BYTES + symbol.length;
  view.setUint32(end, crc32(bytes.subarray(0, end)));
  return PREFIX + encodeBase45(bytes);
}

/** Reads a frame in its one spelling. Throws `frame-malformed`, or `frame-version`. */
export function decodeFrame(text: string): Frame {
  if (text.length > MAX_FRAME_CHARACTERS) throw new FountainError('frame-malformed', 'too long');
  if (!isFrame(text)) throw new FountainError('frame-malformed', 'no frame');
  if (!text.startsWith(PREFIX)) throw new FountainError('frame-version', text.slice(0, 8));
  const bytes = decodeBase45(text.slice(PREFIX.length));
  if (bytes === undefined || bytes.length < HEADER_BYTES + MIN_SYMBOL_BYTES + CHECK_BYTES) {
    throw new FountainError('frame-malformed', 'not the bytes of a frame');
  }
  const end = bytes.length - CHECK_BYTES;
  const view = new DataView(bytes.buffer);
  if (view.getUint32(end) !== crc32(bytes.subarray(0, end))) {
    throw new FountainError('frame-malformed', 'misread');
  }
  const length = getUint24(view, TRANSFER_BYTES);
  const symbol = bytes.subarray(HEADER_BYTES, end);
  try {
    checkSizes(length, symbol.length);
  } catch {
    throw new FountainError('frame-malformed', `${length} bytes in symbols of ${symbol.length}`);
  }
  return { transfer: hexOf(bytes.subarray(0, TRANSFER_BYTES)), length, number: getUint24(view, 11), symbol };
}

/** By what a transfer is known: the first bytes of its content's SHA-256, in hexadecimal. */
export async function nameTransfer(content: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(content));
  return hexOf(new Uint8Array(digest, 0, TRANSFER_BYTES));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function setUint24(view: DataView, at: number, value: number): void {
  view.setUint8(at, value >> 16);
  view.setUint16(at + 1, value & 0xffff);
}

function getUint24(view: DataView, at: number): number {
  return view.getUint8(at) * 65_536 + view.getUint16(at + 1);
}
