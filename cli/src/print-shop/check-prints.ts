import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CardNumber } from '@passeport/codes';
import { doubtPrints, listCards, markChecked, readBatch, type By } from '@passeport/registry';
import { readPages, ScanError } from '@passeport/scan';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { readPlan } from './batch-plan.ts';
import { checkPage } from './check-page.ts';
import { conclude, type Conclusion } from './conclude-check.ts';
import type { PageNotes } from './page-notes.ts';
import { Portraits } from './portraits.ts';
import type { PrintNotice, PrintProblem } from './print-problem.ts';
import type { Bench } from './read-print-codes.ts';

export interface CheckedPrints extends Conclusion {
  problems: PrintProblem[];
  notices: PrintNotice[];
  pages: number;
  /** Recorded as checked just now. */
  checked: CardNumber[];
  confirmed: boolean;
}

/** A larger file is not read. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;
const PDF_DPI = 200;

/**
 * Reads pictures of a batch's paper: every code verified and in its place, every photo compared. `onPage` is given each page while its
 * pixels are there. What was found bad is kept: such a card is in no hand-over of many. Throws `batch-unknown`.
 */
export async function checkPrints(
  office: Office,
  number: number,
  paths: readonly string[],
  by: By,
  onPage: (notes: PageNotes) => Promise<void>,
): Promise<CheckedPrints> {
  const batch = await readBatch(office.registry, number);
  const bench = await setUp(office, number, batch);
  const problems: PrintProblem[] = [];
  const notices: PrintNotice[] = [];
  const known = new Set<string>();
  let pages = 0;
  for (const path of paths) {
    const file = basename(path);
    try {
      const bytes = await readPicture(path);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (known.has(sha256)) {
        notices.push({ code: 'file-twice', file, page: 1 });
        continue;
      }
      known.add(sha256);
      if (batch.files.some((made) => made.sha256 === sha256)) {
        problems.push({ code: 'file-own-pdf', file, page: 1 });
        continue;
      }
      for await (const page of readPages(bytes, { dpi: PDF_DPI })) {
        pages++;
        const notes = await checkPage(bench, page, file);
        if (notes === undefined) notices.push({ code: 'page-blank', file, page: page.page });
        else {
          problems.push(...notes.problems);
          await onPage(notes);
        }
      }
    } catch (error) {
      if (!(error instanceof ScanError) && !(error instanceof CliError)) throw error;
      problems.push({ code: 'file-unreadable', file, page: 1, error });
    }
  }
  const found = conclude(bench, problems);
  await doubtPrints(office.registry, number, found, by);
  const confirmed = batch.state === 'confirmed';
  const { checked } = confirmed
    ? await markChecked(office.registry, number, found.right, by)
    : { checked: [] };
  return { ...found, problems, notices, pages, checked, confirmed };
}

async function setUp(
  office: Office,
  number: number,
  batch: Awaited<ReturnType<typeof readBatch>>,
): Promise<Bench> {
  const { list } = await readTrust(office.folder);
  const cards = batch.cards.filter(({ outcome }) => outcome === 'printed' || outcome === 'waiting');
  const issued = await listCards(office.registry, { batch: number });
  return {
    office,
    number,
    list,
    geometry: readPlan(batch).geometry,
    cards,
    spoiled: new Set(batch.cards.filter(({ outcome }) => outcome === 'spoiled').map(({ card }) => card)),
    texts: new Map(issued.map((card) => [card.card, card.qrText])),
    portraits: await Portraits.of(
      office,
      cards.map(({ card }) => card),
    ),
    qr: new Set(),
    photo: new Set(),
  };
}

async function readPicture(path: string): Promise<Uint8Array> {
  const place = await stat(path).catch(() => undefined);
  if (place === undefined || !place.isFile()) throw new CliError('file-missing', { path });
  if (place.size > MAX_FILE_BYTES)
    throw new ScanError('scan-too-large', { bytes: place.size, maxBytes: MAX_FILE_BYTES });
  return await readFile(path);
}
