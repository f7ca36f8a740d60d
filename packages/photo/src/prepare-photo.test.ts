import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { wrapAvif } from '@passeport/credential';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { drawNoise, drawPerson, nobody } from './drawn-photo.fixture.ts';
import { PhotoError } from './errors.ts';
import { preparePhoto as prepareAnyPhoto, type PhotoOptions } from './prepare-photo.ts';

const person = await drawPerson();
const jpeg = await person.clone().jpeg({ quality: 90 }).toBuffer();
const tooSmall = await person.clone().resize(199, 300).jpeg().toBuffer();
const folder = await mkdtemp(join(tmpdir(), 'photo-'));
afterAll(() => rm(folder, { recursive: true }));

/** Faces are found in other tests. */
const preparePhoto = (input: Uint8Array | string, options: PhotoOptions = {}) =>
  prepareAnyPhoto(input, { finder: nobody, ...options });

/** Mean colour of a share of a picture, box given in shares of its width and height. */
async function colourAt(file: Uint8Array, left: number, top: number, size: number): Promise<number[]> {
  const { width, height } = await sharp(file).metadata();
  const { channels } = await sharp(
    await sharp(file)
      .extract({
        left: Math.round(left * width),
        top: Math.round(top * height),
        width: Math.round(size * width),
        height: Math.round(size * height),
      })
      .toBuffer(),
  ).stats();
  return channels.slice(0, 3).map(({ mean }) => mean);
}

/** A frame of one colour. */
function paint(background: string) {
  return sharp({ create: { width: 240, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
}

/** Writes other dimensions into a JPEG's frame header (SOF0 or SOF2, ITU-T T.81 §B.2.2). */
function claimSize(jpegFile: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  const claimed = Buffer.from(jpegFile);
  const at = Math.max(claimed.indexOf('ffc00011', 'hex'), claimed.indexOf('ffc20011', 'hex'));
  claimed.writeUInt16BE(heightPx, at + 5);
  claimed.writeUInt16BE(widthPx, at + 7);
  return claimed;
}

function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), body]);
  const framed = Buffer.alloc(4 + typed.length + 4);
  framed.writeUInt32BE(body.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), 4 + typed.length);
  return framed;
}

/** A PNG of a header, no pixels, and an end (ISO/IEC 15948 §11.2). */
function emptyPng(widthPx: number, heightPx: number): Uint8Array {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  const none = Buffer.alloc(0);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', none), pngChunk('IEND', none)]);
}

/** Runs a photo that must be refused and gives its error. */
async function refusal(photo: Promise<unknown>): Promise<PhotoError> {
  const error = await photo.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PhotoError) return error;
  throw new Error('not refused as a photo', { cause: error });
}

