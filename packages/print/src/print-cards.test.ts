import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseBirthDate } from '@passeport/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundsOf, rasterise, readCodes } from '../testing/rasterise.ts';
import { sampleCard, sampleCards } from '../testing/sample-cards.ts';
import { openSheet } from '../testing/open-sheet.ts';
import { loadTemplate, type Template } from './load-template.ts';
import { preflightCards, printCards, type PrintJob, type PrintReport } from './print-cards.ts';
import type { PrintableCard } from './printable-card.ts';

const CARD = { widthMm: 85.6, heightMm: 53.98 };
const PASSEPORT = fileURLToPath(new URL('../../../templates/passeport', import.meta.url));

let folder: string;
let template: Template;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-print-'));
  template = await loadTemplate(PASSEPORT);
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

async function print(name: string, changes: Partial<PrintJob> = {}): Promise<[string, PrintReport]> {
  const output = join(folder, name);
  const report = await printCards({
    template,
    layout: await openSheet('id1'),
    cards: sampleCards(3),
    output,
    batch: { number: 7, label: 'UTM Ségou' },
    created: new Date('2026-11-22T08:00:00Z'),
    ...changes,
  });
  return [output, report];
}

const textOf = (card: PrintableCard) => card.qr.map(({ data }) => data).join('');

describe('a page a side', () => {
  it('has pages of exactly a card, and QR codes that read at 200 dpi', async () => {
    const [path, report] = await print('id1.pdf');
    expect(report).toMatchObject({ pages: 6, cards: 3, warnings: [] });
    expect(report.bytes).toBe((await readFile(path)).length);
    const pages = await rasterise(path, 200);
    expect(pages).toHaveLength(6);
    for (const { widthMm, heightMm } of pages) {
      expect(widthMm).toBeCloseTo(CARD.widthMm, 2);
      expect(heightMm).toBeCloseTo(CARD.heightMm, 2);
    }
    const read = await Promise.all(pages.map((page) => readCodes(page)));
    expect(read.map((codes) => codes.map(({ text }) => text))).toStrictEqual(
      sampleCards(3).flatMap((card) => [[], [textOf(card)]]),
    );
  });
});

