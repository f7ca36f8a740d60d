import type { MemberNumber } from '@passeport/codes';
import type { CropMaker, PhotoMatch, PhotoState } from './states.ts';

/** A person's photo. Pixels are of the original as it is looked at, upright. */
export interface PhotoTable {
  member: MemberNumber;
  original_sha256: string;
  original_format: string;
  original_width_px: number;
  original_height_px: number;
  portrait_sha256: string;
  face: Uint8Array | null;
  file_name: string;
  taken_at: string | null;
  imported_at: string;
  matched_by: PhotoMatch;
  crop_left_px: number;
  crop_top_px: number;
  crop_width_px: number;
  crop_height_px: number;
  crop_roll_degrees: number;
  crop_by: CropMaker;
  /** codes, each followed by a space */
  warnings: string;
  skin_luminance: number | null;
  /** 16 hex digits */
  perceptual_hash: string | null;
  maker: string;
  state: PhotoState;
  reason: string | null;
}
