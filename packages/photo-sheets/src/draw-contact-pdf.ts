import type { Writable } from 'node:stream';
import {
  COLUMNS,
  cropCorners,
  isTinted,
  planPages,
  ROWS,
  type ContactPerson,
  type ContactPictures,
  type ContactSheet,
  type ContactWords,
} from './contact-sheet.ts';
import { PdfWriter, points } from './pdf-writer.ts';

const PAGE = { leftMm: 8, topMm: 14, widthMm: 194, heightMm: 271 } as const;
const CELL = { widthMm: PAGE.widthMm / COLUMNS, heightMm: PAGE.heightMm / ROWS } as const;
const ORIGINAL = { widthMm: 15.8, heightMm: 24 } as const;
const PORTRAIT = { widthMm: 19.2, heightMm: 24 } as const;
const RED = '#c8321e';
const GREY = '#5a554d';

/** Draws a contact sheet as PDF: thirty persons an A4 page, original with its crop beside the portrait. Returns how many pages. */
export async function drawContactPdf(sheet: ContactSheet, output: Writable): Promise<{ pages: number }> {
  const { words, author, created, pictures } = sheet;
  const writer = new PdfWriter(output, { title: words.title, author, created });
  const pages = planPages(sheet.people);
  const tinted = isTinted(sheet.people);
  let done = 0;
  for (const [index, people] of pages.entries()) {
    await writer.keepUp();
    writer.addPage();
    drawFrame(writer, words, people, index + 1, pages.length);
    for (const [place, person] of people.entries()) {
      const left = PAGE.leftMm + (place % COLUMNS) * CELL.widthMm;
      const top = PAGE.topMm + Math.floor(place / COLUMNS) * CELL.heightMm;
      if (tinted.get(person.member) === true)
        writer.pdf
          .rect(points(left), points(top), points(CELL.widthMm), points(CELL.heightMm))
          .fill('#efece4');
      drawPerson(writer, words, person, await pictures(person), left + 1.3, top + 1.2);
      sheet.onProgress?.(++done);
    }
    drawGrid(writer);
  }
  await writer.end();
  return { pages: pages.length };
}

function drawFrame(
  writer: PdfWriter,
  words: ContactWords,
  people: readonly ContactPerson[],
  page: number,
  pages: number,
): void {
  const { leftMm: xMm, widthMm } = PAGE;
  const places = [...new Set(people.map(({ place }) => place))].join(' · ');
  writer.line(words.title, { xMm, yMm: 5, widthMm: 120, heightMm: 6, sizePt: 10, font: 'bold' });
  writer.line(places, { xMm, yMm: 9.4, widthMm: 160, heightMm: 5, sizePt: 7.5, colour: GREY });
  writer.text(words.page(page, pages), { xMm, yMm: 5.6, widthMm, heightMm: 5, sizePt: 8, align: 'right' });
  writer.line(words.legend, { xMm, yMm: 287, widthMm, heightMm: 5, sizePt: 6.6, colour: GREY });
}

function drawPerson(
  writer: PdfWriter,
  words: ContactWords,
  person: ContactPerson,
  pictures: ContactPictures,
  left: number,
  top: number,
): void {
  const width = CELL.widthMm - 2.6;
  writer.line(person.member, {
    xMm: left,
    yMm: top,
    widthMm: width - 5,
    heightMm: 4,
    sizePt: 7.4,
    font: 'bold',
  });
  drawTickBox(writer, person, left + width - 3.6, top + 0.1);
  const pictureTop = top + 4.6;
  drawOriginal(writer, words, person, pictures.original, left, pictureTop);
  drawPortrait(writer, words, person, pictures.portrait, left + ORIGINAL.widthMm + 1.2, pictureTop);
  const below = pictureTop + PORTRAIT.heightMm + 0.9;
  writer.lines(person.name, {
    xMm: left,
    yMm: below,
    widthMm: width,
    heightMm: 6.6,
    sizePt: 7.4,
    font: 'bold',
  });
  const said = person.state === 'refused' ? [words.states.refused, ...person.warnings] : person.warnings;
  if (said.length > 0)
    writer.lines(said.join(' · '), {
      xMm: left,
      yMm: below + 7,
      widthMm: width,
      heightMm: 7,
      sizePt: 6,
      colour: RED,
    });
}

