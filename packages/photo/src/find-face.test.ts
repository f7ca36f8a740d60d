import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawNoise, drawPerson } from './drawn-photo.fixture.ts';
import { sharedFaceFinder, type FaceFinder } from './faces/face-finder.ts';
import { comparePerceptualHashes } from './perceptual-hash.ts';
import { preparePhoto } from './prepare-photo.ts';

const person = await drawPerson();

/** A wall of 5 megapixels: of 12, every test would take twice as long. */
const wall = () => sharp({ create: { width: 2016, height: 2688, channels: 3, background: '#b9c4cc' } });

/** The drawn person, so many pixels high. */
const figure = (heightPx: number) => person.clone().resize({ height: heightPx });

async function hang(...pictures: [Sharp, left: number, top: number][]): Promise<Buffer> {
  const layers = await Promise.all(
    pictures.map(async ([picture, left, top]) => ({ input: await picture.png().toBuffer(), left, top })),
  );
  return await wall().composite(layers).jpeg({ quality: 85 }).toBuffer();
}

describe('in a photo from the field', () => {
  test('the face is found, small and off-centre, whichever way the telephone was held', async () => {
    const upright = await hang([figure(600), 1267, 467]);
    const whole = await preparePhoto(upright);
    expect(whole.crop.by).toBe('face');
    const [left, right] = whole.crop.eyes ?? [];
    // The drawing's eyes are at 312 and 487 of 800 pixels across, 425 of 1,000 down.
    expect(left?.x).toBeCloseTo(1267 + 312 * 0.6, -1.7);
    expect(right?.x).toBeCloseTo(1267 + 487 * 0.6, -1.7);
    expect(left?.y).toBeCloseTo(467 + 425 * 0.6, -1.7);
    const { widthPx, dpi } = whole.portrait;
    expect({ widthPx, dpi }).toEqual({ widthPx: 308, dpi: 301 });
    for (const [orientation, degrees] of [
      [3, 180],
      [6, 270],
      [8, 90],
    ] as const) {
      const stored = await sharp(upright).rotate(degrees).withMetadata({ orientation }).jpeg().toBuffer();
      const turned = await preparePhoto(stored);
      expect(Math.abs(turned.crop.portrait.leftPx - whole.crop.portrait.leftPx)).toBeLessThan(12);
      expect(Math.abs(turned.crop.portrait.topPx - whole.crop.portrait.topPx)).toBeLessThan(12);
      // A drawing has hardly any detail: a crop moved by 3 pixels changes 12 bits of it, and 4 of a photo.
      expect(comparePerceptualHashes(turned.perceptualHash, whole.perceptualHash)).toBeLessThanOrEqual(14);
    }
  });

  test('a tilted head is brought level', async () => {
    const tilted = figure(800).rotate(14, { background: '#b9c4cc' });
    const photo = await hang([tilted, 530, 600]);
    const { crop, portrait, perceptualHash } = await preparePhoto(photo);
    expect(crop.rollDegrees).toBeGreaterThan(9);
    expect(crop.rollDegrees).toBeLessThan(19);
    const again = await preparePhoto(portrait.jpeg);
    expect(Math.abs(again.judgement.measures.rollDegrees ?? 90)).toBeLessThan(4);
    // Given back, the box and its roll make the same portrait.
    const same = await preparePhoto(photo, { box: crop.portrait, boxRollDegrees: crop.rollDegrees });
    expect(same.crop).toMatchObject({ by: 'given', portrait: crop.portrait, rollDegrees: crop.rollDegrees });
    expect(comparePerceptualHashes(same.perceptualHash, perceptualHash)).toBeLessThanOrEqual(6);
  });

  test('a photo on its side or upside down, of which no EXIF tells, is turned', async () => {
    const upright = await hang([figure(800), 530, 600]);
    const { perceptualHash } = await preparePhoto(upright);
    for (const degrees of [90, 180, 270]) {
      const stored = await sharp(upright).rotate(degrees).jpeg().toBuffer();
      const turned = await preparePhoto(stored);
      expect((turned.crop.rollDegrees + 360) % 360, `${degrees}`).toBe(degrees);
      expect(turned.judgement.warnings).toContain('photo-turned');
      expect(turned.judgement.warnings).not.toContain('several-faces');
      expect(comparePerceptualHashes(turned.perceptualHash, perceptualHash)).toBeLessThanOrEqual(14);
    }
    // A person's own box at the upper edge, which a box that is turned about its middle begins above.
    const shallow = await sharp(upright).rotate(90).jpeg().toBuffer();
    const { crop } = await preparePhoto(shallow);
    const box = { ...crop.portrait, topPx: -Math.floor(crop.portrait.heightPx / 10) };
    const own = await preparePhoto(shallow, { box, boxRollDegrees: 90 });
    expect(own.crop).toMatchObject({ by: 'given', portrait: box, rollDegrees: 90 });
  });

  test('a head is turned only when two looks agree on its tilt', async () => {
    const photo = await hang([figure(800), 530, 600]);
    const real = sharedFaceFinder();
    const tiltsSeen = async (...tilts: number[]) => {
      const finder: FaceFinder = {
        ...real,
        trace: async (picture, face) => ({
          ...(await real.trace(picture, face)),
          rollDegrees: tilts.shift() ?? Number.NaN,
        }),
      };
      return (await preparePhoto(photo, { finder })).crop.rollDegrees;
    };
    expect(await tiltsSeen(20, 22)).toBe(22);
    expect(await tiltsSeen(20, 2)).toBe(0);
    expect(await tiltsSeen(20, -20)).toBe(0);
  });

  test('of two people the larger is taken, and it is said', async () => {
    const { crop, judgement } = await preparePhoto(
      await hang([figure(870), 70, 600], [figure(1130), 1000, 600]),
    );
    expect(judgement.warnings).toContain('several-faces');
    expect(judgement.measures.faces).toBe(2);
    expect(crop.eyes?.[0].x).toBeGreaterThan(1000);
  });

  test('somebody who is seen less surely is nobody to make a portrait of, but is counted', async () => {
    const real = sharedFaceFinder();
    const finder: FaceFinder = {
      ...real,
      find: async (picture, options) => {
        const faces = await real.find(picture, options);
        // The same face again, larger and unsure: a mother behind her child.
        return faces.flatMap((face) => [face, { ...face, score: 0.25, heightPx: face.heightPx * 2 }]);
      },
    };
    const photo = await hang([figure(800), 530, 600]);
    const { judgement } = await preparePhoto(photo, { finder });
    expect(judgement.warnings).toContain('several-faces');
    expect(judgement.measures.faceScore).toBeGreaterThan(0.3);
    const unsure: FaceFinder = {
      ...finder,
      find: async (...asked) => (await finder.find(...asked)).slice(1),
    };
    expect((await preparePhoto(photo, { finder: unsure })).crop.by).toBe('centre');
  });

  test('nobody is said, and the middle is taken', async () => {
    const { crop, judgement } = await preparePhoto(await wall().jpeg().toBuffer());
    expect(judgement).toEqual({ warnings: ['no-face'], measures: { faces: 0 } });
    expect(crop).toMatchObject({ by: 'centre', portrait: { leftPx: 0, widthPx: 2016, heightPx: 2520 } });
  });

  test('a picture of any shape, and noise, is looked at in bounded time', async () => {
    for (const [width, height] of [
      [12_000, 200],
      [200, 12_000],
    ] as const) {
      const strip = sharp({ create: { width, height, channels: 3, background: '#777' } });
      expect((await preparePhoto(await strip.jpeg().toBuffer())).crop.by).toBe('centre');
    }
    const noise = await drawNoise(500, 500).jpeg().toBuffer();
    expect((await preparePhoto(noise)).judgement.warnings).toEqual(['no-face']);
  });

  test('a person’s own box is kept, the face inside it still goes into the QR', async () => {
    const photo = await hang([figure(530), 200, 600], [figure(1000), 1000, 600]);
    const box = { leftPx: 226, topPx: 626, widthPx: 372, heightPx: 465 };
    const { crop, judgement } = await preparePhoto(photo, { box });
    expect(crop).toMatchObject({ by: 'given', portrait: box, rollDegrees: 0 });
    expect(crop.face.widthPx).toBeLessThan(372);
    expect(judgement.warnings).not.toContain('several-faces');
    expect(crop.eyes?.[0].x).toBeLessThan(600);
  });

  test('blur, and too few pixels, are said', async () => {
    const blurred = await hang([figure(1000).blur(9.5), 530, 600]);
    expect((await preparePhoto(blurred)).judgement.warnings).toContain('blurred');
    const tiny = await figure(260).jpeg().toBuffer();
    expect((await preparePhoto(tiny)).judgement.warnings).toContain('face-too-small');
  });
});
