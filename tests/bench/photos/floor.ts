import { availableParallelism } from 'node:os';
import { preparePhoto, sharedFaceFinder } from '@passeport/photo';
import sharp, { type Sharp } from 'sharp';

/**
 * What no preparation can do without, on as many photos at once as the package works on: decoding a photo small to look
 * for faces, looking, decoding the person large enough to print, tracing the face, one JPEG, one AVIF. Seconds for all.
 */
export async function timeFloor(paths: readonly string[]): Promise<number> {
  const known = await Promise.all(
    paths.slice(0, 1).map(async (path) => await preparePhoto(path)), // Loads the models.
  );
  if (known.length === 0) return 0;
  const finder = sharedFaceFinder();
  const started = performance.now();
  let next = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const path = paths[next++];
      if (path === undefined) return;
      const overview = await decode(sharp(path, { autoOrient: true }).resize(576, 576, { fit: 'inside' }));
      const [face] = await finder.find(overview);
      const { width, height } = await sharp(path).metadata();
      const side = Math.round(Math.min(width, height) / 4);
      const area = {
        left: Math.round(width * 0.4),
        top: Math.round(height * 0.2),
        width: side,
        height: side,
      };
      const close = await decode(sharp(path).extract(area).resize(600, 600));
      if (face !== undefined) await finder.trace(close, face);
      const raw = { raw: { width: 600, height: 600, channels: 3 } } as const;
      await Promise.all([
        sharp(close.rgb, raw).resize(308, 385).jpeg({ quality: 72 }).toBuffer(),
        sharp(close.rgb, raw).resize(64, 80).avif({ quality: 27, effort: 3, tune: 'ssim' }).toBuffer(),
      ]);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  return (performance.now() - started) / 1000;
}

async function decode(picture: Sharp) {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { rgb: data, widthPx: info.width, heightPx: info.height };
}
