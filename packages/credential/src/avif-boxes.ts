import { malformedFace } from './face-error.ts';
import type { StillPicture } from './av1-still.ts';

/** An AVIF longer than this is refused before it is walked. */
const maxAvifBytes = 65_536;

interface Box {
  type: string;
  body: Uint8Array;
}

/**
 * Finds the bytes of an AVIF's primary item (ISO/IEC 14496-12 §8.11, ISO/IEC 23008-12).
 *
 * A minimal walk, made for what an encoder writes for one still picture: 32-bit box sizes, `pitm` version 0,
 * `iloc` version 0 or 1 with one extent in the file itself, an `infe` version 2 of type `av01`.
 */
export function findPrimaryItem(avif: Uint8Array): Uint8Array {
  if (avif.length > maxAvifBytes) throw malformedFace('AVIF too large');
  const top = splitBoxes(avif);
  if (top[0]?.type !== 'ftyp') throw malformedFace('no ftyp box first');
  const meta = splitBoxes(fullBoxBody(findBox(top, 'meta'), [0]).body);
  const id = readUint(fullBoxBody(findBox(meta, 'pitm'), [0]).body, 0, 2);
  checkItemType(findBox(meta, 'iinf'), id);
  const { offset, length } = locateItem(findBox(meta, 'iloc'), id);
  if (offset + length > avif.length) throw malformedFace('item runs past the end of the file');
  return avif.subarray(offset, offset + length);
}

/** Builds an AVIF of one still picture around its AV1 item data; the layout is FACE.md's table, byte by byte. */
export function buildAvif(item: Uint8Array, picture: StillPicture): Uint8Array {
  const ftyp = box('ftyp', ascii('avif'), uint32(0), ascii('mif1avifmiaf'));
  const properties = box(
    'iprp',
    box(
      'ipco',
      box('av1C', [0x81, 0x00, 0x0c | picture.chromaSamplePosition, 0x00]),
      fullBox('ispe', uint32(picture.widthPx), uint32(picture.heightPx)),
      fullBox('pixi', [3, 8, 8, 8]),
      box('colr', ascii('nclx'), uint16(1), uint16(13), uint16(6), [0x80]),
    ),
    fullBox('ipma', uint32(1), uint16(1), [4, 0x81, 0x02, 0x03, 0x04]),
  );
  const metaWith = (offset: number) =>
    fullBox(
      'meta',
      fullBox('hdlr', uint32(0), ascii('pict'), uint32(0), uint32(0), uint32(0), [0]),
      fullBox('pitm', uint16(1)),
      fullBox(
        'iloc',
        [0x44, 0x00],
        uint16(1),
        uint16(1),
        uint16(0),
        uint16(1),
        uint32(offset),
        uint32(item.length),
      ),
      fullBox('iinf', uint16(1), box('infe', [2, 0, 0, 0], uint16(1), uint16(0), ascii('av01'), [0])),
      properties,
    );
  const itemOffset = ftyp.length + metaWith(0).length + 8;
  return Uint8Array.from([...ftyp, ...metaWith(itemOffset), ...box('mdat', item)]);
}

function splitBoxes(bytes: Uint8Array): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at < bytes.length) {
    const size = readUint(bytes, at, 4);
    // 0 ("to the end") and 1 (64-bit) are spellings that no small picture needs.
    if (size < 8 || at + size > bytes.length) throw malformedFace('box size out of range');
    boxes.push({ type: readAscii(bytes, at + 4), body: bytes.subarray(at + 8, at + size) });
    at += size;
  }
  return boxes;
}

function findBox(boxes: Box[], type: string): Uint8Array {
  const found = boxes.filter((each) => each.type === type);
  const only = found[0];
  if (only === undefined || found.length > 1) throw malformedFace(`${found.length} ${type} boxes`);
  return only.body;
}

function fullBoxBody(bytes: Uint8Array, versions: number[]): { version: number; body: Uint8Array } {
  const version = readUint(bytes, 0, 1);
  if (!versions.includes(version)) throw malformedFace(`box version ${version}`);
  return { version, body: bytes.subarray(4) };
}

function checkItemType(iinf: Uint8Array, id: number): void {
  const { body } = fullBoxBody(iinf, [0]);
  const entries = splitBoxes(body.subarray(2)).map((entry) => fullBoxBody(entry.body, [2]).body);
  const entry = entries.find((each) => readUint(each, 0, 2) === id);
  if (entry === undefined || readAscii(entry, 4) !== 'av01') throw malformedFace('primary item is not av01');
}

function locateItem(iloc: Uint8Array, id: number): { offset: number; length: number } {
  const { version, body } = fullBoxBody(iloc, [0, 1]);
  const offsetSize = readUint(body, 0, 1) >> 4;
  const lengthSize = readUint(body, 0, 1) & 0x0f;
  const baseSize = readUint(body, 1, 1) >> 4;
  if (offsetSize !== 4 || lengthSize !== 4 || ![0, 4].includes(baseSize) || readUint(body, 2, 2) !== 1) {
    throw malformedFace('iloc is not of one item with 32-bit offsets');
  }
  if (readUint(body, 4, 2) !== id) throw malformedFace('primary item has no location');
  const constructionBytes = version === 1 ? 2 : 0; // construction_method 0: an offset into the file
  if (readUint(body, 6, constructionBytes) !== 0) throw malformedFace('item is not in the file itself');
  const at = 6 + constructionBytes;
  const extents = readUint(body, at + 2 + baseSize, 2);
  if (readUint(body, at, 2) !== 0 || extents !== 1)
    throw malformedFace('item is not one extent of this file');
  const base = readUint(body, at + 2, baseSize);
  return {
    offset: base + readUint(body, at + 4 + baseSize, 4),
    length: readUint(body, at + 8 + baseSize, 4),
  };
}

function readUint(bytes: Uint8Array, at: number, count: number): number {
  if (at + count > bytes.length) throw malformedFace('box cut short');
  let value = 0;
  for (const byte of bytes.subarray(at, at + count)) value = value * 256 + byte;
  return value;
}

function readAscii(bytes: Uint8Array, at: number): string {
  readUint(bytes, at, 4);
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

type Part = Uint8Array | number[];

function box(type: string, ...parts: Part[]): number[] {
  const body = parts.flatMap((part) => [...part]);
  return [...uint32(8 + body.length), ...ascii(type), ...body];
}

/** A full box of version 0, flags 0. */
function fullBox(type: string, ...parts: Part[]): number[] {
  return box(type, uint32(0), ...parts);
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
}

function uint16(value: number): number[] {
  return [value >> 8, value & 0xff];
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
