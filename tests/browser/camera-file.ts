import { writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';

const widthPx = 1920;
const heightPx = 1080;

/** The card lies whole in the square that the page looks at: a QR code of 44 mm on it is some 530 pixels wide. */
const cardSidePx = 1040;

/** A hand never holds a card quite straight. */
const tiltsDegrees = [-1.5, 0, 1.5];

/** A picture in a file's bytes (PNG, JPEG), or as bare pixels, as `rasterisePdf` gives a page. */
export type Picture = Uint8Array | { rgba: Uint8Array; widthPx: number; heightPx: number };

/**
 * Writes what a phone's camera sees of a card on a table, as a `.mjpeg` file of 1920 × 1080 pixels for
 * `launchBrowser`. The card keeps its proportions; any resolution will do, 300 dpi is good.
 */
export async function writeCameraFile(path: string, card: Picture): Promise<void> {
  const table = await drawTable();
  const frames: Buffer[] = [];
  for (const degrees of tiltsDegrees) {
    const lying = await openPicture(card)
      .resize({ width: cardSidePx, height: cardSidePx, fit: 'inside', kernel: 'lanczos3' })
      .toColourspace('srgb')
      .ensureAlpha()
      .png()
      .toBuffer();
    const tilted = await sharp(lying)
      .rotate(degrees, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .toBuffer();
    const frame = sharp(table)
      .composite([{ input: tilted, gravity: 'centre' }])
      .flatten()
      .blur(0.5)
      .jpeg({ quality: 88, chromaSubsampling: '4:2:0' });
    frames.push(await frame.toBuffer());
  }
  await writeFile(path, Buffer.concat(frames));
}

function openPicture(card: Picture): Sharp {
  if (card instanceof Uint8Array) return sharp(card);
  const { rgba, widthPx: width, heightPx: height } = card;
  return sharp(rgba, { raw: { width, height, channels: 4 } });
}

/** Wood, more or less: a brown with some grain, darker to one side. */
async function drawTable(): Promise<Buffer> {
  const grain = await sharp({
    create: {
      width: 240,
      height: 1080,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 26 },
    },
  })
    .resize(widthPx, heightPx, { fit: 'fill', kernel: 'cubic' })
    .greyscale()
    .png()
    .toBuffer();
  const wood = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <defs><linearGradient id="light" x2="1"><stop stop-color="#9a7350"/><stop offset="1" stop-color="#6b4b31"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#light)"/></svg>`;
  return await sharp(Buffer.from(wood))
    .composite([{ input: grain, blend: 'soft-light' }])
    .png()
    .toBuffer();
}
