import { expect, it } from 'vitest';
import { findLayout, layOutSheet } from './layouts.ts';

const CARD = { widthMm: 85.6, heightMm: 53.98, bleedMm: 2 };

it('gives a card a page of its size', () => {
  const sheet = layOutSheet(findLayout('id1'), CARD);
  expect([sheet.widthMm, sheet.heightMm]).toStrictEqual([85.6, 53.98]);
  expect(sheet.slots).toStrictEqual([{ front: { xMm: 0, yMm: 0 }, back: { xMm: 0, yMm: 0 } }]);
});

it('puts ten cards on A4, centred, and their backs behind them', () => {
  const { slots, bleedMm } = layOutSheet(findLayout('a4-2x5'), CARD);
  expect(slots).toHaveLength(10);
  expect(bleedMm).toStrictEqual({ x: 2, y: 1 });
  for (const { front, back } of slots) {
    expect(front.xMm + CARD.widthMm + back.xMm).toBeCloseTo(210, 9);
    expect(front.yMm).toBe(back.yMm);
  }
  const [first, , , , , , , , , last] = slots;
  expect(first?.front.yMm).toBeCloseTo(297 - (last?.front.yMm ?? 0) - CARD.heightMm, 9);
  // No printer of the region prints within 5 mm of the edge.
  expect(first?.front.yMm).toBeGreaterThan(5 + bleedMm.y);
});

it('refuses a layout that it has not', () => {
  expect(() => findLayout('a3')).toThrow(
    expect.objectContaining({ code: 'layout-unknown', details: { layout: 'a3' } }),
  );
  expect(() => findLayout('toString')).toThrow('layout-unknown');
});
