import type { BitCoder } from './bit-coder.ts';
import { BytesError } from './varint.ts';

/** A number of `bits` bits, the highest first, in a slot for each beginning: slots `base + 1` to `base + 2^bits − 1`. */
export function codeTree(coder: BitCoder, base: number, bits: number, value: number): number {
  let node = 1;
  for (let at = bits - 1; at >= 0; at -= 1) {
    node = node * 2 + coder.bit(base + node, (value >>> at) & 1);
  }
  return node - (1 << bits);
}

export const MAGNITUDE_BITS = 4;

/** How many slots `codeNumber` takes for numbers up to 2^(maxMagnitude + 1) − 2. */
export function numberSlots(maxMagnitude: number): number {
  return (1 << MAGNITUDE_BITS) + (2 << maxMagnitude);
}

/**
 * A number from 0 on, all of its bits learnt: the magnitude of number + 1 (floor of the binary logarithm) as a tree of
 * four bits, then the bits below the highest as a tree of that magnitude's own.
 */
export function codeNumber(coder: BitCoder, base: number, maxMagnitude: number, value: number): number {
  const magnitude = codeTree(coder, base, MAGNITUDE_BITS, 31 - Math.clz32(value + 1));
  if (magnitude > maxMagnitude) throw new BytesError('number too large');
  const highest = 1 << magnitude;
  const rest = codeTree(coder, mantissaSlots(base, magnitude), magnitude, value + 1 - highest);
  return highest + rest - 1;
}

/** Where the tree of a magnitude begins. */
export function mantissaSlots(base: number, magnitude: number): number {
  return base + (1 << MAGNITUDE_BITS) + (1 << magnitude);
}

const WIDE_MAGNITUDE_BITS = 5;
const LEARNT_BITS = 3;

/** How many slots `codeWideNumber` takes. */
export const WIDE_NUMBER_SLOTS = (1 << WIDE_MAGNITUDE_BITS) * (1 + (1 << LEARNT_BITS));

/**
 * A number from 0 to 2^30, of which less can be learnt: the magnitude of number + 1 as a tree of five bits, three bits
 * below the highest as a tree of that magnitude's own, the others as they are.
 */
export function codeWideNumber(coder: BitCoder, base: number, value: number): number {
  const magnitude = codeTree(coder, base, WIDE_MAGNITUDE_BITS, 31 - Math.clz32(value + 1));
  if (magnitude > 29) throw new BytesError('number too large');
  const learnt = Math.min(magnitude, LEARNT_BITS);
  const slots = base + (1 << WIDE_MAGNITUDE_BITS) + (magnitude << LEARNT_BITS);
  let number =
    (1 << learnt) +
    codeTree(coder, slots, learnt, ((value + 1) >>> (magnitude - learnt)) & ((1 << learnt) - 1));
  for (let at = magnitude - learnt - 1; at >= 0; at -= 1)
    number = number * 2 + coder.even(((value + 1) >>> at) & 1);
  return number - 1;
}

/** How many slots `codeSigned` takes. */
export const SIGNED_SLOTS = 1 + WIDE_NUMBER_SLOTS;

/** A number of either sign: a bit, 1 for those below zero; then itself, or how far it is below -1, as a wide number. */
export function codeSigned(coder: BitCoder, base: number, value: number): number {
  const isBelow = coder.bit(base, value < 0 ? 1 : 0) === 1;
  const number = codeWideNumber(coder, base + 1, value < 0 ? -1 - value : value);
  return isBelow ? -1 - number : number;
}
