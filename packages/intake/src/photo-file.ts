import type { MemberNumber } from '@passeport/codes';

/** A person that a photo may be of. */
export interface PhotoPerson {
  member: MemberNumber;
  /** Her own number or code in the register. */
  rowKey?: string | undefined;
  /** The file that a column of the register names for her. */
  photoFile?: string | undefined;
}

/** What the slips in a picture say; no slip at all is no `SlipInPhoto`. */
export type SlipInPhoto =
  /** Whom they name; `alone` when nobody is in the picture with them. */
  | { kind: 'members'; members: readonly MemberNumber[]; alone: boolean }
  /** One of them cannot be read for what it says it is. */
  | { kind: 'malformed' };

/** A photo as it lies in a folder. */
export interface PhotoFile {
  /** Its path in the folder. */
  file: string;
  slip?: SlipInPhoto | undefined;
  /** When it was taken, by the camera's own clock, as text that sorts: `2026-02-14T09:30:00`. */
  takenAt?: string | undefined;
  /** Which camera took it. */
  camera?: string | undefined;
}
