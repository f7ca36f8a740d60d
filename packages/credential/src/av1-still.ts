import { malformedFace } from './face-error.ts';

/**
 * The AV1 side of a card's face: which OBUs it is made of, and what its sequence header says.
 * AV1 Bitstream & Decoding Process Specification (AOMedia, 2019-01-08), sections in the comments.
 */

/** What a face's sequence header states; everything else in it is fixed and was checked. */
export interface StillPicture {
  widthPx: number;
  heightPx: number;
  /** 0 unknown, 1 vertical, 2 colocated (§6.4.2). */
  chromaSamplePosition: number;
}

interface Obu {
  header: number;
  body: Uint8Array;
}

/** OBU headers with `obu_has_size_field`, no extension (§5.3.2): type << 3 | 2. */
export const temporalDelimiter = 0x12;
export const sequenceHeader = 0x0a;
export const frame = 0x32;
/** The same frame OBU without its size: it runs to the end of the payload. */
export const unsizedFrame = 0x30;

/** Splits a low-overhead bitstream (§5.2) in which every OBU has a size, each written in the fewest bytes. */
export function splitObus(stream: Uint8Array): Obu[] {
  const obus: Obu[] = [];
  let at = 0;
  while (at < stream.length) {
    const header = byteAt(stream, at);
    if ((header & 0x87) !== 0x02) throw malformedFace('OBU header with an extension or no size');
    const { value, next } = readLeb128(stream, at + 1);
    if (next + value > stream.length) throw malformedFace('OBU runs past the end');
    obus.push({ header, body: stream.subarray(next, next + value) });
    at = next + value;
  }
  return obus;
}

/** leb128() of §4.10.5, at most two bytes (16,383), and no longer than it needs to be. */
export function readLeb128(bytes: Uint8Array, at: number): { value: number; next: number } {
  const low = byteAt(bytes, at);
  if (low < 0x80) return { value: low, next: at + 1 };
  const high = byteAt(bytes, at + 1);
  if (high === 0 || high >= 0x80) throw malformedFace('size not in its shortest spelling, or too large');
  return { value: (low & 0x7f) | (high << 7), next: at + 2 };
}

/** Writes 0..16,383 as leb128(). */
export function writeLeb128(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7];
}

/**
 * Reads a sequence header OBU's body (§5.5), refusing whatever is not a reduced still picture of profile 0,
 * level 2.0, 8-bit 4:2:0, coloured as sRGB in full-range BT.601 (1/13/6), without super-resolution or film grain.
 *
 * With `reduced_still_picture_header` a frame cannot be larger than the sequence header says (§5.9.5:
 * `frame_size_override_flag` is 0), so the size read here is the size a decoder will allocate.
 */
export function parseStillPicture(body: Uint8Array): StillPicture {
  if (body.length > 16) throw malformedFace('sequence header too long');
  const bits = bitReader(body);
  bits.expect(3, 0, 'seq_profile');
  bits.expect(1, 1, 'still_picture');
  bits.expect(1, 1, 'reduced_still_picture_header');
  bits.expect(5, 0, 'seq_level_idx');
  const widthBits = bits.read(4) + 1;
  const heightBits = bits.read(4) + 1;
  const widthPx = bits.read(widthBits) + 1;
  const heightPx = bits.read(heightBits) + 1;
  bits.read(1); // use_128x128_superblock
  bits.read(1); // enable_filter_intra
  bits.read(1); // enable_intra_edge_filter
  bits.expect(1, 0, 'enable_superres');
  bits.read(1); // enable_cdef
  bits.read(1); // enable_restoration
  bits.expect(1, 0, 'high_bitdepth'); // color_config(), §5.5.2
  bits.expect(1, 0, 'mono_chrome');
  bits.expect(1, 1, 'color_description_present_flag');
  bits.expect(8, 1, 'color_primaries');
  bits.expect(8, 13, 'transfer_characteristics');
  bits.expect(8, 6, 'matrix_coefficients');
  bits.expect(1, 1, 'color_range');
  const chromaSamplePosition = bits.read(2);
  if (chromaSamplePosition === 3) throw malformedFace('chroma_sample_position is reserved');
  bits.read(1); // separate_uv_delta_q
  bits.expect(1, 0, 'film_grain_params_present');
  bits.expect(1, 1, 'trailing_one_bit'); // §5.3.4
  bits.expectZerosToTheEnd();
  return { widthPx, heightPx, chromaSamplePosition };
}

function bitReader(bytes: Uint8Array) {
  let at = 0;
  const read = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) {
      value = value * 2 + ((byteAt(bytes, at >> 3) >> (7 - (at & 7))) & 1);
    }
    return value;
  };
  return {
    read,
    expect(count: number, wanted: number, field: string): void {
      const value = read(count);
      if (value !== wanted) throw malformedFace(`${field} is ${value}, not ${wanted}`);
    },
    expectZerosToTheEnd(): void {
      const padding = -at & 7;
      if (read(padding) !== 0) throw malformedFace('trailing bits are not zero');
      if (at !== bytes.length * 8) throw malformedFace('bytes after the sequence header');
    },
  };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw malformedFace('cut short');
  return byte;
}
