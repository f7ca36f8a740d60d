import { describe, expect, test } from 'vitest';
import type { FaceGeometry } from './face-geometry.ts';
import { centreCrop, fitCrop, planCrop } from './plan-crop.ts';

const photo = { widthPx: 3024, heightPx: 4032 };

/** A face looking into the camera, its eyes' middle at x, y. */
function faceAt(x: number, y: number, headHeightPx: number, rollDegrees = 0): FaceGeometry {
  const spot = { x, y };
  return {
    eyes: [
      { x: x - headHeightPx * 0.13, y },
      { x: x + headHeightPx * 0.13, y },
    ],
    centre: { x, y },
    chin: { x, y: y + headHeightPx / 2 },
    faceWidthPx: headHeightPx * 0.6,
    headHeightPx,
    rollDegrees,
    yawDegrees: 0,
    skin: { forehead: spot, left: spot, right: spot, spotPx: 5 },
  };
}

/** What ISO/IEC 19794-5 measures of an upright crop. */
function sharesOf(face: FaceGeometry, plan: ReturnType<typeof planCrop>) {
  const { leftPx, topPx, widthPx, heightPx } = plan.portrait;
  return {
    across: (face.centre.x - leftPx) / widthPx,
    eyes: (face.centre.y - topPx) / heightPx,
    head: face.headHeightPx / heightPx,
  };
}

describe('planCrop', () => {
  test('gives a face with room around it the target proportions', () => {
    const face = faceAt(1000, 1500, 400);
    const plan = planCrop(face, photo);
    expect(plan).toMatchObject({ rollDegrees: 0, limited: false });
    expect(plan.portrait.widthPx * 5).toBe(plan.portrait.heightPx * 4);
    const { across, eyes, head } = sharesOf(face, plan);
    expect(across).toBeCloseTo(0.5, 1);
    expect(eyes).toBeCloseTo(0.46, 1);
    expect(head).toBeCloseTo(0.71, 1);
  });

  test('moves and shrinks inside ICAO’s ranges where the photo ends, and stays inside the photo', () => {
    for (const [x, y] of [
      [1500, 220],
      [265, 2000],
      [2760, 2000],
      [1500, 3720],
      [280, 230],
    ] as const) {
      const face = faceAt(x, y, 500);
      const plan = planCrop(face, photo);
      const { leftPx, topPx, widthPx, heightPx } = plan.portrait;
      expect(Math.min(leftPx, topPx)).toBeGreaterThanOrEqual(0);
      expect(leftPx + widthPx).toBeLessThanOrEqual(photo.widthPx);
      expect(topPx + heightPx).toBeLessThanOrEqual(photo.heightPx);
      const { across, eyes, head } = sharesOf(face, plan);
      expect(plan.limited, `${x}, ${y}`).toBe(false);
      expect(across).toBeGreaterThan(0.45);
      expect(across).toBeLessThan(0.55);
      expect(eyes).toBeGreaterThan(0.3);
      expect(eyes).toBeLessThan(0.5);
      expect(head).toBeGreaterThan(0.6);
      expect(head).toBeLessThan(0.9);
    }
  });

  test('reaches a little over the edge where ICAO’s ranges would be left otherwise', () => {
    for (const face of [faceAt(1512, 1900, 3500), faceAt(190, 2000, 500), faceAt(1500, 165, 500)]) {
      const plan = planCrop(face, photo);
      const { leftPx, topPx, widthPx, heightPx } = plan.portrait;
      const over = Math.max(
        -leftPx,
        -topPx,
        leftPx + widthPx - photo.widthPx,
        topPx + heightPx - photo.heightPx,
      );
      expect(plan.limited).toBe(false);
      expect(over).toBeLessThanOrEqual(0.1 * widthPx);
      const { across, eyes, head } = sharesOf(face, plan);
      expect([across, eyes, head].every((share) => share > 0.3 && share < 0.9)).toBe(true);
    }
  });

  test('says when the photo ends too near, and gives a box all the same', () => {
    for (const face of [faceAt(60, 2000, 500), faceAt(1500, 60, 500), faceAt(1500, 2000, 9000)]) {
      const plan = planCrop(face, photo);
      expect(plan.limited).toBe(true);
      const { leftPx, topPx, widthPx, heightPx } = plan.portrait;
      expect(Math.min(leftPx, topPx, widthPx, heightPx)).toBeGreaterThanOrEqual(0);
      expect(leftPx + widthPx).toBeLessThanOrEqual(photo.widthPx);
      expect(topPx + heightPx).toBeLessThanOrEqual(photo.heightPx);
    }
  });

  test('turns a head that is tilted by more than 3°, and no other', () => {
    expect(planCrop(faceAt(1500, 2000, 400, 2.9), photo).rollDegrees).toBe(0);
    expect(planCrop(faceAt(1500, 2000, 400, -2.9), photo).rollDegrees).toBe(0);
    expect(planCrop(faceAt(1500, 2000, 400, 12), photo).rollDegrees).toBe(12);
    expect(planCrop(faceAt(1500, 2000, 400, -12), photo).rollDegrees).toBe(-12);
  });

  test('turns a head that lies on its side or stands upside down by whole quarters, and what it is tilted besides', () => {
    for (const [seen, turned] of [
      [88, 90],
      [98, 98],
      [-90, -90],
      [178, 180],
      [-170, -170],
    ] as const) {
      const plan = planCrop(faceAt(1500, 2000, 400, seen), photo);
      expect(plan).toMatchObject({ rollDegrees: turned, limited: false });
    }
    // At the edge, as much of the photo is there as for one that stands.
    const [lying, standing] = [faceAt(220, 2000, 500, 90), faceAt(2000, 3024 - 220, 500)];
    const wide = { widthPx: 4032, heightPx: 3024 };
    expect(planCrop(lying, photo).limited).toBe(planCrop(standing, wide).limited);
  });
});

describe('fitCrop and centreCrop', () => {
  test('a box that is turned by a quarter is as far in the photo as it reaches then', () => {
    const box = { leftPx: 1260, topPx: -60, widthPx: 480, heightPx: 600 };
    expect(fitCrop(box, photo, 90)).toEqual(box);
    expect(fitCrop({ ...box, leftPx: 0, topPx: 0 }, photo, -93)).toEqual({ ...box, leftPx: 60, topPx: 0 });
    expect(() => fitCrop(box, photo)).toThrow('crop-out-of-picture');
    expect(() => fitCrop({ ...box, topPx: -310 }, photo, 90)).toThrow('crop-out-of-picture');
  });

  test('grow a box to 4:5 about its middle, or shrink it into the photo', () => {
    expect(fitCrop({ leftPx: 100, topPx: 100, widthPx: 400, heightPx: 400 }, photo)).toEqual({
      leftPx: 100,
      topPx: 50,
      widthPx: 400,
      heightPx: 500,
    });
    expect(fitCrop({ leftPx: 0, topPx: 0, ...photo }, photo)).toEqual(centreCrop(photo));
    expect(centreCrop({ widthPx: 4000, heightPx: 1000 })).toEqual({
      leftPx: 1600,
      topPx: 0,
      widthPx: 800,
      heightPx: 1000,
    });
  });
});
