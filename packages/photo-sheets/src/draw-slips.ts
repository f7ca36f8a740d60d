import type { Writable } from 'node:stream';
import { encodePhotoSlip, type MemberNumber } from '@passeport/codes';
import QRCode from 'qrcode';
import { PdfWriter, points } from './pdf-writer.ts';
import { SLIP } from './slip-geometry.ts';

const COLUMNS = 2;
const ROWS = 4;
const A_PAGE = COLUMNS * ROWS;
const GREEN = '#0f4a3c';
const GREY = '#5a554d';

/** Somebody whose photo is to be taken. Everything is shown as it is given. */
export interface SlipPerson {
  member: MemberNumber;
  name: string;
  /** Birth and sex, to tell namesakes apart. */
  details: string;
  /** Where she lives, and her household. */
  place: string;
  household: string;
}

/** What every slip says, in the office's language. */
export interface SlipWords {
  title: string;
  instruction: string;
  /** In the margin of each sheet. */
  sheet: (page: number, pages: number) => string;
}

/**
 * Draws slips to cut out and to hold in the picture, eight an A4 sheet, in the order given: the QR code of
 * `encodePhotoSlip` at the highest error correction, name and number. Returns how many pages.
 */
export async function drawSlips(
  people: readonly SlipPerson[],
  { words, author, created }: { words: SlipWords; author: string; created: Date },
  output: Writable,
): Promise<{ pages: number }> {
  const writer = new PdfWriter(output, { title: words.title, author, created });
  const pages = Math.ceil(people.length / A_PAGE);
  for (const [index, person] of people.entries()) {
    if (index % A_PAGE === 0) {
      await writer.keepUp();
      writer.addPage();
      drawCutLines(writer);
    }
    const place = index % A_PAGE;
    const left = (place % COLUMNS) * SLIP.widthMm;
    const top = Math.floor(place / COLUMNS) * SLIP.heightMm;
    drawSlip(writer, person, words, left, top);
    if (place === 0) {
      const page = index / A_PAGE + 1;
      writer.text(words.sheet(page, pages), {
        xMm: left + 62,
        yMm: top + 3.4,
        widthMm: 38,
        heightMm: 3,
        sizePt: 5.5,
        colour: GREY,
        align: 'right',
      });
    }
  }
  await writer.end();
  return { pages };
}

function drawSlip(
  writer: PdfWriter,
  { member, name, details, place, household }: SlipPerson,
  words: SlipWords,
  left: number,
  top: number,
): void {
  drawCode(writer, encodePhotoSlip(member), left + SLIP.codeLeftMm, top + SLIP.codeTopMm);
  const column = { xMm: left + 60, widthMm: 40 };
  writer.pdf.rect(points(left + 60), points(top + 8), points(10), points(1.1)).fill(GREEN);
  writer.text(words.title.toLocaleUpperCase('fr'), {
    ...column,
    yMm: top + 10,
    heightMm: 4,
    sizePt: 6.5,
    font: 'bold',
    colour: GREEN,
  });
  writer.lines(name, { ...column, yMm: top + 15, heightMm: 17, sizePt: 12.5, font: 'bold' });
  writer.line(details, { ...column, yMm: top + 34, heightMm: 5, sizePt: 8.5 });
  writer.line(place, { ...column, yMm: top + 42, heightMm: 6, sizePt: 10, font: 'bold', colour: GREEN });
  writer.line(household, { ...column, yMm: top + 48, heightMm: 5, sizePt: 8.5, colour: GREY });
  const across = { xMm: left + 7, widthMm: SLIP.widthMm - 14, align: 'center' } as const;
  writer.line(member, { ...across, yMm: top + 54.2, heightMm: 11, sizePt: 23, font: 'bold' });
  writer.line(words.instruction, { ...across, yMm: top + 66.2, heightMm: 4, sizePt: 7, colour: GREY });
}

/** Two segments: the prefix as letters, the number as digits; 25 modules at level H. */
function drawCode({ pdf }: PdfWriter, text: string, leftMm: number, topMm: number): void {
  const prefix = text.slice(0, -13);
  const { modules } = QRCode.create(
    [
      { data: prefix, mode: 'alphanumeric' },
      { data: text.slice(-13), mode: 'numeric' },
    ],
    { errorCorrectionLevel: 'H' },
  );
  const step = points(SLIP.codeMm) / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      // Runs of dark modules are one rectangle: no hairlines between them.
      let run = 1;
      while (column + run < modules.size && modules.get(row, column + run)) run++;
      pdf.rect(points(leftMm) + column * step, points(topMm) + row * step, run * step, step * 1.02);
      column += run - 1;
    }
  pdf.fill('#000000');
}

function drawCutLines({ pdf }: PdfWriter): void {
  pdf.lineWidth(0.4).dash(2.4, { space: 2.4 }).strokeColor('#9a958c');
  for (let column = 1; column < COLUMNS; column++)
    pdf.moveTo(points(column * SLIP.widthMm), 0).lineTo(points(column * SLIP.widthMm), points(297));
  for (let row = 1; row < ROWS; row++)
    pdf.moveTo(0, points(row * SLIP.heightMm)).lineTo(points(210), points(row * SLIP.heightMm));
  pdf.stroke().undash();
}
