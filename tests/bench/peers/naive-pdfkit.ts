import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { BenchCard } from '../bench-card.ts';

const MM = 72 / 25.4;
const WIDTH = 85.6 * MM;
const HEIGHT = 53.98 * MM;

/** The obvious way to print cards: pdfkit and qrcode as their manuals show them, one card after another. */
export async function printNaively(
  cards: readonly BenchCard[],
  output: string,
  font: Uint8Array,
): Promise<void> {
  const document = new PDFDocument({ size: [WIDTH, HEIGHT], margin: 0, autoFirstPage: false });
  const file = document.pipe(createWriteStream(output));
  document.registerFont('body', Buffer.from(font));
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
    const { modules } = QRCode.create(card.qr, { errorCorrectionLevel: 'M' });
    const module = (45 * MM) / modules.size;
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        if (modules.get(row, column) === 0) continue;
        document.rect(4 * MM + column * module, 4 * MM + row * module, module, module);
      }
    }
    document.fill('#000000');
    document.fontSize(8).text(card.member, 53 * MM, 6 * MM, { lineBreak: false });
    document.text('Présentez cette carte au centre de santé.', 53 * MM, 12 * MM, { width: 30 * MM });
  }
  document.end();
  await finished(file);
}
