import PdfKit from 'pdfkit';
import QRCode from 'qrcode';
import sharp from 'sharp';

const pointsPerMm = 72 / 25.4;
const codeMm = 46;

/** A text as long as a card with a face has: 90 or so modules a side. */
export function cardText(seed: number): string {
  const digits = Array.from({ length: 1150 }, (_, at) => (at * 7 + seed * 13 + ((at * at * seed) % 11)) % 10);
  return `PS1:${digits.join('')}`;
}

/** A PDF with a card's back (ID-1, a code of 46 mm) a page. */
export function drawCards(texts: string[], password?: string): Promise<Buffer> {
  const size: [number, number] = [85.6 * pointsPerMm, 53.98 * pointsPerMm];
  const encryption = password === undefined ? {} : { userPassword: password };
  return finish(new PdfKit({ size, margin: 0, autoFirstPage: false, ...encryption }), (pdf) => {
    for (const text of texts) {
      pdf.addPage();
      pdf.fontSize(7).text('Mutuelle de Kokry', 6, 20, { lineBreak: false });
      pdf.path(codePath(text, 35, 4)).fill('#000');
    }
  });
}

/** An A4 page with ten card backs on it, two by five. */
export function drawSheet(texts: string[]): Promise<Buffer> {
  return finish(new PdfKit({ size: 'A4', margin: 0 }), (pdf) => {
    for (const [at, text] of texts.entries()) {
      pdf.path(codePath(text, 40 + (at % 2) * 93, 14 + Math.floor(at / 2) * 55)).fill('#000');
    }
  });
}

/** A code as pixels, `modulePx` a module, with its quiet zone. */
export function drawCode(text: string, modulePx: number) {
  const { modules } = encode(text);
  const side = modules.size + 8;
  const grey = new Uint8Array(side * side).fill(255);
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) grey[(row + 4) * side + column + 4] = 0;
    }
  }
  return sharp(grey, { raw: { width: side, height: side, channels: 1 } })
    .resize(side * modulePx, side * modulePx, { kernel: 'nearest' })
    .toColourspace('srgb');
}

function encode(text: string) {
  return QRCode.create(
    [
      { data: Buffer.from(text.slice(0, 4)), mode: 'byte' },
      { data: text.slice(4), mode: 'numeric' },
    ],
    { errorCorrectionLevel: 'M' },
  );
}

/** The dark modules of a code of 46 mm as an SVG path, its top left corner at `leftMm`, `topMm`. */
function codePath(text: string, leftMm: number, topMm: number): string {
  const { modules } = encode(text);
  const step = (codeMm * pointsPerMm) / modules.size;
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const x = leftMm * pointsPerMm + column * step;
      const y = topMm * pointsPerMm + row * step;
      path += `M${x.toFixed(3)} ${y.toFixed(3)}h${step.toFixed(3)}v${step.toFixed(3)}h-${step.toFixed(3)}Z`;
    }
  }
  return path;
}

function finish(pdf: PDFKit.PDFDocument, draw: (pdf: PDFKit.PDFDocument) => void): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    draw(pdf);
    pdf.end();
  });
}
