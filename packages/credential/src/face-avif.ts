import {
  frame,
  parseStillPicture,
  readLeb128,
  sequenceHeader,
  splitObus,
  temporalDelimiter,
  unsizedFrame,
  writeLeb128,
} from './av1-still.ts';
import { buildAvif, findPrimaryItem } from './avif-boxes.ts';
import { malformedFace } from './face-error.ts';

/** A face payload longer than this is refused before anything is read from it. */
export const maxFaceBytes = 512;

/** A face is never larger than this, whatever its header says: it is decoded on a 50-euro phone. */
const maxWidthPx = 128;
const maxHeightPx = 160;

/**
 * Takes the face payload out of an AVIF file: its AV1 sequence header and frame, without the container
 * (250 bytes), the temporal delimiter (2) and the frame's own size (1 or 2). FACE.md is its specification.
 *
 * The AVIF is one 8-bit 4:2:0 still picture of at most 128 × 160 pixels, as sharp writes it. The payload may be
 * longer than {@link maxFaceBytes}: an encoder searching for a quality asks for its length.
 *
 * @throws CredentialError `face-malformed` for anything else
 */
export function extractAv1(avif: Uint8Array): Uint8Array {
  const obus = splitObus(findPrimaryItem(avif));
  const [first, ...rest] = obus;
  const [sequence, picture, ...more] =
    first?.header === temporalDelimiter && first.body.length === 0 ? rest : obus;
  if (sequence?.header !== sequenceHeader || picture?.header !== frame || more.length > 0) {
    throw malformedFace('not one sequence header and one frame');
  }
  const payload = Uint8Array.from([
    sequenceHeader,
    ...writeLeb128(sequence.body.length),
    ...sequence.body,
    unsizedFrame,
    ...picture.body,
  ]);
  splitPayload(payload);
  return payload;
}

/**
 * Builds the AVIF file that shows a face payload, ready for an `<img>`. Dimensions and codec configuration come
 * from the payload's own sequence header.
 *
 * A payload that passes is well formed as far as its headers go; its coded pixels are not read here, and a
 * browser may still refuse to paint them.
 *
 * @throws CredentialError `face-malformed` for a payload that is not spelled as {@link extractAv1} spells it, is longer
 * than {@link maxFaceBytes}, or is larger than 128 × 160 pixels
 */
export function wrapAvif(av1: Uint8Array): Uint8Array {
  if (av1.length > maxFaceBytes) throw malformedFace(`${av1.length} bytes`);
  const { sequence, picture, frameBody } = splitPayload(av1);
  const item = Uint8Array.from([
    temporalDelimiter,
    0,
    ...sequence,
    frame,
    ...writeLeb128(frameBody.length),
    ...frameBody,
  ]);
  return buildAvif(item, picture);
}

function splitPayload(av1: Uint8Array) {
  if (av1[0] !== sequenceHeader) throw malformedFace('no sequence header first');
  const { value, next } = readLeb128(av1, 1);
  const sequenceEnd = next + value;
  if (av1[sequenceEnd] !== unsizedFrame) throw malformedFace('no frame after the sequence header');
  const frameBody = av1.subarray(sequenceEnd + 1);
  if (frameBody.length === 0) throw malformedFace('no frame');
  const picture = parseStillPicture(av1.subarray(next, sequenceEnd));
  if (picture.widthPx > maxWidthPx || picture.heightPx > maxHeightPx) {
    throw malformedFace(`${picture.widthPx} × ${picture.heightPx} pixels`);
  }
  return { sequence: av1.subarray(0, sequenceEnd), picture, frameBody };
}
