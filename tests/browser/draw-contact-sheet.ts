import sharp from 'sharp';

const gapPx = 10;

/** Screenshots of one size beside each other, made smaller, as a PNG of few colours. */
export async function drawContactSheet(
  pictures: readonly Buffer[],
  { columns, widthPx }: { columns: number; widthPx: number },
): Promise<Buffer> {
  const tiles = await Promise.all(
    pictures.map((picture) => sharp(picture).resize({ width: widthPx }).toBuffer()),
  );
  const { height: heightPx } = await sharp(tiles[0]).metadata();
  const along = (count: number, sidePx: number): number => count * (sidePx + gapPx) + gapPx;
  const sheet = sharp({
    create: {
      width: along(columns, widthPx),
      height: along(Math.ceil(tiles.length / columns), heightPx),
      channels: 3,
      background: '#8a8f94',
    },
  }).composite(
    tiles.map((input, at) => ({
      input,
      left: along(at % columns, widthPx),
      top: along(Math.floor(at / columns), heightPx),
    })),
  );
  return await sheet
    .png({ palette: true, colours: 48, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();
}
