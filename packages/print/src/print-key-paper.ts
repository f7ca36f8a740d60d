import { INK, SOFT, writeLine } from '@passeport/paper';
import { drawPlainCode } from './draw-plain-code.ts';
import { printPages, type DocumentJob } from './print-pages.ts';

/** A key on paper: everything that stands on the page. */
export interface KeyPaper extends DocumentJob {
  /** The text of the code. */
  code: string;
  words: {
    title: string;
    /** What whoever finds the page must know. */
    warning: string;
    steps: string[];
    fingerprint: string;
    foot: string;
    /** The key, in four columns, numbered. */
    keyWords: string[];
  };
}

const PAGE = { widthMm: 210, heightMm: 297, marginMm: 18 };
const WIDTH = PAGE.widthMm - 2 * PAGE.marginMm;
const CODE_MM = 70;
const COLUMNS = 4;

/** Writes the page. Throws `output-full`, `output-unwritable`. */
export async function printKeyPaper({ code, words, ...job }: KeyPaper): Promise<void> {
  await printPages({ ...job, size: PAGE, title: words.title, language: 'fr' }, [
    (document) => drawPage(document, code, words),
  ]);
}

function drawPage(document: PDFKit.PDFDocument, code: string, words: KeyPaper['words']): void {
  const line = { x: PAGE.marginMm, width: WIDTH };
  writeLine(document, words.title, { ...line, y: 16, size: 9, bold: true });
  document.roundedRect(PAGE.marginMm, 31, WIDTH, 24, 3).fill('#9a3412');
  document.font('bold').fontSize(4.6).fillColor('#ffffff');
  document.text(words.warning, PAGE.marginMm + 5, 35, { width: WIDTH - 10 });
  drawPlainCode(document, code, { left: PAGE.marginMm, top: 66, width: CODE_MM });
  const beside = PAGE.marginMm + CODE_MM + 10;
  let top = 66;
  for (const step of words.steps) {
    document.font('regular').fontSize(4.4).fillColor(INK);
    document.text(step, beside, top, { width: WIDTH - CODE_MM - 10 });
    top = document.y + 3.5;
  }
  const rows = Math.ceil(words.keyWords.length / COLUMNS);
  for (const [at, word] of words.keyWords.entries()) {
    const [column, row] = [Math.floor(at / rows), at % rows];
    const x = PAGE.marginMm + (column * WIDTH) / COLUMNS;
    const y = 152 + row * 15;
    writeLine(document, String(at + 1), {
      x,
      y: y + 1.6,
      width: 8,
      size: 4,
      colour: SOFT,
      align: 'right',
    });
    writeLine(document, word, { x: x + 10, y, width: WIDTH / COLUMNS - 11, size: 6, bold: true });
  }
  writeLine(document, words.fingerprint, { ...line, y: 256, size: 5 });
  writeLine(document, words.foot, { ...line, y: 282, size: 4, colour: SOFT });
}