it('refuses a drawing whose parts show each other without end, before it has cost much', async () => {
  const levels = Array.from({ length: 9 }, (_, at) => at + 1);
  const parts = levels.map((at) => `<g id="p${at}">${`<use href="#p${at - 1}"/>`.repeat(10)}</g>`).join('');
  const bomb = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><path id="p0" d="M0 0L1 1"/>${parts}</defs><use href="#p9"/></svg>`;
  const drawings = new Map(template.drawings).set('front.svg', bomb);
  await expect(print('bomb.pdf', { template: { ...template, drawings } })).rejects.toMatchObject({
    code: 'template-invalid',
    details: { where: 'front.svg' },
  });
  expect(await readdir(folder)).not.toContain('bomb.pdf');
});

describe('ten on A4', () => {
  it('keeps cards apart from the sheet’s marks', async () => {
    const [path, report] = await print('marks.pdf', {
      layout: await openSheet('a4-2x5'),
      cards: sampleCards(10),
    });
    const [front] = await rasterise(path, 200);
    if (front === undefined) throw new Error('no page');
    const top = Math.min(...report.positions.map(({ yMm }) => yMm)) - 1;
    const marks = boundsOf(front, { xMm: 0, yMm: 0, widthMm: 210, heightMm: top - 0.3 }, (r) => r < 128);
    expect(marks.top).toBeGreaterThan(3);
    expect(marks.bottom).toBeLessThan(top - 0.5);
  });
});

it('gives the same bytes for the same cards and instant, whatever the workers do', async () => {
  const [first] = await print('first.pdf', { cards: sampleCards(40) });
  const [second] = await print('second.pdf', { cards: sampleCards(40) });
  const [later] = await print('later.pdf', { cards: sampleCards(40), created: new Date(0) });
  const bytes = await readFile(first);
  expect(bytes.equals(await readFile(second))).toBe(true);
  expect(bytes.equals(await readFile(later))).toBe(false);
});

it.each(['fr', 'en', 'bm'] as const)('says that its words are in %s', async (language) => {
  const [path] = await print('language.pdf', { cards: sampleCards(1), language });
  expect(await readFile(path, 'latin1')).toContain(`/Lang (${language})`);
});

it('tells what had to give way, and what is missing', async () => {
  const { photo: _, ...unphotographed } = sampleCard(5);
  const [, report] = await print('warnings.pdf', {
    cards: [
      sampleCard(1, { birth: parseBirthDate('1962') }),
      sampleCard(2, { name: 'Fatoumata Bintou Mariam Coulibaly-Diarra' }),
      sampleCard(3, { name: 'Abdoul Karim '.repeat(8).trim() }),
      sampleCard(4, { union: '王' }),
      unphotographed,
      sampleCard(6, { photo: smallJpeg() }),
      sampleCard(7, { mutuelle: 'Mutuelle interprofessionnelle '.repeat(5).trim() }),
    ],
  });
  expect(report.warnings.map(({ card, code }) => [card.slice(11, 13), code])).toStrictEqual([
    ['02', 'name-shrunk'],
    ['03', 'name-ellipsised'],
    ['04', 'glyph-missing'],
    ['05', 'photo-missing'],
    ['06', 'photo-low-dpi'],
    ['07', 'text-ellipsised'],
    ['07', 'text-ellipsised'],
  ]);
});

it('says the same of cards without writing anything', async () => {
  const cards = [...sampleCards(3), sampleCard(3), sampleCard(4, { photo: smallJpeg() })];
  const job = { template, layout: await openSheet('id1'), cards };
  const about = { batch: { number: 7, label: 'UTM Ségou' }, created: new Date(0) };
  expect(await preflightCards({ ...job, ...about })).toMatchObject({
    pages: 10,
    sheets: 5,
    cards: 5,
    warnings: [{ card: cards[4]?.card, code: 'photo-low-dpi' }],
    refusals: [{ card: cards[3]?.card, code: 'person-twice' }],
  });
  const coarse = await preflightCards({ ...job, ...about, printer: { dpi: 150 } });
  expect(coarse.refusals.filter(({ code }) => code === 'qr-too-fine')).toHaveLength(5);
});

it('warns of bars that are too fine for the printer', async () => {
  const menage = await loadTemplate(fileURLToPath(new URL('../../../templates/menage', import.meta.url)));
  const job = { template: menage, layout: await openSheet('menage'), cards: sampleCards(1) };
  const about = { batch: { number: 7, label: 'UTM Ségou' }, created: new Date(0) };
  const codesAt = async (dpi: number) =>
    (await preflightCards({ ...job, ...about, printer: { dpi } })).warnings.map(({ code }) => code);
  expect(await codesAt(150)).toContain('barcode-too-fine');
  expect(await codesAt(300)).not.toContain('barcode-too-fine');
});

it('reports cards as they are done, and takes them from a generator', async () => {
  const done: number[] = [];
  async function* cards() {
    yield* sampleCards(25);
  }
  await print('progress.pdf', {
    layout: await openSheet('a4-2x5'),
    cards: cards(),
    onProgress: (count) => done.push(count),
  });
  expect(done).toStrictEqual([10, 20, 25]);
});

describe('when it fails', () => {
  it('for cards that must not be printed, names them all and leaves no file', async () => {
    const place = await mkdtemp(join(folder, 'failing-'));
    const whole = sampleCard(2).photo ?? new Uint8Array();
    const cards = [
      sampleCard(1, { photo: new Uint8Array(9) }),
      sampleCard(2, { photo: whole.subarray(0, whole.length - 40) }),
      sampleCard(3, { qr: [{ data: '1'.repeat(6000), mode: 'numeric' }] }),
      sampleCard(4, { qr: [{ data: '1'.repeat(5000), mode: 'numeric' }] }),
      sampleCard(5, { name: '王 Traoré' }),
      sampleCard(6),
      sampleCard(6),
    ];
    await expect(print('unused.pdf', { cards, output: join(place, 'out.pdf') })).rejects.toMatchObject({
      name: 'PrintError',
      code: 'cards-refused',
      details: {
        count: 6,
        refusals: [
          { card: cards[0]?.card, code: 'photo-invalid' },
          { card: cards[1]?.card, code: 'photo-truncated' },
          { card: cards[2]?.card, code: 'qr-too-big' },
          { card: cards[3]?.card, code: 'qr-too-fine' },
          { card: cards[4]?.card, code: 'name-glyph-missing' },
          { card: cards[6]?.card, code: 'person-twice' },
        ],
      },
    });
    expect(await readdir(place)).toStrictEqual([]);
  });

  it('for a sheet that cards do not fit on, leaves no file', async () => {
    const place = await mkdtemp(join(folder, 'failing-'));
    const layout = { ...(await openSheet('a4-2x5')), page: { widthMm: 148, heightMm: 210 } };
    const output = join(place, 'out.pdf');
    await expect(print('unused.pdf', { layout, output })).rejects.toMatchObject({ code: 'sheet-invalid' });
    expect(await readdir(place)).toStrictEqual([]);
  });

  it('leaves no file when the cards cannot be had', async () => {
    const place = await mkdtemp(join(folder, 'failing-'));
    async function* cards() {
      yield* sampleCards(200);
      throw new Error('the photo is gone');
    }
    await expect(print('unused.pdf', { cards: cards(), output: join(place, 'out.pdf') })).rejects.toThrow(
      'the photo is gone',
    );
    expect(await readdir(place)).toStrictEqual([]);
  });

  it('says that the folder is not there', async () => {
    const output = join(folder, 'nowhere', 'out.pdf');
    await expect(print('unused.pdf', { output })).rejects.toMatchObject({ code: 'output-unwritable' });
  });

  it.runIf(process.platform === 'linux')('says that the disk is full, and leaves no file', async () => {
    const place = join(folder, 'full');
    await mkdir(place);
    const output = join(place, 'out.pdf');
    await symlink('/dev/full', `${output}.${process.pid}.part`);
    await expect(print('unused.pdf', { output })).rejects.toMatchObject({ code: 'output-full' });
    expect(await readdir(place)).toStrictEqual([]);
  });
});

/** The sample photo as if it had half the pixels. */
function smallJpeg(): Uint8Array {
  const { photo } = sampleCard(1);
  if (photo === undefined) throw new Error('the sample has a photo');
  const bytes = new Uint8Array(photo);
  const frame = bytes.findIndex((byte, index) => byte === 0xff && bytes[index + 1] === 0xc0);
  new DataView(bytes.buffer).setUint16(frame + 5, 192);
  new DataView(bytes.buffer).setUint16(frame + 7, 154);
  return bytes;
}
