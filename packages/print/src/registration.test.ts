import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAYOUTS, TURNED_LAYOUTS } from '../testing/layouts.ts';
import { boundsOf, rasteriseArea, type BoxMm } from '../testing/rasterise.ts';
import { sampleCards } from '../testing/sample-cards.ts';
import { calibrationFrame, correctionFrom } from './calibrate.ts';
import { imposeCards, type Place } from './impose.ts';
import { loadTemplate, type Template } from './load-template.ts';
import type { Printer } from './lay-out-cards.ts';
import { printCards, type PrintReport } from './print-cards.ts';
import type { SheetLayout } from './sheet-schema.ts';
import type { SideName } from './template-schema.ts';

/** An inch is 1440 of these: 50 are a millimetre, and three of them the error that is allowed. */
const DPI = 1440;
const TOLERANCE_MM = 0.05;

/** On the passport's card, in mm from its top left corner; the sample's symbol has 81 modules and 8 of quiet zone. */
const PHOTO = { xMm: 4, yMm: 13.25, widthMm: 25.2, heightMm: 31.5 };
const QUIET_MM = (49 / 89) * 4;
const SYMBOL = {
  xMm: 2.49 + QUIET_MM,
  yMm: 2.49 + QUIET_MM,
  widthMm: 49 - 2 * QUIET_MM,
  heightMm: 49 - 2 * QUIET_MM,
};

let folder: string;
let template: Template;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-registration-'));
  template = await loadTemplate(fileURLToPath(new URL('../../../templates/passeport', import.meta.url)));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

/** A sheet full of cards. */
async function printSheet(layout: SheetLayout, printer: Printer = {}): Promise<[Uint8Array, PrintReport]> {
  const output = join(folder, `${layout.name}.pdf`);
  const cards = sampleCards(imposeCards(layout, template.card).slots.length);
  const batch = { number: 7, label: 'UTM Ségou' };
  const report = await printCards({ template, layout, cards, output, batch, created: new Date(0), printer });
  return [await readFile(output), report];
}

/** The first card and the last: opposite corners of the sheet. */
function farthestOf({ positions }: PrintReport): PrintReport['positions'] {
  const [first, last] = [positions[0], positions.at(-1)];
  return positions.filter(({ card }) => card === first?.card || card === last?.card);
}

describe.each(TURNED_LAYOUTS.map((layout) => ({ layout, ...layout })))(
  '$name, backs $backs,',
  ({ layout }) => {
    it('has everything where the report says, to 0.05 mm, and every back behind its front', async () => {
      const [pdf, report] = await printSheet(layout);
      for (const position of farthestOf(report))
        await expectAt(pdf, position.page, position.side, onPage(boxOn(position.side), position));
      const page = pageOf(layout);
      for (const front of report.positions.filter(({ side }) => side === 'front')) {
        const back = report.positions.find(({ card, side }) => card === front.card && side === 'back');
        expect(back).toMatchObject(behind(front, layout, page));
      }
    });
  },
);

describe.each(LAYOUTS.map((layout) => ({ layout, ...layout })))('$name', ({ layout }) => {
  it('undoes what a printer does, on both sides', async () => {
    // It shifts the front by 1.5 and −1 mm, the back by −2 and 0.7 mm, and prints 1 % too wide and 0.5 % too short.
    const page = pageOf(layout);
    const [stretchX, stretchY] = [1.01, 0.995];
    const miss = { front: { x: 1.5, y: -1 }, back: { x: -2, y: 0.7 } };
    const { marginMm, widthMm, heightMm } = calibrationFrame(page);
    const correction = correctionFrom(
      {
        a: marginMm * stretchX + miss.front.x,
        b: marginMm * stretchY + miss.front.y,
        c: widthMm * stretchX,
        d: heightMm * stretchY,
        e: marginMm * stretchX + miss.back.x,
        f: marginMm * stretchY + miss.back.y,
      },
      page,
    );
    const [pdf, report] = await printSheet(layout, { correction });
    for (const position of farthestOf(report)) {
      const wanted = onPage(boxOn(position.side), position);
      // Where the PDF must have it, so that the printer brings it where it is wanted. What is folded has its back on a front's page.
      const { x, y } = miss[layout.backs === 'beside' ? 'front' : position.side];
      await expectAt(pdf, position.page, position.side, {
        xMm: (wanted.xMm - x) / stretchX,
        yMm: (wanted.yMm - y) / stretchY,
        widthMm: wanted.widthMm / stretchX,
        heightMm: wanted.heightMm / stretchY,
      });
    }
  });
});

