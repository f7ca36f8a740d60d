import type { RgbaPicture } from '@passeport/scan';
import { fitHomography, project } from '@passeport/scan';
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
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const at = project(back, { x, y });
      const [column, row] = [Math.floor(at.x), Math.floor(at.y)];
      if (column < 0 || row < 0 || column >= w || row >= h) continue;
      const light = 0.78 + 0.2 * (x / widthPx);
      for (let channel = 0; channel < 3; channel++) {
        const value = page.rgba[(row * w + column) * 4 + channel] ?? 0;
        const seen = 255 * (value / 255) ** gamma * light + (random() - 0.5) * 2 * noise + 10;
        pixels[(y * widthPx + x) * 3 + channel] = Math.max(0, Math.min(255, seen));
      }
    }
  return await sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .blur(blur)
    .jpeg({ quality: 80 })
    .toBuffer();
}