describe('the portrait', () => {
  test('is a baseline JPEG of 300 dpi at 26 mm, 4:5, without metadata', async () => {
    const tagged = await sharp(jpeg)
      .withExif({ IFD0: { Artist: 'Awa' } })
      .toBuffer();
    const { portrait, source } = await preparePhoto(tagged);
    const header = await sharp(portrait.jpeg).metadata();
    expect(header).toMatchObject({
      format: 'jpeg',
      width: 308,
      height: 385,
      space: 'srgb',
      isProgressive: false,
    });
    expect(header.exif).toBeUndefined();
    expect(header.icc).toBeUndefined();
    expect(portrait).toMatchObject({ widthPx: 308, heightPx: 385, dpi: 301 });
    expect(source).toEqual({ widthPx: 800, heightPx: 1000, format: 'jpeg' });
  });

  test('has the resolution asked for', async () => {
    const { portrait } = await preparePhoto(jpeg, { widthMm: 30, photoDpi: 400 });
    expect(portrait.widthPx).toBeGreaterThanOrEqual((30 / 25.4) * 400);
    expect(portrait.heightPx * 4).toBe(portrait.widthPx * 5);
  });

  test('is never enlarged, and says the resolution that there is', async () => {
    const small = await person.clone().resize(220, 275).png().toBuffer();
    const { portrait, face } = await preparePhoto(small);
    expect(portrait).toMatchObject({ widthPx: 220, heightPx: 275, dpi: 215 });
    expect(face).toMatchObject({ widthPx: 64, heightPx: 80 });
  });

  // EXIF 2.32, tag 0x0112: what was done to the upright picture before it was stored.
  test.each([
    [1, 0, false],
    [2, 0, true],
    [3, 180, false],
    [4, 180, true],
    [5, 90, true],
    [6, 270, false],
    [7, 270, true],
    [8, 90, false],
  ])('is upright with EXIF orientation %i', async (orientation, degrees, mirrored) => {
    // Large ones are cut after they are scaled, small ones in the same pass.
    for (const widthPx of [800, 400]) {
      const upright = await person.clone().resize(widthPx).png().toBuffer();
      const turned = await sharp(upright).rotate(degrees).png().toBuffer();
      const stored = sharp(turned).flop(mirrored).withMetadata({ orientation });
      const { portrait, source } = await preparePhoto(await stored.jpeg({ quality: 95 }).toBuffer());
      expect(source).toMatchObject({ widthPx, heightPx: (widthPx * 5) / 4 });
      const [red = 0, notGreen = 0] = await colourAt(portrait.jpeg, 0.02, 0.02, 0.08);
      const [notRed = 0, green = 0] = await colourAt(portrait.jpeg, 0.9, 0.02, 0.08);
      expect(Math.min(red - notGreen, green - notRed)).toBeGreaterThan(100);
    }
  });

  test('is cropped to the middle of a wide photo', async () => {
    const wide = await sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#0000ff' } })
      .composite([{ input: await person.clone().png().toBuffer(), left: 400, top: 0 }])
      .jpeg()
      .toBuffer();
    const { portrait, crop } = await preparePhoto(wide);
    expect(crop.portrait).toEqual({ leftPx: 400, topPx: 0, widthPx: 800, heightPx: 1000 });
    expect((await colourAt(portrait.jpeg, 0.02, 0.02, 0.08))[0]).toBeGreaterThan(180);
    expect((await colourAt(portrait.jpeg, 0, 0.5, 0.02))[2]).toBeLessThan(220);
  });

  test('is cropped where a person says, grown to its proportions', async () => {
    const green = { leftPx: 690, topPx: 12, widthPx: 80, heightPx: 80 };
    const prepared = await preparePhoto(jpeg, { box: green });
    expect(prepared.crop).toMatchObject({
      by: 'given',
      portrait: { leftPx: 690, topPx: 2, widthPx: 80, heightPx: 100 },
    });
    expect(prepared.portrait).toMatchObject({ widthPx: 80, heightPx: 100, dpi: 78 });
    expect(prepared.judgement.warnings).toEqual(['no-face']);
    const [red, middle] = await colourAt(wrapAvif(prepared.face.av1), 0.2, 0.2, 0.5);
    expect(middle).toBeGreaterThan(120);
    expect(red).toBeLessThan(70);
  });

  test.each([
    { leftPx: -1, topPx: 0, widthPx: 80, heightPx: 100 },
    { leftPx: 721, topPx: 0, widthPx: 80, heightPx: 100 },
    { leftPx: 0, topPx: 0, widthPx: 80.5, heightPx: 100 },
    { leftPx: 0, topPx: 0, widthPx: 0, heightPx: 0 },
    { leftPx: 0, topPx: Number.NaN, widthPx: 80, heightPx: 100 },
    { leftPx: 0, topPx: 0, widthPx: 1e9, heightPx: 1e9 },
  ])('is not cropped outside the photo: %o', async (box) => {
    expect((await refusal(preparePhoto(jpeg, { box }))).code).toBe('crop-out-of-picture');
  });
});

