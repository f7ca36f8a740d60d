import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wrapAvif } from '@passeport/credential';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import type { PixelBox } from './pixel-box.ts';
import { comparePerceptualHashes, samePhotoBits } from './perceptual-hash.ts';
import { preparePhoto } from './prepare-photo.ts';
import { preparePhotos } from './prepare-photos.ts';

const folder = fileURLToPath(new URL('../../../../shared/portraits/', import.meta.url));
const present = existsSync(folder);
const files = present ? readdirSync(folder).filter((name, at) => name.endsWith('.jpg') && at % 8 === 0) : [];

/** Mean difference in luminance, 0 to 255, over the middle of the face. */
async function differenceInTheMiddle(original: string, box: PixelBox, avif: Uint8Array): Promise<number> {
  const middle = { left: 20, top: 20, width: 24, height: 32 };
  const grey = async (picture: Sharp) => {
    const small = await picture.resize(64, 80).png().toBuffer();
    return await sharp(small).extract(middle).greyscale().raw().toBuffer();
  };
  const { leftPx: left, topPx: top, widthPx: width, heightPx: height } = box;
  const wanted = await grey(sharp(original).extract({ left, top, width, height }));
  const shown = await grey(sharp(avif));
  return wanted.reduce((sum, value, at) => sum + Math.abs(value - (shown[at] ?? 0)), 0) / wanted.length;
}

test.skipIf(!present)(
  'every eighth of the portraits in ../shared/portraits gets a face that fits (skipped where that folder is absent)',
  async () => {
    const differences = [];
    const hashes: string[] = [];
    for await (const outcome of preparePhotos(files.map((name) => ({ key: name, input: folder + name })))) {
      if ('error' in outcome) throw outcome.error;
      const { portrait, face, crop, perceptualHash } = outcome.photo;
      expect(crop.by).toBe('face');
      for (const other of hashes)
        expect(comparePerceptualHashes(perceptualHash, other)).toBeGreaterThan(samePhotoBits);
      hashes.push(perceptualHash);
      expect(portrait.widthPx * 5).toBe(portrait.heightPx * 4);
      expect(portrait.jpeg.length).toBeLessThan(50_000);
      expect(face.av1.length).toBeLessThanOrEqual(256);
      expect(face).toMatchObject({ widthPx: 64, heightPx: 80 });
      if (crop.rollDegrees !== 0) continue;
      differences.push(await differenceInTheMiddle(folder + outcome.key, crop.face, wrapAvif(face.av1)));
    }
    expect(hashes.length).toBeGreaterThan(12);
    expect(differences.length).toBeGreaterThan(8);
    // Measured: 6 to 15, median 9. A grey face would differ by 40.
    expect(Math.max(...differences)).toBeLessThan(20);
  },
);

test.skipIf(!present)(
  'a light background is put behind a person, whose photo is still the same to the hash',
  async () => {
    const kept = await preparePhoto(folder + files[0]);
    const flat = await preparePhoto(folder + files[0], { background: 'flat' });
    expect([kept.portrait.background, flat.portrait.background]).toEqual(['kept', 'flat']);
    expect(flat.perceptualHash).toBe(kept.perceptualHash);
    const corner = { left: 0, top: 0, width: 20, height: 20 };
    const { channels } = await sharp(await sharp(flat.portrait.jpeg).extract(corner).toBuffer()).stats();
    expect(channels.map(({ mean }) => Math.round(mean / 10))).toEqual([22, 23, 23]);
  },
);
