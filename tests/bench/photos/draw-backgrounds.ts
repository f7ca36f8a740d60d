import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const [width, height, across] = [120, 150, 10];

/** Draws portraits beside themselves with a flat background, to look at hair and scarves. */
export async function drawBackgrounds(
  pairs: readonly { before: Uint8Array; after: Uint8Array }[],
  path: string,
): Promise<void> {
  const pieces = await Promise.all(
    pairs.flatMap(({ before, after }, index) =>
      [before, after].map(async (jpeg, side) => ({
        input: await sharp(jpeg).resize(width, height, { fit: 'fill' }).toBuffer(),
        left: (index % across) * (2 * width + 8) + side * width,
        top: Math.floor(index / across) * (height + 8),
      })),
    ),
  );
  const sheet = sharp({
    create: {
      width: across * (2 * width + 8),
      height: Math.ceil(pairs.length / across) * (height + 8),
      channels: 3,
      background: '#b00020',
    },
  });
  await writeFile(path, await sheet.composite(pieces).png().toBuffer());
}