describe('what comes in', () => {
  test.each([
    ['CMYK JPEG', () => person.clone().toColourspace('cmyk').jpeg()],
    ['CMYK JPEG with a profile', () => person.clone().withIccProfile('cmyk').jpeg()],
    ['16-bit PNG', () => person.clone().toColourspace('rgb16').png()],
    ['Display P3 JPEG', () => person.clone().withIccProfile('p3').jpeg()],
    ['palette PNG', () => person.clone().png({ palette: true })],
    ['progressive JPEG', () => person.clone().jpeg({ progressive: true })],
    ['interlaced PNG', () => person.clone().png({ progressive: true })],
    ['WebP', () => person.clone().webp()],
    ['GIF', () => person.clone().gif()],
    ['AVIF', () => person.clone().resize(400).avif({ effort: 0 })],
    ['10-bit AVIF', () => person.clone().resize(400).avif({ effort: 0, bitdepth: 10 })],
  ])('%s becomes an sRGB portrait of the same colours', async (_, encode) => {
    const { portrait } = await preparePhoto(await encode().toBuffer());
    const { channels, space, depth } = await sharp(portrait.jpeg).metadata();
    expect({ channels, space, depth }).toEqual({ channels: 3, space: 'srgb', depth: 'uchar' });
    const [red = 0, green = 0, blue = 0] = await colourAt(portrait.jpeg, 0.02, 0.02, 0.08);
    expect(red).toBeGreaterThan(170);
    expect(Math.max(green, blue)).toBeLessThan(90);
  });

  test('grey, and grey with transparency, become three channels on white', async () => {
    const grey = await person.clone().greyscale().png().toBuffer();
    const seeThrough = await person.clone().greyscale().ensureAlpha(0).png().toBuffer();
    expect((await sharp((await preparePhoto(grey)).portrait.jpeg).metadata()).channels).toBe(3);
    const onWhite = await colourAt((await preparePhoto(seeThrough)).portrait.jpeg, 0.4, 0.4, 0.2);
    expect(Math.min(...onWhite)).toBeGreaterThan(250);
  });

  test('a moving GIF gives its first frame', async () => {
    const moving = await sharp([await paint('#ff0000'), await paint('#0000ff')], { join: { animated: true } })
      .gif()
      .toBuffer();
    const { portrait, source } = await preparePhoto(moving);
    expect(source).toMatchObject({ widthPx: 240, heightPx: 300 });
    expect((await colourAt(portrait.jpeg, 0.3, 0.3, 0.4))[0]).toBeGreaterThan(240);
  });

  test('a path is read as its bytes are', async () => {
    const path = join(folder, 'awa.txt');
    await writeFile(path, jpeg);
    expect(await preparePhoto(path)).toEqual(await preparePhoto(jpeg));
  });
});

