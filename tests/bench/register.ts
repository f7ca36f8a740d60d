import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable, readMemberRegister } from '@passeport/intake';
import { parseCalendarDate } from '@passeport/calendar';
import { readFile } from 'node:fs/promises';
import QRCode from 'qrcode';
import * as v from 'valibot';
import { openDesk } from '../journeys/office.ts';
import { timed, type Benchmark } from './benchmark.ts';
import { writeRegisterAndPhotos } from './fill-office.ts';
import { withPeakRss } from './peak-rss.ts';

const FULL_SIZE = 3000;
const cards = v.array(v.object({ qrText: v.string() }));

/**
 * A register and its photos (about a megapixel each) become a PDF, by the operator's own commands, stage by stage.
 * `readRegisterSeconds` is the reading alone, of `importSeconds`; `qrAloneSeconds` is the QR encoding of `pdfSeconds`
 * by itself and in one thread: in the PDF's time it runs beside the layout, on two.
 */
export const benchmark: Benchmark = async ({ scale, report }) => {
  const persons = Math.round(FULL_SIZE * scale);
  const scratch = await mkdtemp(join(tmpdir(), 'passeport-bench-'));
  const desk = openDesk();
  const run = async (...args: string[]): Promise<unknown> => {
    const answer = await desk.ask(...args);
    if (typeof answer === 'object' && answer !== null && 'error' in answer)
      throw new Error(JSON.stringify(answer));
    return answer;
  };
  try {
    report(`making a register of ${persons} persons and as many photos`);
    const { register, photos } = await writeRegisterAndPhotos(scratch, persons);
    await run('init');
    await run('mutuelle', 'add', 'Benkadi');
    const bytes = await readFile(register);
    const stage = async (name: string, work: () => Promise<unknown>) => {
      const { peakRssMb, result } = await withPeakRss(() => timed(work));
      report(`${name}: ${result.seconds.toFixed(2)} s`);
      return { seconds: result.seconds, peakRssMb, result: result.result };
    };
    const reading = await stage('reading the register alone', async () =>
      readMemberRegister(await readTable(bytes, 'registre.xlsx'), { today: parseCalendarDate('2026-11-15') }),
    );
    const imported = await stage('import', () => run('import', 'members', register));
    const pictures = await stage('photos', () => run('import', 'photos', photos));
    const signed = await stage('signing', () => run('card', 'issue', '--all'));
    const printed = await stage('PDF', () => run('print', 'batch'));
    const texts = v.parse(cards, await run('card', 'list')).map(({ qrText }) => qrText);
    const qr = await stage('QR codes alone', async () => texts.forEach(encode));
    const pdf = v.parse(v.object({ pdfPath: v.string() }), printed.result);
    const stages = [imported, pictures, signed, printed];
    const seconds = stages.reduce((sum, one) => sum + one.seconds, 0);
    return {
      persons,
      cards: texts.length,
      importSeconds: imported.seconds,
      readRegisterSeconds: reading.seconds,
      photoSeconds: pictures.seconds,
      millisecondsPerPhoto: (pictures.seconds * 1000) / persons,
      signSeconds: signed.seconds,
      pdfSeconds: printed.seconds,
      qrAloneSeconds: qr.seconds,
      totalSeconds: seconds,
      bytesPerCard: (await stat(pdf.pdfPath)).size / texts.length,
      importPeakRssMb: imported.peakRssMb,
      photoPeakRssMb: pictures.peakRssMb,
      signPeakRssMb: signed.peakRssMb,
      pdfPeakRssMb: printed.peakRssMb,
    };
  } finally {
    desk.close();
    await rm(scratch, { recursive: true, force: true });
  }
};

function encode(qrText: string): void {
  const segments = [
    { data: qrText.slice(0, 4), mode: 'alphanumeric' as const },
    { data: qrText.slice(4), mode: 'numeric' as const },
  ];
  QRCode.create(segments, { errorCorrectionLevel: 'M', maskPattern: 0 });
}
