import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { BenchCard } from '../bench-card.ts';

const MM = 72 / 25.4;
const WIDTH = 85.6 * MM;
const HEIGHT = 53.98 * MM;

/** The obvious way to print cards: pdfkit and qrcode as their manuals show them, one card after another. */
export async function printNaively(cards: readonly BenchCard[], output: string, font: string): Promise<void> {
  const document = new PDFDocument({ size: [WIDTH, HEIGHT], margin: 0, autoFirstPage: false });
  const file = document.pipe(createWriteStream(output));
  document.registerFont('body', font);
  for (const card of cards) {
    document.addPage();
    document.rect(0, 0, WIDTH, 9 * MM).fill('#1f5f4a');
    document
      .font('body')
      .fontSize(11)
      .fillColor('#ffffff')
      .text('Passeport de santé', 4 * MM, 2.5 * MM, { lineBreak: false });
    document.image(card.photo, 4 * MM, 12 * MM, { width: 26 * MM, height: 32.5 * MM });
    document
      .fillColor('#1c1c1c')
      .fontSize(11)
      .text(card.name, 33 * MM, 13 * MM, { width: 49 * MM });
    document.fontSize(8).text(`${card.birth}   ${card.sex}`, 33 * MM, 24 * MM, { lineBreak: false });
    document.text(card.mutuelle, 33 * MM, 29 * MM, { lineBreak: false });
    document.text(`${card.validFrom} – ${card.validThrough}`, 33 * MM, 34 * MM, { lineBreak: false });
    document.fontSize(14).text(card.member, 33 * MM, 40 * MM, { lineBreak: false });

    document.addPage();
    const symbol = await QRCode.toBuffer(
      card.qr.map(({ data, mode }) => ({ data, mode })),
      { errorCorrectionLevel: 'M', margin: 4, scale: 4 },
    );
    document.image(symbol, 3 * MM, 3 * MM, { width: 48 * MM, height: 48 * MM });
    document.fontSize(8).text(card.member, 53 * MM, 6 * MM, { lineBreak: false });
    document.text('Présentez cette carte au centre de santé.', 53 * MM, 12 * MM, { width: 30 * MM });
  }
  document.end();
  await finished(file);
}
