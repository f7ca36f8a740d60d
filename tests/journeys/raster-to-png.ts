import type { RgbaPicture } from '@passeport/scan';
import sharp from 'sharp';

export async function rasterToPng({ rgba, widthPx, heightPx }: RgbaPicture, path: string): Promise<void> {
  await sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .png()
    .toFile(path);
}
