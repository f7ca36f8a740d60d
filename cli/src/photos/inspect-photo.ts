import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { CodeError, isPhotoSlipText, parsePhotoSlip } from '@passeport/codes';
import type { PhotoFile, SlipInPhoto } from '@passeport/intake';
import { readCameraNotes } from '@passeport/photo';
import { slipAround, type Point } from '@passeport/photo-sheets';
import { readCodesInPhoto, ScanError, type QrCode } from '@passeport/scan';
import type { InspectedFile, InspectionMemory } from './inspection-memory.ts';

/** A larger file is not read here: the photo package refuses it by its size. */
const LARGEST_READ_BYTES = 64 * 1024 * 1024;

/** A slip whose code is this part of the picture's shorter side leaves no room for a face beside it. */
const ALONE_SHARE = 0.3;

/** A photo of a folder, with what its content says of whose it is. */
export interface InspectedPhoto extends PhotoFile {
  path: string;
  sizeBytes: number;
  modifiedMs: number;
  /** SHA-256 of the content; empty for a file that is too big, or that cannot be read: the photo package says so of it. */
  sha256: string;
  /** Slips were looked for, now or earlier. */
  looked: boolean;
  /** Where slips are, in pixels of the upright photo. */
  slipAreas: Point[][];
  /** A card's code is in the picture, and no slip's: somebody held up the wrong thing. */
  showsCard: boolean;
}

/** What the slips in a photo say, and where they are. */
export interface SlipsFound {
  slip?: SlipInPhoto;
  slipAreas: Point[][];
  showsCard: boolean;
}

/**
 * Reads a file's content: hash, camera's notes, slips. What an earlier import found is not looked for again; `isKnown` says
 * by the hash that slips need not be looked for at all. A file that cannot be read, or has gone, is described too: the others go on.
 */
export async function inspectPhoto(
  path: string,
  file: string,
  isKnown: (sha256: string) => boolean,
  memory: InspectionMemory,
): Promise<InspectedPhoto> {
  const found = await stat(path).catch(() => undefined);
  const [size, modifiedMs] = [found?.size ?? 0, found?.mtimeMs ?? 0];
  const unread = { path, file, sizeBytes: size, modifiedMs, looked: false, slipAreas: [], showsCard: false };
  if (found === undefined || size > LARGEST_READ_BYTES) return { ...unread, sha256: '' };
  const before = memory.find(path, size, modifiedMs);
  if (before !== undefined && (before.slips !== undefined || isKnown(before.sha256))) {
    const { takenAt, camera, sha256, slips } = before;
    return { ...unread, takenAt, camera, sha256, looked: slips !== undefined, ...slips };
  }
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return { ...unread, sha256: '' };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const photo = { ...unread, ...(await readCameraNotes(bytes)), sha256 };
  if (isKnown(sha256)) return photo;
  return { ...photo, looked: true, ...(memory.slipsOf(sha256) ?? (await findSlips(bytes))) };
}

/** What is to be remembered of a file; nothing of one that was not read. */
export function describeInspected(photo: InspectedPhoto): InspectedFile[] {
  const { path, sizeBytes, modifiedMs, sha256, takenAt, camera, looked, slip, slipAreas, showsCard } = photo;
  if (sha256 === '') return [];
  const slips = { ...(slip && { slip: { ...slip } }), slipAreas, showsCard };
  return [
    {
      path,
      sizeBytes,
      modifiedMs,
      sha256,
      ...(takenAt !== undefined && { takenAt }),
      ...(camera !== undefined && { camera }),
      ...(looked && { slips }),
    },
  ];
}

/** Looks for slips in a photo; in a file that is no picture there are none. */
export async function findSlips(bytes: Uint8Array): Promise<SlipsFound> {
  try {
    const { codes, widthPx, heightPx } = await readCodesInPhoto(bytes);
    return judgeCodes(codes, Math.min(widthPx, heightPx));
  } catch (error) {
    if (error instanceof ScanError) return { slipAreas: [], showsCard: false };
    throw error;
  }
}

function judgeCodes(codes: readonly QrCode[], shorterSidePx: number): SlipsFound {
  const slips = codes.filter(({ text }) => isPhotoSlipText(text));
  const slipAreas = slips.map(({ corners }) => slipAround(corners));
  const showsCard = slips.length === 0 && codes.some(({ text }) => text.startsWith('PS1:'));
  if (slips.length === 0) return { slipAreas, showsCard };
  try {
    const members = [...new Set(slips.map(({ text }) => parsePhotoSlip(text)))];
    const alone = slips.some(({ corners }) => sideOf(corners) >= ALONE_SHARE * shorterSidePx);
    return { slip: { kind: 'members', members, alone }, slipAreas, showsCard };
  } catch (error) {
    if (error instanceof CodeError) return { slip: { kind: 'malformed' }, slipAreas, showsCard };
    throw error;
  }
}

function sideOf([topLeft, topRight]: QrCode['corners']): number {
  return Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
}
