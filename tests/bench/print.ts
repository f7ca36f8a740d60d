import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { generateSigningKey, importSigningKey, qrSegments, signCard } from '@passeport/credential';
import { preparePhoto } from '@passeport/photo';
import { loadTemplate } from '@passeport/print';
import { templateFolder } from '@passeport/templates';
import * as v from 'valibot';
import type { BenchCard } from './bench-card.ts';
import { timed, type Benchmark } from './benchmark.ts';
import { portraitFolder } from './fill-office.ts';
import { printByChromium } from './peers/chromium-html.ts';
import { printNaively } from './peers/naive-pdfkit.ts';
import { printByPdfme } from './peers/pdfme.ts';
import type { StoredCard } from './print-job.ts';

const FULL_SIZE = 3000;
const WARM_UP_CARDS = 100;
/** One page of more cards than this ends a headless Chromium for want of memory. */
const CHROMIUM_CARDS = 500;
/** It keeps all of its document: the rate falls with more. */
const PDFME_CARDS = 100;
const FACES = 40;

const alone = v.object({
  bytes: v.number(),
  seconds: v.number(),
  peakRssMb: v.number(),
  cpuSeconds: v.number(),
  rssMb: v.array(v.number()),
});

/**
 * Cards, both sides, from ready portraits and signed tokens: ours, in a process that does nothing else and is started as the
 * office's command is; then pdfkit and qrcode one card after another, pdfme, and Chromium printing HTML. The same cards in
 * the same run. All rates are cards per second.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const count = Math.max(WARM_UP_CARDS, Math.round(FULL_SIZE * scale));
  const scratch = await mkdtemp(join(tmpdir(), 'passeport-bench-'));
  try {
    report(`signing ${count} cards and preparing their portraits`);
    const cards = await makeCards(count, scratch);
    const rate = (seconds: number) => count / seconds;
    const card = await printAlone(scratch, 'passeport', 'id1');
    report(`ours: ${rate(card.seconds).toFixed(0)} cards a second`);
    const sheet = await printAlone(scratch, 'passeport', 'a4-2x5');
    report(`ours, ten on A4: ${rate(sheet.seconds).toFixed(0)} cards a second`);

    const font = (await loadTemplate(templateFolder('passeport'))).fontFiles.get('regular');
    if (font === undefined) throw new Error('the template has no regular font');
    await printNaively(cards.slice(0, WARM_UP_CARDS), join(scratch, 'warm.pdf'), font);
    const naive = await timed(() => printNaively(cards, join(scratch, 'naive.pdf'), font));
    report(`pdfkit and qrcode: ${rate(naive.seconds).toFixed(0)} cards a second`);
    const forPdfme = cards.slice(0, PDFME_CARDS);
    await printByPdfme(forPdfme.slice(0, 5), join(scratch, 'warm.pdf'), font);
    const pdfme = await timed(() => printByPdfme(forPdfme, join(scratch, 'pdfme.pdf'), font));
    const pdfmeRate = forPdfme.length / pdfme.seconds;
    report(`pdfme: ${pdfmeRate.toFixed(1)} cards a second`);
    const some = cards.slice(0, CHROMIUM_CARDS);
    const chromium = await timed(() => printByChromium(some, join(scratch, 'chromium.pdf')));
    const chromiumRate = some.length / chromium.seconds;
    report(`Chromium: ${chromiumRate.toFixed(0)} cards a second`);
    return {
      cards: count,
      cardsPerSecond: rate(card.seconds),
      a4CardsPerSecond: rate(sheet.seconds),
      cpuMsPerCard: (card.cpuSeconds * 1000) / count,
      naivePdfkitCardsPerSecond: rate(naive.seconds),
      pdfmeCardsPerSecond: pdfmeRate,
      chromiumCardsPerSecond: chromiumRate,
      timesNaivePdfkit: naive.seconds / card.seconds,
      timesPdfme: rate(card.seconds) / pdfmeRate,
      timesChromium: rate(card.seconds) / chromiumRate,
      bytesPerCard: card.bytes / count,
      photoBytesPerCard: cards.reduce((sum, { photo }) => sum + photo.length, 0) / count,
      peakRssMb: card.peakRssMb,
      a4PeakRssMb: sheet.peakRssMb,
      rssMbEvery250: card.rssMb.join(' '),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

/** Prints in a process of its own, which says how it went. */
async function printAlone(folder: string, template: string, layout: string) {
  const script = fileURLToPath(new URL('print-alone.ts', import.meta.url));
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [
    '--max-semi-space-size=8',
    script,
    folder,
    template,
    layout,
  ]);
  return v.parse(v.pipe(v.string(), v.parseJson(), alone), stdout);
}

/** The cards as every peer takes them; in the folder, as an office keeps them: a line a card, a file a portrait. */
async function makeCards(count: number, folder: string): Promise<BenchCard[]> {
  const portraits = portraitFolder();
  const names = (await readdir(portraits)).filter((name) => name.endsWith('.jpg')).slice(0, FACES);
  const photos = await Promise.all(
    names.map(async (name, index) => {
      const { portrait, face } = await preparePhoto(await readFile(join(portraits, name)));
      await writeFile(join(folder, `${index}.jpg`), portrait.jpeg);
      return { jpeg: Buffer.from(portrait.jpeg), face: face.av1 };
    }),
  );
  const key = await importSigningKey((await generateSigningKey()).privateJwk);
  const mutuelle = parseMutuelleNumber('0417');
  const common = { name: 'Fatoumata Ɲɛnɛ Coulibaly', sex: 'F' as const };
  const dates = { birth: '1985-03-12', validFrom: '2026-11-22', validThrough: '2031-11-21' };
  const cards: BenchCard[] = [];
  let lines = '';
  for (let index = 0; index < count; index++) {
    const member = formatMemberNumber({
      mutuelle,
      household: Math.floor(index / 6) + 1,
      person: (index % 6) + 1,
    });
    const photo = photos[index % photos.length];
    if (photo === undefined) throw new Error('no portraits');
    const claims = {
      ...common,
      issuer: 4,
      member,
      edition: 1,
      birth: parseBirthDate(dates.birth),
      notBefore: parseCalendarDate(dates.validFrom),
      validThrough: parseCalendarDate(dates.validThrough),
      face: photo.face,
    };
    const qr = qrSegments(await signCard(claims, key));
    const card = { ...common, ...dates, member, mutuelle: 'Benkadi de Siribala', qr };
    const stored: StoredCard = {
      ...card,
      card: formatCardNumber(member, 1),
      photo: `${index % photos.length}.jpg`,
    };
    lines += `${JSON.stringify(stored)}\n`;
    cards.push({ ...card, photo: photo.jpeg });
  }
  await writeFile(join(folder, 'cards.jsonl'), lines);
  return cards;
}
