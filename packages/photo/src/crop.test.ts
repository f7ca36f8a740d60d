import { describe, expect, test } from 'vitest';
import { centreCrop, checkCrop } from './crop.ts';

describe('centreCrop', () => {
  test.each([
    [4000, 3000, { leftPx: 800, topPx: 0, widthPx: 2400, heightPx: 3000 }],
    [3000, 4000, { leftPx: 0, topPx: 125, widthPx: 3000, heightPx: 3750 }],
    [800, 1000, { leftPx: 0, topPx: 0, widthPx: 800, heightPx: 1000 }],
    [1023, 1023, { leftPx: 103, topPx: 1, widthPx: 816, heightPx: 1020 }],
  ])('takes the largest 4:5 box in the middle of %i × %i', (widthPx, heightPx, portrait) => {
    expect(centreCrop({ widthPx, heightPx }).portrait).toEqual(portrait);
  });

  test('gives boxes inside each other for every size from the smallest on', () => {
    for (let widthPx = 200; widthPx < 700; widthPx += 7) {
      for (let heightPx = 200; heightPx < 700; heightPx += 11) {
        const { portrait, face } = centreCrop({ widthPx, heightPx });
        checkCrop({ portrait, face }, { widthPx, heightPx });
        expect(portrait.widthPx * 5).toBe(portrait.heightPx * 4);
        expect(face.widthPx).toBeLessThan(portrait.widthPx);
      }
    }
  });
});

describe('checkCrop', () => {
  const picture = { widthPx: 1000, heightPx: 1000 };
  const portrait = { leftPx: 100, topPx: 0, widthPx: 800, heightPx: 1000 };
  const face = { leftPx: 200, topPx: 100, widthPx: 400, heightPx: 500 };

  test('accepts 4:5 boxes inside each other', () => {
    expect(() => checkCrop({ portrait, face }, picture)).not.toThrow();
  });

  test.each([
    ['a portrait over the edge', { portrait: { ...portrait, leftPx: 201 }, face: { ...face, leftPx: 300 } }],
    ['a face outside the portrait', { portrait, face: { ...face, leftPx: 99 } }],
    ['half pixels', { portrait, face: { ...face, leftPx: 200.5 } }],
    ['no number', { portrait, face: { ...face, topPx: Number.NaN } }],
    ['another shape', { portrait, face: { ...face, heightPx: 400 } }],
    ['an empty face', { portrait, face: { ...face, widthPx: 0, heightPx: 0 } }],
  ])('refuses %s', (_, crop) => {
    expect(() => checkCrop(crop, picture)).toThrow('crop-out-of-picture (widthPx 1000, heightPx 1000)');
  });
});
