import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { preparePhoto } from '@passeport/photo';
import { loadTemplate, printCards, type PrintableCard, type PrintLanguage } from '@passeport/print';
import { rasterisePdf } from '@passeport/scan';
import { templateFolder } from '@passeport/templates';
import sharp from 'sharp';
import { findSheet } from '../office/find-template.ts';

const PHOTOS = fileURLToPath(new URL('../../demo/photos', import.meta.url));
/** Whom the drawn faces are of. */
const PERSONS = [
  { name: 'Fatoumata Coulibaly', sex: 'F', birth: '1985-03-12' },
  { name: 'Ɲɛnɛ Traoré', sex: 'F', birth: '2003-06-05' },
  { name: 'Zoumana Traoré', sex: 'M', birth: '2011-09-14' },
  { name: 'Bintou Traoré', sex: 'F', birth: '2016' },
] as const;
/** As many digits as a card with a face has: its code is of that size, and says nothing. */
const QR_DIGITS = '0417001230236'.repeat(90).slice(0, 1140);
const CORNER_MM = 3.18;
const MARGIN_PX = 24;
const BACKGROUND = '#d9d6cf';

/** How a template looks, with made-up persons of drawn faces. */
export interface Preview {
  folder: string;
  language: PrintLanguage;
  dpi: number;
  /** In the place of the first person's. */
  name?: string;
}

/** A PNG: the sides of one card with their corners cut, or the sheet of one household. Throws what the print package throws. */
export async function previewTemplate({ folder, language, dpi, name }: Preview): Promise<Uint8Array> {
  const template = await loadTemplate(folder, templateFolder('passeport'));
  const layout = await findSheet(
    template.sheet === undefined ? 'id1' : (template.sheetName ?? 'id1'),
    (path) => path,
  );
  const scratch = await mkdtemp(join(tmpdir(), 'passeport-apercu-'));
  try {
    const output = join(scratch, 'preview.pdf');
    const count = template.sheet === undefined ? 1 : PERSONS.length;
    await printCards({
      template,
      layout,
      cards: await makeUpCards(count, name),
      output,
      batch: { number: 1, label: 'UTM Ségou' },
      created: new Date('2026-11-22T08:00:00Z'),
      language,
    });
    const sides: Buffer[] = [];
    for await (const { rgba, widthPx, heightPx } of rasterisePdf(await readFile(output), { dpi })) {
      const page = sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } });
      const radius = layout.page === 'card' ? (CORNER_MM / 25.4) * dpi : 0;
      sides.push(
        await page
          .composite([{ input: rounded(widthPx, heightPx, radius), blend: 'dest-in' }])
          .png()
          .toBuffer(),
      );
    }
    return await sideBySide(sides);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function makeUpCards(count: number, name: string | undefined): Promise<PrintableCard[]> {
  const photos = (await readdir(PHOTOS)).filter((file) => file.endsWith('.jpg')).sort();
  const cards: PrintableCard[] = [];
  for (const [index, made] of PERSONS.slice(0, count).entries()) {
    const person = index + 1;
    const member = formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household: 123, person });
    const { portrait } = await preparePhoto(join(PHOTOS, photos[person] ?? ''));
    cards.push({
      card: formatCardNumber(member, 1),
      member,
      name: (person === 1 ? name : undefined) ?? made.name,
      birth: parseBirthDate(made.birth),
      sex: made.sex,
      mutuelle: 'Benkadi de Siribala',
      union: 'Union de cercle de Niono',
      plan: 'AMV',
      validFrom: parseCalendarDate('2026-11-22'),
      validThrough: parseCalendarDate('2031-11-21'),
      qr: [
        { data: 'PS1:', mode: 'alphanumeric' },
        { data: QR_DIGITS, mode: 'numeric' },
      ],
      photo: portrait.jpeg,
      office: { name: 'UTM Ségou' },
      emergency: '+223 20 12 34 56',
    });
  }
  return cards;
}

function rounded(width: number, height: number, radius: number): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}"/></svg>`,
  );
}

async function sideBySide(sides: Buffer[]): Promise<Uint8Array> {
  const [first = Buffer.alloc(0)] = sides;
  const { width, height } = await sharp(first).metadata();
  const canvas = {
    width: sides.length * (width + MARGIN_PX) + MARGIN_PX,
    height: height + 2 * MARGIN_PX,
    channels: 3 as const,
    background: BACKGROUND,
  };
  const places = sides.map((input, index) => ({
    input,
    left: MARGIN_PX + index * (width + MARGIN_PX),
    top: MARGIN_PX,
  }));
  return await sharp({ create: canvas })
    .composite(places)
    .png({ palette: true, colours: 200, effort: 8 })
    .toBuffer();
}