function pageOf({ page }: SheetLayout) {
  return page === 'card' ? template.card : page;
}

function boxOn(side: SideName): BoxMm {
  return side === 'front' ? PHOTO : SYMBOL;
}

/** A box of a card, as it lies on the page. */
function onPage(box: BoxMm, { xMm, yMm, widthMm, heightMm, turn }: Place): BoxMm {
  const right = xMm + widthMm;
  const bottom = yMm + heightMm;
  const turned = { widthMm: box.heightMm, heightMm: box.widthMm };
  switch (turn) {
    case 0:
      return { ...box, xMm: xMm + box.xMm, yMm: yMm + box.yMm };
    case 90:
      return { ...turned, xMm: right - box.yMm - box.heightMm, yMm: yMm + box.xMm };
    case 180:
      return { ...box, xMm: right - box.xMm - box.widthMm, yMm: bottom - box.yMm - box.heightMm };
    case 270:
      return { ...turned, xMm: xMm + box.yMm, yMm: bottom - box.xMm - box.widthMm };
    default:
      return turn satisfies never;
  }
}

/** Where a card's back is to be, told from the paper: turned on one edge, what was right is left, or what was up is down. */
function behind(front: Place, { backs }: SheetLayout, page: { widthMm: number; heightMm: number }) {
  const near = (mm: number) => expect.closeTo(mm, 9);
  switch (backs) {
    case 'in-place':
      return { xMm: near(front.xMm), yMm: near(front.yMm), turn: front.turn };
    case 'beside':
      return { xMm: near(front.xMm + front.widthMm), yMm: near(front.yMm), turn: front.turn };
    case 'long-edge':
    case 'short-edge': {
      const turnsSideways = (backs === 'long-edge') === page.heightMm > page.widthMm;
      return turnsSideways
        ? {
            xMm: near(page.widthMm - front.xMm - front.widthMm),
            yMm: near(front.yMm),
            turn: (360 - front.turn) % 360,
          }
        : {
            xMm: near(front.xMm),
            yMm: near(page.heightMm - front.yMm - front.heightMm),
            turn: (540 - front.turn) % 360,
          };
    }
    default:
      return backs satisfies never;
  }
}

/** Looks at the corners only. */
async function expectAt(pdf: Uint8Array, page: number, side: SideName, box: BoxMm): Promise<void> {
  const matches = side === 'front' ? isMagenta : isBlack;
  const [right, bottom] = [box.xMm + box.widthMm, box.yMm + box.heightMm];
  // All four: one of the symbol's, whichever it is after a turn, is not dark to its tip.
  const corners = [
    [box.xMm, box.yMm],
    [right, box.yMm],
    [box.xMm, bottom],
    [right, bottom],
  ] as const;
  const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of corners) {
    const area = { xMm: x - 1.6, yMm: y - 1.6, widthMm: 3.2, heightMm: 3.2 };
    const raster = await rasteriseArea(pdf, page, area, DPI);
    const whole = { xMm: 0, yMm: 0, widthMm: raster.widthMm, heightMm: raster.heightMm };
    const bounds = boundsOf(raster, whole, matches);
    found.left = Math.min(found.left, raster.xMm + bounds.left);
    found.top = Math.min(found.top, raster.yMm + bounds.top);
    found.right = Math.max(found.right, raster.xMm + bounds.right);
    found.bottom = Math.max(found.bottom, raster.yMm + bounds.bottom);
  }
  for (const [measured, wanted] of [
    [found.left, box.xMm],
    [found.top, box.yMm],
    [found.right, right],
    [found.bottom, bottom],
  ] as const)
    expect(Math.abs(measured - wanted)).toBeLessThan(TOLERANCE_MM);
}

const isMagenta = (red: number, green: number, blue: number) => red > 200 && green < 90 && blue > 200;
const isBlack = (red: number, green: number, blue: number) => Math.max(red, green, blue) < 90;
