import { writeFile } from 'node:fs/promises';
import QRCode from 'qrcode';
import { launchBrowser } from '../../browser/launch-browser.ts';
import type { BenchCard } from '../bench-card.ts';

/** Cards as an HTML page that a headless Chromium prints to PDF: QR codes as SVG, photos as data URLs. */
export async function printByChromium(cards: readonly BenchCard[], output: string): Promise<void> {
  const sides = await Promise.all(cards.map(toHtml));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${sides.join('')}`);
    await writeFile(output, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  } finally {
    await browser.close();
  }
}

const STYLE = `
@page { size: 85.6mm 53.98mm; margin: 0 }
body { margin: 0; font: 8pt sans-serif }
section { position: relative; width: 85.6mm; height: 53.98mm; overflow: hidden; break-after: page }
header { height: 9mm; background: #1f5f4a; color: #fff; font-size: 11pt; padding: 2mm 4mm; box-sizing: border-box }
section > * { position: absolute } header { position: static !important }`;

async function toHtml(card: BenchCard): Promise<string> {
  const symbol = await QRCode.toString(
    card.qr.map(({ data, mode }) => ({ data, mode })),
    { errorCorrectionLevel: 'M', margin: 4, type: 'svg' },
  );
  const photo = `data:image/jpeg;base64,${Buffer.from(card.photo).toString('base64')}`;
  return `<section><header>Passeport de santé</header>
<img src="${photo}" style="left:4mm;top:12mm;width:26mm;height:32.5mm">
<b style="left:33mm;top:13mm;font-size:11pt">${card.name}</b>
<span style="left:33mm;top:24mm">${card.birth} ${card.sex}</span>
<span style="left:33mm;top:29mm">${card.mutuelle}</span>
<span style="left:33mm;top:34mm">${card.validFrom} – ${card.validThrough}</span>
<b style="left:33mm;top:40mm;font-size:14pt">${card.member}</b></section>
<section><div style="left:3mm;top:3mm;width:48mm;height:48mm">${symbol}</div>
<span style="left:53mm;top:6mm">${card.member}</span>
<span style="left:53mm;top:12mm;width:30mm">Présentez cette carte au centre de santé.</span></section>`;
}
