import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDate, parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { generateSigningKey, importSigningKey, qrSegments, signCard } from '@passeport/credential';
import { preparePhoto } from '@passeport/photo';
import { loadSheet, loadTemplate, printCards, type PrintableCard } from '@passeport/print';
import { sheetFile, templateFolder } from '@passeport/templates';
import type { BenchCard } from './bench-card.ts';
import { timed, type Benchmark } from './benchmark.ts';
import { portraitFolder } from './fill-office.ts';
import { withPeakRss } from './peak-rss.ts';
import { printByChromium } from './peers/chromium-html.ts';
import { printNaively } from './peers/naive-pdfkit.ts';

const FULL_SIZE = 3000;
const WARM_UP_CARDS = 100;
/** One page of more cards than this ends a headless Chromium for want of memory. */
const CHROMIUM_CARDS = 500;

/**
 * Cards, both sides, from ready portraits and signed tokens: ours, pdfkit and qrcode one card after another, and
 * Chromium printing HTML: the same cards in the same run. All rates are cards per second.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const count = Math.max(WARM_UP_CARDS, Math.round(FULL_SIZE * scale));
  const scratch = await mkdtemp(join(tmpdir(), 'passeport-bench-'));
  try {
    report(`signing ${count} cards and preparing their portraits`);
    const cards = await makeCards(count);
    const template = await loadTemplate(templateFolder('passeport'));
    const job = {
      template,
      layout: await loadSheet(sheetFile('id1')),
      batch: { number: 1, label: 'Banc d’essai' },
      created: new Date(0),
    };
    const ours = (printed: PrintableCard[]) =>
      printCards({ ...job, cards: printed, output: join(scratch, 'ours.pdf') });
    await ours(cards.slice(0, WARM_UP_CARDS));
    const { peakRssMb, result: printed } = await withPeakRss(() => timed(() => ours(cards)));
    const rate = (seconds: number) => count / seconds;
    report(`ours: ${rate(printed.seconds).toFixed(0)} cards a second`);

    const plain = cards.map(toBenchCard);
    const font = template.fontFiles.get('regular');
    if (font === undefined) throw new Error('the template has no regular font');
    await printNaively(plain.slice(0, WARM_UP_CARDS), join(scratch, 'warm.pdf'), font);
    const naive = await timed(() => printNaively(plain, join(scratch, 'naive.pdf'), font));
    report(`pdfkit and qrcode: ${rate(naive.seconds).toFixed(0)} cards a second`);
    const some = plain.slice(0, CHROMIUM_CARDS);
    const chromium = await timed(() => printByChromium(some, join(scratch, 'chromium.pdf')));
    const chromiumRate = some.length / chromium.seconds;
    report(`Chromium: ${chromiumRate.toFixed(0)} cards a second`);
    return {
      cards: count,
      cardsPerSecond: rate(printed.seconds),
      naivePdfkitCardsPerSecond: rate(naive.seconds),
      chromiumCardsPerSecond: chromiumRate,
      timesNaivePdfkit: naive.seconds / printed.seconds,
      timesChromium: rate(printed.seconds) / chromiumRate,
      bytesPerCard: printed.result.bytes / count,
      photoBytesPerCard: cards.reduce((sum, { photo }) => sum + (photo?.length ?? 0), 0) / count,
      peakRssMb,
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

async function makeCards(count: number): Promise<PrintableCard[]> {
  const folder = portraitFolder();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).slice(0, 40);
  const photos = await Promise.all(
    names.map(async (name) => await preparePhoto(await readFile(join(folder, name)))),
  );
  const key = await importSigningKey((await generateSigningKey()).privateJwk);
  const mutuelle = parseMutuelleNumber('0417');
  const common = {
    edition: 1,
    name: 'Fatoumata Ɲɛnɛ Coulibaly',
    birth: parseBirthDate('1985-03-12'),
    sex: 'F' as const,
    validThrough: parseCalendarDate('2031-11-21'),
  };
  const cards: PrintableCard[] = [];
  for (let index = 0; index < count; index++) {
    const member = formatMemberNumber({
      mutuelle,
      household: Math.floor(index / 6) + 1,
      person: (index % 6) + 1,
    });
    const photo = photos[index % photos.length];
    if (photo === undefined) throw new Error('no portraits');
    const notBefore = parseCalendarDate('2026-11-22');
    const token = await signCard({ ...common, issuer: 4, member, notBefore, face: photo.face.av1 }, key);
    cards.push({
      ...common,
      card: formatCardNumber(member, 1),
      member,
      validFrom: notBefore,
      mutuelle: 'Benkadi de Siribala',
      union: 'Union de cercle de Niono',
      plan: 'AMV',
      qr: qrSegments(token),
      photo: photo.portrait.jpeg,
      office: { name: 'UTM Ségou' },
    });
  }
  return cards;
}

function toBenchCard({
  name,
  member,
  birth,
  sex,
  mutuelle,
  validFrom,
  validThrough,
  qr,
  photo,
}: PrintableCard): BenchCard {
  const dates = {
    birth: formatDate(birth),
    validFrom: formatDate(validFrom),
    validThrough: formatDate(validThrough),
  };
  return { name, member, sex, mutuelle, qr, photo: Buffer.from(photo ?? []), ...dates };
}
