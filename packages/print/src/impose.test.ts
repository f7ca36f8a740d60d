import { describe, expect, it } from 'vitest';
import { openSheet } from '../testing/open-sheet.ts';
import { imposeCards } from './impose.ts';
import type { SheetLayout } from './sheet-schema.ts';

const CARD = { widthMm: 85.6, heightMm: 53.98, bleedMm: 2 };
const A4 = await openSheet('a4-2x5');

const lay = (changes: Partial<SheetLayout> = {}) => imposeCards({ ...A4, ...changes }, CARD);

it('gives a card a page of its size', async () => {
  const { widthMm, heightMm, slots } = imposeCards(await openSheet('id1'), CARD);
  expect([widthMm, heightMm]).toStrictEqual([85.6, 53.98]);
  const place = { xMm: 0, yMm: 0, turn: 0, widthMm: 85.6, heightMm: 53.98 };
  expect(slots).toStrictEqual([{ front: place, back: place }]);
});

it('puts ten cards on A4, centred, and their backs behind them', () => {
  const { slots, bleedMm } = lay();
  expect(slots).toHaveLength(10);
  expect(bleedMm).toStrictEqual({ x: 2, y: 1 });
  for (const { front, back } of slots) {
    expect(front.xMm + CARD.widthMm + back.xMm).toBeCloseTo(210, 9);
    expect([back.yMm, back.turn]).toStrictEqual([front.yMm, 0]);
  }
  const [first, , , , , , , , , last] = slots;
  expect(first?.front.yMm).toBeCloseTo(297 - (last?.front.yMm ?? 0) - CARD.heightMm, 9);
  // No printer of the region prints within 5 mm of the edge.
  expect(first?.front.yMm).toBeGreaterThan(5 + bleedMm.y);
});

describe('backs', () => {
  it('stand on their heads when the paper is turned on its short edge', () => {
    for (const { front, back } of lay({ backs: 'short-edge' }).slots) {
      expect(front.yMm + CARD.heightMm + back.yMm).toBeCloseTo(297, 9);
      expect([back.xMm, back.turn]).toStrictEqual([front.xMm, 180]);
    }
  });

  it('of a landscape page turned on its long edge go from top to bottom', () => {
    const page = { widthMm: 297, heightMm: 210 };
    const grid = { columns: 3, rows: 3, gutterMm: { x: 2, y: 2 } };
    for (const { front, back } of lay({ page, grid }).slots) {
      expect(front.yMm + CARD.heightMm + back.yMm).toBeCloseTo(210, 9);
      expect([back.xMm, back.turn]).toStrictEqual([front.xMm, 180]);
    }
  });

  it('of turned cards are turned the other way, so that heads are together', () => {
    const grid = { columns: 3, rows: 3, gutterMm: { x: 2, y: 2 }, turn: 90 as const };
    for (const { front, back } of lay({ grid }).slots) {
      expect([front.widthMm, front.heightMm, front.turn]).toStrictEqual([53.98, 85.6, 90]);
      expect(front.xMm + front.widthMm + back.xMm).toBeCloseTo(210, 9);
      expect(back.turn).toBe(270);
    }
    expect(lay({ grid, backs: 'short-edge' }).slots[0]?.back.turn).toBe(90);
  });

  it('stay in place where each card is turned by itself', async () => {
    const { slots, marks } = imposeCards(await openSheet('pvc-2'), CARD);
    expect(slots).toHaveLength(2);
    for (const { front, back } of slots) expect(back).toStrictEqual(front);
    expect(marks).toStrictEqual({ crop: false, fold: false, header: false });
  });

  it('lie beside their fronts on the household’s sheet', async () => {
    const { slots, backsBeside, bleedMm } = imposeCards(await openSheet('menage'), CARD);
    expect([backsBeside, slots.length, bleedMm]).toStrictEqual([true, 4, { x: 0, y: 0 }]);
    for (const { front, back } of slots) expect(back).toStrictEqual({ ...front, xMm: front.xMm + 85.6 });
  });
});

describe('refuses', () => {
  it.each<[string, Partial<SheetLayout>]>([
    ['cards that leave the page', { page: { widthMm: 150, heightMm: 297 } }],
    [
      'cards that leave it on one side',
      { grid: { columns: 2, rows: 5, gutterMm: { x: 4, y: 2 }, originMm: { x: 40, y: 9 } } },
    ],
    [
      'cards that overlap',
      {
        grid: undefined,
        places: [
          { xMm: 20, yMm: 20 },
          { xMm: 60, yMm: 40 },
        ],
      },
    ],
    ['neither grid nor places', { grid: undefined }],
    ['both', { places: [{ xMm: 20, yMm: 20 }] }],
    ['a page as large as a card with a grid', { page: 'card' }],
    [
      'a folded card that is turned',
      { backs: 'beside', grid: { columns: 1, rows: 2, gutterMm: { x: 0, y: 0 }, turn: 90 } },
    ],
  ])('%s', (_, changes) => {
    expect(() => lay(changes)).toThrow(expect.objectContaining({ code: 'sheet-invalid' }));
  });
});
