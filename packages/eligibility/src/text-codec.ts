import { PROBABILITY_BITS, RangeDecoder, RangeEncoder } from './range-coder.ts';
import { freshModels, learn, type BitModels } from './bit-models.ts';
import { BytesError, ByteReader, ByteWriter, sameBytes } from './varint.ts';

/** How many bytes before a byte foretell it, by model. */
const ORDERS = [1, 2, 3, 5];
const TABLE_BITS = 18;
const HALF = 1 << (PROBABILITY_BITS - 1);
const MOST_CERTAIN = (1 << PROBABILITY_BITS) - 16;

/** Text by its bytes, each bit foretold by what followed the same bytes before. The length comes first, as a varint. */
export function packText(text: Uint8Array): Uint8Array {
  const coder = new RangeEncoder();
  codeBytes(text, (bit, probability) => {
    coder.encode(bit, probability);
    return bit;
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
  codeBytes(text, (_, probability) => coder.decode(probability));
  if (!sameBytes(packText(text), bytes)) throw new BytesError('not in its one spelling');
  return text;
}

/** Codes each byte from its highest bit; `text` is filled with what the coder returns. */
function codeBytes(text: Uint8Array, codeBit: (bit: number, probability: number) => number): void {
  const tables = ORDERS.map((order) => ({ order, models: freshModels(1 << TABLE_BITS) }));
  const slots = ORDERS.map(() => 0);
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at] ?? 0;
    const contexts = ORDERS.map((order) => hash(text, at, order));
    let node = 1;
    for (let shift = 7; shift >= 0; shift -= 1) {
      for (let index = 0; index < slots.length; index += 1) {
        slots[index] = Math.imul((contexts[index] ?? 0) + node * 0x9e3779b1, 0x85ebca6b) >>> (32 - TABLE_BITS);
      }
      const bit = codeBit((byte >>> shift) & 1, foretell(tables, slots));
      for (let index = 0; index < slots.length; index += 1) {
        const models = tables[index]?.models;
        if (models !== undefined) learn(models, slots[index] ?? 0, bit);
      }
      node = node * 2 + bit;
    }
    text[at] = node & 0xff;
  }
}

function foretell(tables: readonly { models: BitModels }[], slots: readonly number[]): number {
  let sum = HALF;
  let weights = 1;
  for (let index = 0; index < slots.length; index += 1) {
    const models = tables[index]?.models;
    const slot = slots[index] ?? 0;
    const probability = models?.probabilities[slot] ?? HALF;
    const seen = models?.seen[slot] ?? 0;
    if (seen === 0) continue;
    // Certainty counts, and what rests on more bytes.
    const off = Math.abs(probability - HALF) >>> 8;
    const weight = Math.min(seen, 30) * (1 + off * off) * (1 << (2 * index));
    sum += probability * weight;
    weights += weight;
  }
  return Math.min(Math.max(Math.floor(sum / weights), 16), MOST_CERTAIN);
}

function hash(text: Uint8Array, at: number, order: number): number {
  let value = order;
  for (let back = 1; back <= order; back += 1) value = Math.imul(value ^ (text[at - back] ?? 0), 0x01000193) + back;
  return value;
}
