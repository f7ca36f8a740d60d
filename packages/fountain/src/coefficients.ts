/**
 * Which of a content's `count` symbols a frame carries, added up (exclusive or): bit i of word i / 32, the least significant first.
 * Frames below `count` carry one symbol each, in order. Every other carries each symbol with probability one half, drawn by its
 * number alone.
 *
 * The generator must not be linear over GF(2), as a shift register is: its rows would span 32 dimensions, whatever their number.
 */
export function coefficientsOf(number: number, count: number): Uint32Array {
  const words = new Uint32Array((count + 31) >> 5);
  if (number < count) {
    words[number >> 5] = 1 << (number & 31);
    return words;
  }
  const seed = mix(Math.imul(number, 0x9e3779b1) >>> 0);
  for (let at = 0; at < words.length; at++) words[at] = mix((seed + Math.imul(at + 1, 0x9e3779b9)) >>> 0);
  const rest = count & 31;
  const last = words.length - 1;
  if (rest > 0) words[last] = (words[last] ?? 0) & (2 ** rest - 1);
  return words;
}

/** The finaliser of MurmurHash3: every bit of the answer depends on every bit of the number, by multiplications. */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
