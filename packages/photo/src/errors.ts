export type PhotoErrorCode =
  /** The file could not be opened; `cause` is the system's error. */
  | 'photo-unreadable'
  /** 0 bytes. */
  | 'photo-empty'
  /** Not a picture, whatever its name says. */
  | 'photo-not-an-image'
  /** A picture, but of a format that is not taken: `details.format`. */
  | 'photo-format-unsupported'
  /** The end of the picture is missing: a copy that was interrupted. */
  | 'photo-truncated'
  /** A picture of a known format that cannot be decoded. */
  | 'photo-damaged'
  /** Too many bytes or too many pixels: `details` says which and how many are allowed. */
  | 'photo-too-large'
  /** Too few pixels to print. */
  | 'photo-too-small'
  /** The box given is not in the picture. */
  | 'crop-out-of-picture'
  /** The face finder's thread crashed or did not answer in time. */
  | 'face-finder-failed';

/** What is known of the photo that was refused. */
export interface PhotoErrorDetails {
  format?: string;
  bytes?: number;
  maxBytes?: number;
  widthPx?: number;
  heightPx?: number;
  minSidePx?: number;
  maxMegapixels?: number;
}

/** A photo that no portrait can be made of, and the one reason why. */
export class PhotoError extends Error {
  override readonly name = 'PhotoError';
  readonly code: PhotoErrorCode;
  readonly details: PhotoErrorDetails;

  constructor(code: PhotoErrorCode, details: PhotoErrorDetails = {}, cause?: unknown) {
    const known = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
    super(known.length > 0 ? `${code} (${known.join(', ')})` : code, { cause });
    this.code = code;
    this.details = details;
  }
}
