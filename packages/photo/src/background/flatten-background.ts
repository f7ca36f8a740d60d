import type { RgbPicture } from '../decode-area.ts';
import type { FaceGeometry } from '../face-geometry.ts';
import type { PersonFinder } from './person-finder.ts';

/** A light grey, a little blue: white scarves and white hair still stand out from it. */
const flatColour = [222, 226, 230] as const;
/** What the mask is less sure of is background, what it is surer of is the person; in between they are mixed. */
const mixed = { from: 0.15, to: 0.85 };
/** So much of the face, chin to crown and nearly cheek to cheek, must be the person. */
const leastOfHead = 0.93;
/** More than this in doubt, as a share of the person: hair or a scarf may be cut into. README.md shows what is left. */
const mostDoubt = 0.07;

/** How much a mask can be trusted. */
export interface MaskTrust {
  /** Share of the head that is the person's. */
  head: number;
  /** Pixels in doubt, as a share of the person's. */
  doubt: number;
}

/**
 * Puts a light background behind the person, in place, if that does no harm: where the mask is not sure of the head, of
 * hair or of a scarf, the picture is left as it is. Gives whether it was done.
 */
export async function flattenBackground(
  portrait: RgbPicture,
  face: FaceGeometry,
  findPerson: PersonFinder,
): Promise<boolean> {
  const mask = await findPerson(portrait);
  const { head, doubt } = trustMask(mask, portrait, face);
  if (head < leastOfHead || doubt > mostDoubt) return false;
  paintBehind(portrait, mask);
  return true;
}

/** Measures how sure a mask is of the head, and of the outline. */
export function trustMask(
  mask: Uint8Array,
  { widthPx, heightPx }: Pick<RgbPicture, 'widthPx' | 'heightPx'>,
  { centre, faceWidthPx, headHeightPx }: FaceGeometry,
): MaskTrust {
  let [inHead, ofHead, doubtful, person] = [0, 0, 0, 0];
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const share = shareOf(mask[y * widthPx + x] ?? 0);
      person += share;
      if (share > 0 && share < 1) doubtful += 1;
      const radius = Math.hypot(
        (x - centre.x) / (faceWidthPx * 0.42),
        (y - centre.y) / (headHeightPx * 0.45),
      );
      if (radius > 1) continue;
      inHead += 1;
      ofHead += share;
    }
  }
  return { head: ofHead / Math.max(1, inHead), doubt: doubtful / Math.max(1, person) };
}

function paintBehind({ rgb }: RgbPicture, mask: Uint8Array): void {
  for (let pixel = 0; pixel < mask.length; pixel += 1) {
    const share = shareOf(mask[pixel] ?? 0);
    if (share === 1) continue;
    for (const [channel, flat] of flatColour.entries()) {
      const at = pixel * 3 + channel;
      rgb[at] = Math.round((rgb[at] ?? 0) * share + flat * (1 - share));
    }
  }
}

function shareOf(maskValue: number): number {
  return Math.min(1, Math.max(0, (maskValue / 255 - mixed.from) / (mixed.to - mixed.from)));
}
