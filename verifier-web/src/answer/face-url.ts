import { wrapAvif } from '@passeport/credential';

/**
 * An address for the face of a card, to be given back with `URL.revokeObjectURL`; undefined when the card has
 * none, or one that is not a picture.
 */
export function faceUrl(face: Uint8Array | undefined): string | undefined {
  if (face === undefined) return undefined;
  try {
    return URL.createObjectURL(new Blob([Uint8Array.from(wrapAvif(face))], { type: 'image/avif' }));
  } catch {
    return undefined;
  }
}
