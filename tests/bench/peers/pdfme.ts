import { writeFile } from 'node:fs/promises';
import { generate } from '@pdfme/generator';
import { image, line, rectangle, text } from '@pdfme/schemas';
import type { Template } from '@pdfme/common';
import QRCode from 'qrcode';
import type { BenchCard } from '../bench-card.ts';

/**
 * Cards by pdfme's generator, a template and an input a card as its manual shows it. Its own QR field refuses texts of
 * 500 bytes and more: the code is drawn by the qrcode library, as a picture.
 */
export async function printByPdfme(
  cards: readonly BenchCard[],
  output: string,
  font: Uint8Array,
): Promise<void> {
  const inputs = await Promise.all(
    cards.map(async ({ qr, photo, birth, sex, validFrom, validThrough, ...card }) => ({
      name: card.name,
      birth: `${birth} ${sex}`,
      mutuelle: card.mutuelle,
      validity: `${validFrom} – ${validThrough}`,
      member: card.member,
      backMember: card.member,
      photo: `data:image/jpeg;base64,${photo.toString('base64')}`,
      qr: await QRCode.toDataURL(
        qr.map(({ data, mode }) => ({ data, mode })),
        { errorCorrectionLevel: 'M', margin: 4, scale: 4 },
      ),
    })),
  );
  const pdf = await generate({
    template: TEMPLATE,
    inputs,
    plugins: { text, image, line, rectangle },
    options: { font: { body: { data: Buffer.from(font), fallback: true, subset: true } } },
  });
  await writeFile(output, pdf);
}

const words = (name: string, x: number, y: number, fontSize: number, changes: object = {}) => ({
  name,
  type: 'text',
  position: { x, y },
  width: 50,
  height: 6,
  fontSize,
  content: '',
  ...changes,
});

const picture = (name: string, x: number, y: number, width: number, height: number) => ({
  name,
  type: 'image',
  position: { x, y },
  width,
  height,
  content: '',
});

const TEMPLATE: Template = {
  basePdf: { width: 85.6, height: 53.98, padding: [0, 0, 0, 0] },
  schemas: [
    [
      {
        name: 'band',
        type: 'rectangle',
        position: { x: 0, y: 0 },
        width: 85.6,
        height: 9,
        color: '#1f5f4a',
        borderWidth: 0,
        borderColor: '#1f5f4a',
        readOnly: true,
      },
      words('title', 4, 2.5, 11, { content: 'Passeport de santé', readOnly: true, fontColor: '#ffffff' }),
      picture('photo', 4, 12, 26, 32.5),
      words('name', 33, 13, 11),
      words('birth', 33, 24, 8),
      words('mutuelle', 33, 29, 8),
      words('validity', 33, 34, 8),
      words('member', 33, 40, 14),
    ],
    [
      picture('qr', 3, 3, 48, 48),
      words('backMember', 53, 6, 8, { width: 30 }),
      words('advice', 53, 12, 8, {
        width: 30,
        height: 20,
        content: 'Présentez cette carte au centre de santé.',
        readOnly: true,
      }),
    ],
  ],
};
