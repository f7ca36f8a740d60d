import { expect, test } from 'vitest';
import { cropTo } from './crop-box.ts';
import { parseSaidBox } from './said-box.ts';

const picture = { widthPx: 3000, heightPx: 4000 };

test('a box is said in per cent or pixels', () => {
  expect(parseSaidBox('12.5, 5,40 50')).toEqual({ x: 12.5, y: 5, width: 40, height: 50, unit: '%' });
  expect(parseSaidBox('480,200,1600,2000px')).toEqual({
    x: 480,
    y: 200,
    width: 1600,
    height: 2000,
    unit: 'px',
  });
  expect(parseSaidBox('0,0,100,100%')).toMatchObject({ unit: '%' });
});

test.each([
  '',
  '1,2,3',
  '1,2,3,4,5',
  '-1,0,5,5',
  '1e9,0,5,5',
  '60,0,50,50',
  '0,0,0,5',
  'a,b,c,d',
  '1..2,3,4,5',
])('no box: %s', (text) => {
  expect(parseSaidBox(text)).toBeUndefined();
});

test('it grows to 4:5 around its middle, and stays in the picture', () => {
  const said = { x: 25, y: 25, width: 50, height: 25, unit: '%' } as const;
  const box = cropTo(said, picture);
  expect(box).toEqual({ leftPx: 750, topPx: 563, widthPx: 1500, heightPx: 1875 });
  expect(cropTo({ ...said, x: 60, y: 80, width: 40, height: 20 }, picture)).toMatchObject({
    leftPx: 1800,
    topPx: 2500,
  });
  // Lying on its side: 5:4 once the box is turned about its middle.
  expect(cropTo({ ...said, width: 50, height: 30 }, picture, true)).toEqual({
    leftPx: 900,
    topPx: 850,
    widthPx: 1200,
    heightPx: 1500,
  });
  // It reaches 2 units up and down then, and 2.5 to its sides, as far as the picture's edges.
  const edge = { x: 40, y: 0, width: 20, height: 12, unit: '%' } as const;
  expect(cropTo(edge, picture, true)).toEqual({ leftPx: 1260, topPx: -60, widthPx: 480, heightPx: 600 });
  expect(cropTo({ ...edge, x: 0, y: 88 }, picture, true)).toEqual({
    leftPx: 60,
    topPx: 3460,
    widthPx: 480,
    heightPx: 600,
  });
  expect(cropTo({ x: 4000, y: 0, width: 10, height: 10, unit: 'px' }, picture)).toBeUndefined();
  expect(cropTo({ x: 0, y: 0, width: 2, height: 2, unit: 'px' }, picture)).toBeUndefined();
});
