import QRCode from 'qrcode';

/** A QR code of level M, drawn with rectangles; measures in the document's units. */
export function drawPlainCode(
  document: PDFKit.PDFDocument,
  text: string,
  { left, top, width }: { left: number; top: number; width: number },
): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const step = width / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      // Runs of dark modules are one rectangle: no hairlines between them.
      let run = 1;
      while (column + run < modules.size && modules.get(row, column + run)) run++;
      document.rect(left + column * step, top + row * step, run * step, step * 1.02);
      column += run - 1;
    }
  }
  document.fill('#000000');
}
