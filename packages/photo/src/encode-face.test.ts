import { extractAv1, wrapAvif } from '@passeport/credential';
import { expect, test } from 'vitest';
import sharp from 'sharp';
import { drawPerson } from './drawn-photo.fixture.ts';

const person = await drawPerson();

test.each([
  [64, 80, 0],
  [64, 80, 3],
  [64, 80, 6],
  [48, 60, 3],
  [32, 40, 3],
  [63, 79, 3],
])(
  'a face of %i × %i at effort %i shows the same pixels from its rebuilt file',
  async (width, height, effort) => {
    for (const tune of ['ssim', 'iq', 'psnr'] as const) {
      const small = person.clone().resize(width, height, { fit: 'fill' });
      const avif = await small.avif({ quality: 20, effort, tune, chromaSubsampling: '4:2:0' }).toBuffer();
      const rebuilt = wrapAvif(extractAv1(avif));
      const { data, info } = await sharp(rebuilt).raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width, height, channels: 3 });
      expect(data.equals(await sharp(avif).raw().toBuffer())).toBe(true);
    }
  },
);
