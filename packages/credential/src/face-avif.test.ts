import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractAv1, maxFaceBytes, wrapAvif } from './face-avif.ts';
import { CredentialError } from './errors.ts';

/** Drawn, 64 × 80, written by sharp 0.35 (libaom 3.15). */
const avif = new Uint8Array(readFileSync(new URL('../vectors/drawn-face.avif', import.meta.url)));
const face = extractAv1(avif);

const temporalDelimiterBytes = [0x12, 0x00];
const sequenceBytes = [0x0a, 0x09, 0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x84];

/** The item data of an AVIF: what its only mdat box holds. */
function mediaData(file: Uint8Array): Uint8Array {
  return file.subarray(Buffer.from(file).indexOf('mdat') + 4);
}

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = value;
  return copy;
}

/** A payload whose sequence header says these dimensions, in 16 bits each. */
function sized(widthPx: number, heightPx: number): Uint8Array {
  const bits =
    '0001100000' + // profile 0, still picture, reduced header, level 2.0
    '1111' + // 16 bits of width and of height
    '1111' +
    (widthPx - 1).toString(2).padStart(16, '0') +
    (heightPx - 1).toString(2).padStart(16, '0') +
    '011010' + // the tools that libaom turns on
    '001000000010000110100000110' + // 8-bit colour, 1/13/6
    '1000' + // full range, chroma position unknown, no separate_uv_delta_q
    '01'; // no film grain, trailing bit
  const bytes = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((each) =>
    parseInt(each, 2),
  );
  return Uint8Array.from([0x0a, bytes.length, ...bytes, 0x30, 1, 2, 3]);
}

/** Runs `work` and fails unless it returns or throws a CredentialError. */
function returnsOrRefuses(work: () => Uint8Array): Uint8Array | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof CredentialError && error.code === 'face-malformed') return undefined;
    throw error;
  }
}

describe('extractAv1', () => {
  test('drops the container, the temporal delimiter and the size of the frame, and nothing else', () => {
    const item = mediaData(avif);
    const afterSequence = temporalDelimiterBytes.length + sequenceBytes.length;
    expect([...item.subarray(0, afterSequence)]).toEqual([...temporalDelimiterBytes, ...sequenceBytes]);
    const frameBytes = item.subarray(afterSequence + 3);
    expect([...face]).toEqual([...sequenceBytes, 0x30, ...frameBytes]);
    expect(avif.length - face.length).toBeGreaterThan(250);
  });

  test('refuses what is not such an AVIF', () => {
    const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46]);
    for (const bytes of [
      new Uint8Array(),
      jpeg,
      mediaData(avif),
      avif.subarray(28),
      new Uint8Array(65_537),
    ]) {
      expect(() => extractAv1(bytes)).toThrow(CredentialError);
    }
  });

  test('refuses every truncation', () => {
    for (let length = 0; length < avif.length; length++) {
      expect(() => extractAv1(avif.subarray(0, length)), `${length} bytes`).toThrow(CredentialError);
    }
  });

  test('returns or refuses whatever byte is changed, and what it returns can be wrapped', () => {
    for (let at = 0; at < avif.length; at++) {
      for (const value of [0x00, 0x01, 0x7f, 0x80, 0xff, (avif[at] ?? 0) ^ 0x01, (avif[at] ?? 0) ^ 0x80]) {
        const payload = returnsOrRefuses(() => extractAv1(withByte(avif, at, value)));
        if (payload !== undefined) expect(wrapAvif(payload).length).toBeGreaterThan(payload.length);
      }
    }
  });
});

