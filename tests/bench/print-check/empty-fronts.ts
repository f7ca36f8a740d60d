import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import {
  cardParts,
  formatCardNumber,
  formatMemberNumber,
  parseMutuelleNumber,
  type CardNumber,
} from '@passeport/codes';
import { loadSheet, loadTemplate, printCards } from '@passeport/print';
import { rasterisePdf } from '@passeport/scan';
import { sheetFile, templateFolder } from '@passeport/templates';
import sharp from 'sharp';
import { planOf, type BatchGeometry } from '../../../cli/src/print-shop/batch-plan.ts';

/** Dots an inch of the printers that cards are printed with. */
export const PRINTER_DPI = [150, 200, 300] as const;

/** The front of `passeport` as printers print it, without a photo, and where everything is on it. */
export interface EmptyFronts {
  geometry: BatchGeometry;
  /** PNG by the printer's dots an inch. */
  papers: ReadonlyMap<number, Uint8Array>;
}

/** The card of the mutuelle 0400's household of that number. */
export function benchCard(household: number): CardNumber {
  const mutuelle = parseMutuelleNumber('0400');
  return formatCardNumber(formatMemberNumber({ mutuelle, household, person: 1 }), 1);
}

/** Prints one front by the very template and draws it for every printer. */
export async function printEmptyFronts(): Promise<EmptyFronts> {
  const folder = await mkdtemp(join(tmpdir(), 'passeport-fronts-'));
  try {
    const [template, layout] = [
      await loadTemplate(templateFolder('passeport')),
      await loadSheet(sheetFile('id1')),
    ];
    const output = join(folder, 'front.pdf');
    const card = benchCard(1);
    const report = await printCards({
      template,
      layout,
      batch: { number: 1, label: 'Banc d’essai' },
      created: new Date(0),
      output,
      cards: [
        {
          card,
          member: cardParts(card).member,
          name: 'Fatoumata Coulibaly',
          birth: parseBirthDate('1985-03-12'),
          sex: 'F',
          mutuelle: 'Benkadi de Siribala',
          validFrom: parseCalendarDate('2026-01-01'),
          validThrough: parseCalendarDate('2031-11-21'),
          qr: [{ data: '0123456789', mode: 'numeric' }],
          office: { name: 'UTM Ségou' },
        },
      ],
    });
    const pdf = await readFile(output);
    const papers = new Map<number, Uint8Array>();
    for (const dpi of PRINTER_DPI)
      for await (const { rgba, widthPx, heightPx } of rasterisePdf(pdf, { dpi, pages: [1] })) {
        const raw = { width: widthPx, height: heightPx, channels: 4 as const };
        papers.set(dpi, await sharp(rgba, { raw }).flatten({ background: '#fff' }).png().toBuffer());
      }
    return { geometry: planOf(report, template, layout).geometry, papers };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
