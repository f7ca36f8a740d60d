import type { PixelBox } from './pixel-box.ts';
import { fromRgb, type RgbPicture } from './decode-area.ts';

/** Colour differences cost bytes that eyes and mouth need more. */
const saturation = 0.8;
/** Blur of what surrounds the face, in pixels of the 64 × 80 picture. */
const surroundingsBlurPx = 5;
/** The ellipse that stays sharp, as shares of width and height; from `inner` to `outer` radius it fades out. */
const ellipse = { centreX: 0.5, centreY: 0.45, radiusX: 0.34, radiusY: 0.4, inner: 0.8, outer: 1.25 };

/** How much is taken away when even the lowest quality is too long. */
export interface Detail {
  widthPx: number;
  heightPx: number;
  /** Blur over everything, in pixels; 0 for none. */
  blurPx: number;
}

/**
 * Draws the picture that is encoded into the QR: the face box, small, its colours calmer, and its surroundings
 * blurred, so that the few bytes there are go to the face.
 */
export async function drawFace(portrait: RgbPicture, box: PixelBox, detail: Detail): Promise<RgbPicture> {
  const { widthPx, heightPx } = detail;
  const small = fromRgb(portrait)
    .extract({ left: box.leftPx, top: box.topPx, width: box.widthPx, height: box.heightPx })
    .resize(widthPx, heightPx, { fit: 'fill' });
  if (detail.blurPx > 0) small.blur(detail.blurPx);
  const rgb = await small.raw().toBuffer();
  calmColours(rgb);
  const blurred = await fromRgb({ rgb, widthPx, heightPx })
    .blur({ sigma: surroundingsBlurPx, precision: 'approximate' })
    .raw()
    .toBuffer();
  blurSurroundings(rgb, blurred, widthPx, heightPx);
  return { rgb, widthPx, heightPx };
}

/** Moves every pixel towards its own luminance (BT.601), in place. */
function calmColours(rgb: Uint8Array): void {
  for (let at = 0; at < rgb.length; at += 3) {
    const red = rgb[at] ?? 0;
    const green = rgb[at + 1] ?? 0;
    const blue = rgb[at + 2] ?? 0;
    const grey = (0.299 * red + 0.587 * green + 0.114 * blue) * (1 - saturation);
    rgb[at] = Math.round(red * saturation + grey);
    rgb[at + 1] = Math.round(green * saturation + grey);
    rgb[at + 2] = Math.round(blue * saturation + grey);
  }
}

/** Fades from the picture inside the ellipse to its blurred self outside, in place. */
function blurSurroundings(rgb: Uint8Array, blurred: Uint8Array, widthPx: number, heightPx: number): void {
  for (let pixel = 0; pixel < widthPx * heightPx; pixel++) {
    const x = ((pixel % widthPx) + 0.5) / widthPx - ellipse.centreX;
    const y = (Math.floor(pixel / widthPx) + 0.5) / heightPx - ellipse.centreY;
    const radius = Math.hypot(x / ellipse.radiusX, y / ellipse.radiusY);
    const share = Math.min(1, Math.max(0, (ellipse.outer - radius) / (ellipse.outer - ellipse.inner)));
    for (let at = pixel * 3; at < pixel * 3 + 3; at++) {
      rgb[at] = Math.round((rgb[at] ?? 0) * share + (blurred[at] ?? 0) * (1 - share));
    }
  }
}
