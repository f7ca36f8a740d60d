import { RangeDecoder, RangeEncoder } from './range-coder.ts';
import { ByteReader, BytesError, ByteWriter } from './varint.ts';

/** Slots of each of the three models, by a hash of what is before: one, two or four bytes. */
const TABLE_BITS = 16;
const TABLE = 1 << TABLE_BITS;
const HALF = 1 << 14;

/** Text by its bytes, each bit foretold by what followed the same bytes before. The length comes first, as a varint. */
export function packText(text: Uint8Array): Uint8Array {
  const coder = new RangeEncoder();
  codeBytes(text, {
    code(bit, probability) {
      coder.encode(bit, probability);
      return bit;
    },
  });
  const out = new ByteWriter();
  out.varint(text.length);
  out.bytes(coder.finish());
  return out.finish();
}

/** Throws `BytesError` for a text of more than `maxBytes`, and for anything that `packText` would not have written. */
export function unpackText(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const input = new ByteReader(bytes);
  const text = new Uint8Array(input.varint(maxBytes));
  const coder = new RangeDecoder(input.rest());
  codeBytes(text, { code: (_, probability) => coder.decode(probability) });
  if (!coder.isExact()) throw new BytesError('not in its one spelling');
  return text;
}

/** Codes a bit whose probability of being one is given, and returns it. */
interface ProbabilityCoder {
  code(bit: number, probability: number): number;
}

/** Codes each byte from its highest bit; `text` is filled with what the coder returns. */
function codeBytes(text: Uint8Array, coder: ProbabilityCoder): void {
  const models = new Uint16Array(3 * TABLE).fill(HALF);
  const seen = new Uint8Array(3 * TABLE);
  // The last four bytes, the last one lowest.
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at] ?? 0;
    const one = before & 0xff;
    const two = Math.imul(before & 0xffff, 0x9e3779b1);
    const four = Math.imul(before, 0x85ebca6b);
    let node = 1;
    for (let shift = 7; shift >= 0; shift -= 1) {
      const a = (one << 8) | node;
      const b = TABLE + (Math.imul(two + node, 0x2c1b3c6d) >>> (32 - TABLE_BITS));
      const c = 2 * TABLE + (Math.imul(four + node, 0x297a2d39) >>> (32 - TABLE_BITS));
      const weightA = weightOf(models, seen, a);
      const weightB = 4 * weightOf(models, seen, b);
      const weightC = 16 * weightOf(models, seen, c);
      const sum = HALF + weightA * (models[a] ?? 0) + weightB * (models[b] ?? 0) + weightC * (models[c] ?? 0);
      const probability = Math.floor(sum / (1 + weightA + weightB + weightC));
      const bit = coder.code((byte >>> shift) & 1, probability);
      update(models, seen, a, bit);
      update(models, seen, b, bit);
      update(models, seen, c, bit);
      node = node * 2 + bit;
    }
    text[at] = node & 0xff;
    before = (before << 8) | (node & 0xff);
  }
}

/** What a slot has seen counts, up to 30 bits, and how certain it is. */
function weightOf(models: Uint16Array, seen: Uint8Array, slot: number): number {
  const certainty = Math.abs((models[slot] ?? HALF) - HALF) >>> 8;
  return (seen[slot] ?? 0) * (1 + certainty * certainty);
}

const MOST_SEEN = 30;
const STEPS = Uint16Array.from({ length: MOST_SEEN + 1 }, (_, seen) => Math.floor(65_536 / (2 * seen + 3)));

function update(models: Uint16Array, seen: Uint8Array, slot: number, bit: number): void {
  const probability = models[slot] ?? HALF;
  const count = seen[slot] ?? 0;
  const moved = probability + ((((bit << 15) - probability) * (STEPS[count] ?? 0)) >> 15);
  models[slot] = Math.min(Math.max(moved, 16), 32_752);
  if (count < MOST_SEEN) seen[slot] = count + 1;
}