describe('what is refused', () => {
  test.each([
    ['photo-empty', new Uint8Array()],
    ['photo-not-an-image', new TextEncoder().encode('Nom;Prénom\nTraoré;Awa\n')],
    ['photo-not-an-image', new Uint8Array(5000)],
    [
      'photo-format-unsupported',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9"/>'),
    ],
    ['photo-format-unsupported', new TextEncoder().encode('%PDF-1.7\n')],
    ['photo-damaged', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9])],
    ['photo-too-small', tooSmall],
  ])('%s', async (code, bytes) => {
    expect((await refusal(preparePhoto(bytes))).code).toBe(code);
  });

  test('a file that is not there, or a folder', async () => {
    expect((await refusal(preparePhoto(join(folder, 'nobody.jpg')))).code).toBe('photo-unreadable');
    expect((await refusal(preparePhoto(folder))).code).toBe('photo-unreadable');
  });

  test.each([
    ['JPEG', () => person.clone().jpeg()],
    ['progressive JPEG', () => person.clone().jpeg({ progressive: true })],
    ['PNG', () => person.clone().png()],
    ['WebP', () => person.clone().webp()],
    ['GIF', () => person.clone().gif()],
    ['AVIF', () => person.clone().resize(400).avif({ effort: 0 })],
  ])('a %s cut short', async (_, encode) => {
    const whole = await encode().toBuffer();
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      expect((await refusal(preparePhoto(cut))).code, `${share}`).toBe('photo-truncated');
    }
  });

  test('200 megapixels, by the header: nothing is decoded', async () => {
    const before = process.memoryUsage().rss;
    for (const bytes of [
      claimSize(jpeg, 20_000, 10_000),
      claimSize(jpeg.subarray(0, 2000), 20_000, 10_000),
    ]) {
      const { code, details } = await refusal(preparePhoto(bytes));
      expect({ code, ...details }).toEqual({
        code: 'photo-too-large',
        widthPx: 20_000,
        heightPx: 10_000,
        maxMegapixels: 100,
      });
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  test('a PNG of 4 billion pixels in 57 bytes', async () => {
    const { code, details } = await refusal(preparePhoto(emptyPng(65_535, 65_535)));
    expect({ code, widthPx: details.widthPx }).toEqual({ code: 'photo-too-large', widthPx: 65_535 });
  });

  test('a progressive picture of more than 40 megapixels, which would be held whole', async () => {
    const progressive = await person.clone().jpeg({ progressive: true }).toBuffer();
    const { code, details } = await refusal(preparePhoto(claimSize(progressive, 8000, 6000)));
    expect({ code, max: details.maxMegapixels }).toEqual({ code: 'photo-too-large', max: 40 });
  });

  test('more than 64 MB, before it is read', async () => {
    const path = join(folder, 'large.jpg');
    await writeFile(path, jpeg);
    await truncate(path, 64 * 1024 * 1024 + 1);
    expect((await refusal(preparePhoto(path))).code).toBe('photo-too-large');
  });

  test('options out of range, as misuse', async () => {
    await expect(preparePhoto(jpeg, { faceBudgetBytes: 95 })).rejects.toThrow(RangeError);
    await expect(preparePhoto(jpeg, { faceBudgetBytes: 513 })).rejects.toThrow(RangeError);
    await expect(preparePhoto(jpeg, { widthMm: 0 })).rejects.toThrow(RangeError);
    await expect(preparePhoto(jpeg, { photoDpi: Number.NaN })).rejects.toThrow(RangeError);
  });

  test('any damage: a byte changed gives a portrait or a reason, never another error', async () => {
    const small = await person.clone().resize(240, 300).jpeg({ quality: 50 }).toBuffer();
    for (let at = 0; at < small.length; at += Math.ceil(small.length / 20)) {
      const damaged = Uint8Array.from(small);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      await preparePhoto(damaged).catch((error: unknown) => {
        if (!(error instanceof PhotoError)) throw error;
      });
    }
  });
});

describe('the face', () => {
  test('fits the budget with little to spare, and its AVIF shows it', async () => {
    const { face } = await preparePhoto(jpeg);
    expect(face.av1.length).toBeLessThanOrEqual(256);
    const shown = await sharp(wrapAvif(face.av1)).metadata();
    expect(shown).toMatchObject({ format: 'heif', compression: 'av1', width: 64, height: 80 });
  });

  test('is better with a larger budget', async () => {
    const qualities = [];
    for (const faceBudgetBytes of [96, 128, 200, 256, 384, 512]) {
      const { face } = await preparePhoto(jpeg, { faceBudgetBytes });
      expect(face.av1.length).toBeLessThanOrEqual(faceBudgetBytes);
      qualities.push(face.quality);
    }
    expect(qualities).toEqual(qualities.toSorted((a, b) => a - b));
    expect(new Set(qualities).size).toBeGreaterThan(3);
  });

  test('fits whatever is on the photo, noise too', async () => {
    const noise = await drawNoise(300, 375).png().toBuffer();
    for (const faceBudgetBytes of [96, 256]) {
      const { face } = await preparePhoto(noise, { faceBudgetBytes });
      expect(face.av1.length).toBeLessThanOrEqual(faceBudgetBytes);
      expect((await sharp(wrapAvif(face.av1)).metadata()).width).toBe(face.widthPx);
    }
  });

  test('of a flat picture does too', async () => {
    const flat = await sharp({ create: { width: 400, height: 500, channels: 3, background: '#777' } })
      .png()
      .toBuffer();
    expect((await preparePhoto(flat)).face.av1.length).toBeLessThan(60);
  });
});
