import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { avoidSlips } from './avoid-slips.ts';

const picture = { widthPx: 3000, heightPx: 4000 };
const crop = { leftPx: 1000, topPx: 600, widthPx: 1200, heightPx: 1500 };
const slipAt = (left: number, top: number, width: number, height: number) => [
  { x: left, y: top },
  { x: left + width, y: top },
  { x: left + width, y: top + height },
  { x: left, y: top + height },
];

describe('a crop with a slip', () => {
  test('stays as it is when the slip is elsewhere', () => {
    expect(avoidSlips(crop, [slipAt(900, 2200, 900, 600)], picture)).toEqual({
      box: crop,
      coversFace: false,
    });
  });

  test('moves up and shrinks when the slip is under the chin', () => {
    const { box, coversFace } = avoidSlips(crop, [slipAt(900, 1900, 900, 600)], picture);
    expect(coversFace).toBe(false);
    expect(box.topPx + box.heightPx).toBeLessThanOrEqual(1900);
    expect(box.topPx).toBeLessThan(crop.topPx);
    expect(box.widthPx * 5).toBe(box.heightPx * 4);
    expect(box.heightPx).toBeGreaterThan(crop.heightPx * 0.85);
  });

  test('moves aside when the slip is beside the face', () => {
    const { box, coversFace } = avoidSlips(crop, [slipAt(2000, 700, 600, 900)], picture);
    expect(coversFace).toBe(false);
    expect(box.leftPx + box.widthPx).toBeLessThanOrEqual(2000);
  });

  test('is said to show the slip when it is before the face', () => {
    expect(avoidSlips(crop, [slipAt(1300, 1000, 600, 500)], picture)).toEqual({
      box: crop,
      coversFace: true,
    });
  });

  test('shows no slip unless it says so, and never leaves the picture', () => {
    const place = fc.integer({ min: -200, max: 3800 });
    const slips = fc.array(fc.tuple(place, place, fc.integer({ min: 50, max: 900 })), { maxLength: 2 });
    fc.assert(
      fc.property(slips, (given) => {
        const areas = given.map(([left, top, size]) => slipAt(left, top, size, size * 0.7));
        const { box, coversFace } = avoidSlips(crop, areas, picture);
        expect(Math.min(box.leftPx, box.topPx)).toBeGreaterThanOrEqual(0);
        expect(box.leftPx + box.widthPx).toBeLessThanOrEqual(picture.widthPx);
        expect(box.topPx + box.heightPx).toBeLessThanOrEqual(picture.heightPx);
        if (coversFace) return;
        for (const [left, top, size] of given) {
          const apart =
            left >= box.leftPx + box.widthPx ||
            left + size <= box.leftPx ||
            top >= box.topPx + box.heightPx ||
            top + size * 0.7 <= box.topPx;
          expect(apart).toBe(true);
        }
      }),
    );
  });
});