describe('wrapAvif', () => {
  test('gives back the very item data that the encoder wrote', () => {
    expect([...mediaData(wrapAvif(face))]).toEqual([...mediaData(avif)]);
    expect([...extractAv1(wrapAvif(face))]).toEqual([...face]);
  });

  test('writes the dimensions of the sequence header', () => {
    const file = Buffer.from(wrapAvif(face));
    const at = file.indexOf('ispe') + 8;
    expect([file.readUInt32BE(at), file.readUInt32BE(at + 4)]).toEqual([64, 80]);
  });

  test('returns or refuses whatever byte is changed', () => {
    let refused = 0;
    for (let at = 0; at < face.length; at++) {
      const everyValue = Array.from({ length: 256 }, (_, value) => value);
      const values = at <= sequenceBytes.length ? everyValue : [0x00, 0x7f, 0x80, 0xff];
      for (const value of values) {
        const changed = withByte(face, at, value);
        const wrapped = returnsOrRefuses(() => wrapAvif(changed));
        if (wrapped === undefined) refused++;
        // One payload, one file: what is wrapped is what comes out again.
        else expect(Buffer.compare(extractAv1(wrapped), changed)).toBe(0);
      }
    }
    expect(refused).toBeGreaterThan(2000); // most changes to the 12 header bytes, and only those
    expect(refused).toBeLessThan(256 * (sequenceBytes.length + 1));
  });

  test('returns or refuses every truncation', () => {
    for (let length = 0; length <= sequenceBytes.length + 1; length++) {
      expect(() => wrapAvif(face.subarray(0, length)), `${length} bytes`).toThrow(CredentialError);
    }
    expect(wrapAvif(face.subarray(0, sequenceBytes.length + 2)).length).toBeGreaterThan(0);
  });

  const sequenceFaults: [string, number[]][] = [
    ['seq_profile is 1', [0x38, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x84]],
    ['still_picture is 0', [0x08, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x84]],
    ['reduced_still_picture_header is 0', [0x10, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x84]],
    ['seq_level_idx is 1', [0x18, 0x55, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x84]],
    ['enable_superres is 1', [0x18, 0x15, 0xbf, 0x9e, 0xf1, 0x01, 0x0d, 0x06, 0x84]],
    ['high_bitdepth is 1', [0x18, 0x15, 0xbf, 0x9e, 0xd5, 0x01, 0x0d, 0x06, 0x84]],
    ['mono_chrome is 1', [0x18, 0x15, 0xbf, 0x9e, 0xd3, 0x01, 0x0d, 0x06, 0x84]],
    ['color_description_present_flag is 0', [0x18, 0x15, 0xbf, 0x9e, 0xd0, 0x84]],
    ['matrix_coefficients is 0', [0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x00, 0x84]],
    ['color_range is 0', [0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x04]],
    ['chroma_sample_position is reserved', [0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0xe4]],
    ['film_grain_params_present is 1', [0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x8c]],
    ['trailing_one_bit is 0', [0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x80]],
    ['trailing bits are not zero', [0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x85]],
    ['bytes after the sequence header', [0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06, 0x84, 0x00]],
    ['cut short', [0x18, 0x15, 0xbf, 0x9e, 0xd1, 0x01, 0x0d, 0x06]],
  ];
  test.each(sequenceFaults)('refuses a sequence header where %s', (fault, body) => {
    const payload = Uint8Array.from([0x0a, body.length, ...body, 0x30, 1, 2, 3]);
    expect(() => wrapAvif(payload)).toThrow(fault);
  });

  test('accepts up to 128 × 160 pixels and nothing larger', () => {
    expect(wrapAvif(sized(128, 160)).length).toBeGreaterThan(0);
    expect(() => wrapAvif(sized(129, 160))).toThrow(/129 × 160/);
    expect(() => wrapAvif(sized(128, 161))).toThrow(/128 × 161/);
    expect(() => wrapAvif(sized(65_536, 65_536))).toThrow(/65536 × 65536/);
  });

  test('refuses a payload over the cap, and a second spelling of a size', () => {
    const tooLong = new Uint8Array(maxFaceBytes + 1);
    tooLong.set(face);
    expect(() => wrapAvif(tooLong)).toThrow(/513 bytes/);
    const longSize = Uint8Array.from([0x0a, 0x89, 0x00, ...face.subarray(2)]);
    expect(() => wrapAvif(longSize)).toThrow(CredentialError);
    const withDelimiter = Uint8Array.from([...temporalDelimiterBytes, ...face]);
    expect(() => wrapAvif(withDelimiter)).toThrow(CredentialError);
  });
});
