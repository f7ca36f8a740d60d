import type { RgbaPicture } from '@passeport/scan';
import { fitHomography } from '@passeport/scan';
import sharp from 'sharp';

/** How a sheet is photographed: corners are moved by up to `tilt` of the sides; light is `gamma`; all else as a phone adds it. */
export interface Shot {
  tilt?: number;
  gamma?: number;
  noise?: number;
  blur?: number;
  seed?: number;
  widthPx?: number;
}

/** A page as a 12-megapixel phone picture of it: on a table, in perspective, with blur, noise, light and JPEG. */
export async function photograph(page: RgbaPicture, shot: Shot = {}): Promise<Buffer> {
  const { tilt = 0.05, gamma = 1.25, noise = 8, blur = 1, seed = 1, widthPx = 3000 } = shot;
  let state = seed;
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const heightPx = Math.round((widthPx * 4) / 3);
  const [w, h] = [page.widthPx, page.heightPx];
  const scale = Math.min(widthPx / w, heightPx / h) * 0.88;
  const [left, top] = [(widthPx - w * scale) / 2, (heightPx - h * scale) / 2];
  const corners = [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: w, y: h },
    { x: 0, y: h },
  ];
  const move = () => (random() - 0.5) * 2 * tilt * widthPx;
  const back = fitHomography(
    corners.map((to) => ({ from: { x: left + to.x * scale + move(), y: top + to.y * scale + move() }, to })),
  );
  if (back === undefined) throw new Error('corners on a line');
  const pixels = Buffer.alloc(widthPx * heightPx * 3, 96);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0, k = 1] = back;
  const tones = Float32Array.from({ length: 256 }, (_, value) => 255 * (value / 255) ** gamma);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const depth = g * x + i * y + k;
      const [column, row] = [
        Math.floor((a * x + b * y + c) / depth),
        Math.floor((d * x + e * y + f) / depth),
      ];
      if (column < 0 || row < 0 || column >= w || row >= h) continue;
      const light = 0.78 + 0.2 * (x / widthPx);
      const [from, to] = [(row * w + column) * 4, (y * widthPx + x) * 3];
      for (let channel = 0; channel < 3; channel++) {
        const seen = (tones[page.rgba[from + channel] ?? 0] ?? 0) * light + (random() - 0.5) * 2 * noise + 10;
        pixels[to + channel] = seen < 0 ? 0 : seen > 255 ? 255 : seen;
      }
    }
  return await sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .blur(blur)
    .jpeg({ quality: 80 })
    .toBuffer();
}
