import type { RgbPicture } from './decode-area.ts';

/** Eyes' whites darker than this are lifted to it, never by more than `mostGain`. */
const wantedEyeWhite = 110;
const mostGain = 2.2;

/**
 * Lifts a dark picture gently, in place, by what the whites of the eyes tell of the light: a dark face in good light is
 * left as it is. Black stays black and white stays white.
 */
export function correctLight({ rgb }: RgbPicture, eyeWhiteLuminance: number): void {
  const gain = Math.min(mostGain, wantedEyeWhite / Math.max(1, eyeWhiteLuminance));
  if (gain <= 1.02) return;
  const curve = Uint8Array.from({ length: 256 }, (_, value) => {
    const share = value / 255;
    return Math.round((255 * gain * share) / (1 + (gain - 1) * share));
  });
  for (let at = 0; at < rgb.length; at += 1) rgb[at] = curve[rgb[at] ?? 0] ?? 0;
}