function drawOriginal(
  writer: PdfWriter,
  words: ContactWords,
  person: ContactPerson,
  picture: ContactPictures['original'],
  left: number,
  top: number,
): void {
  const { pdf } = writer;
  if (picture === undefined)
    return drawMissing(writer, words, left, top, ORIGINAL.widthMm, ORIGINAL.heightMm);
  const scale = Math.min(ORIGINAL.widthMm / picture.widthPx, ORIGINAL.heightMm / picture.heightPx);
  const [width, height] = [points(picture.widthPx * scale), points(picture.heightPx * scale)];
  const [x, y] = [points(left), points(top)];
  pdf.image(Buffer.from(picture.jpeg), x, y, { width, height });
  pdf.save().rect(x, y, width, height).clip();
  for (const [colour, lineWidth] of [
    ['#ffffff', 1.8],
    [RED, 0.9],
  ] as const) {
    const corners = cropCorners(person).map(([cx, cy]): [number, number] => [
      x + cx * width,
      y + cy * height,
    ]);
    pdf
      .polygon(...corners)
      .lineWidth(lineWidth)
      .stroke(colour);
  }
  // A ruler along two edges: a mark every tenth, a longer one in the middle.
  for (let tenth = 1; tenth < 10; tenth++) {
    const length = tenth === 5 ? 4 : 2.2;
    pdf.moveTo(x + (width * tenth) / 10, y).lineTo(x + (width * tenth) / 10, y + length);
    pdf.moveTo(x, y + (height * tenth) / 10).lineTo(x + length, y + (height * tenth) / 10);
  }
  pdf.lineWidth(0.5).stroke('#ffffff').restore();
}

function drawPortrait(
  writer: PdfWriter,
  words: ContactWords,
  person: ContactPerson,
  jpeg: Uint8Array | undefined,
  left: number,
  top: number,
): void {
  const { pdf } = writer;
  if (jpeg === undefined) return drawMissing(writer, words, left, top, PORTRAIT.widthMm, PORTRAIT.heightMm);
  const [x, y] = [points(left), points(top)];
  const [width, height] = [points(PORTRAIT.widthMm), points(PORTRAIT.heightMm)];
  pdf.image(Buffer.from(jpeg), x, y, { width, height });
  if (person.state !== 'refused') return;
  pdf.moveTo(x, y).lineTo(x + width, y + height);
  pdf.moveTo(x + width, y).lineTo(x, y + height);
  pdf.lineWidth(1.4).stroke(RED);
}

function drawMissing(
  writer: PdfWriter,
  words: ContactWords,
  left: number,
  top: number,
  widthMm: number,
  heightMm: number,
): void {
  writer.pdf.rect(points(left), points(top), points(widthMm), points(heightMm)).lineWidth(0.4).stroke(GREY);
  writer.text(words.missing, {
    xMm: left + 0.5,
    yMm: top + heightMm / 2 - 3,
    widthMm: widthMm - 1,
    heightMm: 8,
    sizePt: 5.5,
    colour: GREY,
    align: 'center',
  });
}

function drawTickBox({ pdf }: PdfWriter, { state }: ContactPerson, left: number, top: number): void {
  const [x, y, side] = [points(left), points(top), points(3.4)];
  pdf.rect(x, y, side, side).lineWidth(0.7).fillAndStroke('#ffffff', '#1d1a16');
  if (state !== 'accepted') return;
  pdf.moveTo(x + side * 0.2, y + side * 0.5).lineTo(x + side * 0.42, y + side * 0.75);
  pdf
    .lineTo(x + side * 0.82, y + side * 0.2)
    .lineWidth(1.2)
    .stroke('#0f4a3c');
}

function drawGrid({ pdf }: PdfWriter): void {
  const { leftMm, topMm, widthMm, heightMm } = PAGE;
  for (let column = 0; column <= COLUMNS; column++) {
    const x = points(leftMm + column * CELL.widthMm);
    pdf.moveTo(x, points(topMm)).lineTo(x, points(topMm + heightMm));
  }
  for (let row = 0; row <= ROWS; row++) {
    const y = points(topMm + row * CELL.heightMm);
    pdf.moveTo(points(leftMm), y).lineTo(points(leftMm + widthMm), y);
  }
  pdf.lineWidth(0.3).stroke('#b8b2a6');
}
