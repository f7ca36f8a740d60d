import { BAND, GOLD, GREEN, INK, SOFT, writeLine } from '@passeport/paper';
import { drawPlainCode } from './draw-plain-code.ts';
import { printPages, type DocumentJob } from './print-pages.ts';

/** What stands on the page, besides the code. */
export interface InvitationWords {
  title: string;
  /** Whose desk it is, in large letters. */
  desk: string;
  office: string;
  /** What to do, in order. */
  steps: string[];
  /** Above the fingerprint. */
  check: string;
  /** Groups of digits. */
  fingerprint: string;
  foot: string;
}

export interface InvitationPage extends DocumentJob {
  /** The text of the code; the code is also a link to it. */
  link: string;
  words: InvitationWords;
}

const PAGE = { widthMm: 210, heightMm: 297, marginMm: 18 };
const WIDTH = PAGE.widthMm - 2 * PAGE.marginMm;
/** Read from a wall, at arm's length. */
const CODE_MM = 112;

/** A page to hang up or hand out: an office's invitation to a health centre's phones. Throws `output-full`, `output-unwritable`. */
export async function printInvitation({ link, words, ...job }: InvitationPage): Promise<void> {
  await printPages({ ...job, size: PAGE, title: words.title, language: 'fr' }, [
    (document) => drawPage(document, link, words),
  ]);
}

function drawPage(document: PDFKit.PDFDocument, link: string, words: InvitationWords): void {
  const line = { x: PAGE.marginMm, width: WIDTH };
  document.rect(0, 0, PAGE.widthMm, 46).fill(GREEN);
  writeLine(document, words.title, { ...line, y: 9, size: 6, colour: GOLD });
  writeLine(document, words.desk, { ...line, y: 18, size: 11, bold: true, colour: '#ffffff' });
  writeLine(document, words.office, { ...line, y: 34, size: 5, colour: '#ffffff' });
  const left = (PAGE.widthMm - CODE_MM) / 2;
  drawPlainCode(document, link, { left, top: 56, width: CODE_MM });
  document.link(left, 56, CODE_MM, CODE_MM, link);
  let top = 56 + CODE_MM + 10;
  for (const [at, step] of words.steps.entries()) {
    document.circle(PAGE.marginMm + 4, top + 4, 4.2).fill(GREEN);
    writeLine(document, String(at + 1), {
      x: PAGE.marginMm,
      width: 8,
      y: top + 0.4,
      size: 5.2,
      bold: true,
      colour: '#ffffff',
      align: 'center',
    });
    document.font('regular').fontSize(5).fillColor(INK);
    document.text(step, PAGE.marginMm + 12, top + 0.6, { width: WIDTH - 12 });
    top = Math.max(top + 10, document.y + 3);
  }
  document.roundedRect(PAGE.marginMm, top + 4, WIDTH, 25, 3).fill(BAND);
  const inside = { x: PAGE.marginMm + 6, width: WIDTH - 12 };
  writeLine(document, words.check, { ...inside, y: top + 8, size: 4, colour: SOFT });
  writeLine(document, words.fingerprint, { ...inside, y: top + 15.5, size: 8, bold: true });
  writeLine(document, words.foot, { ...line, y: 284, size: 3.4, colour: SOFT });
}
