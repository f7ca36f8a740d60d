import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CardNumber } from '@passeport/codes';
import { listCards, markChecked, readBatch, type BatchCard, type By } from '@passeport/registry';
import {
  fitHomography,
  project,
  readPages,
  readSheetCodes,
  ScanError,
  type RasterPage,
  type SheetCode,
} from '@passeport/scan';
import { CliError } from '../cli-error.ts';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { readPlan, type BatchGeometry, type PlaceOnSheet } from './batch-plan.ts';
import { comparePhoto, Portraits } from './compare-photos.ts';
import { anchorOfCode, locatePage, middle, sidePx, type Anchor, type LocatedPage } from './locate-sheet.ts';
import { readCard, readMarks, type Bench, type PrintProblem, type ReadCode } from './read-print-codes.ts';

export interface CheckedPrints {
  /** Wholly right; now `checked`. */
  right: CardNumber[];
  /** Their code is right, and a side with the photo was not in the pictures. */
  photoNotSeen: CardNumber[];
  /** Their code is right, and this layout does not tell which front is whose. */
  photoNotComparable: CardNumber[];
  notSeen: CardNumber[];
  problems: PrintProblem[];
  /** Recorded as checked just now. */
  checked: CardNumber[];
  confirmed: boolean;
}

/** A larger file is not read. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;
const PDF_DPI = 200;

/** Reads pictures of a batch's paper: every code verified and in its place, every photo compared. Throws `batch-unknown`. */
export async function checkPrints(
  office: Office,
  number: number,
  paths: readonly string[],
  by: By,
): Promise<CheckedPrints> {
  const batch = await readBatch(office.registry, number);
  const { list } = await readTrust(office.folder);
  const { geometry } = readPlan(batch);
  const cards = batch.cards.filter(({ outcome }) => outcome === 'printed' || outcome === 'waiting');
  const texts = new Map(
    (await listCards(office.registry, { batch: number })).map((card) => [card.card, card.qrText]),
  );
  const portraits = await Portraits.of(
    office,
    cards.map(({ card }) => card),
  );
  const bench: Bench = {
    office,
    number,
    list,
    geometry,
    cards,
    texts,
    portraits,
    problems: [],
    qr: new Set(),
    photo: new Set(),
  };
  for (const path of paths) {
    const file = basename(path);
    try {
      const place = await stat(path).catch(() => undefined);
      if (place === undefined || !place.isFile()) throw new CliError('file-missing', { path });
      if (place.size > MAX_FILE_BYTES)
        throw new ScanError('scan-too-large', { bytes: place.size, maxBytes: MAX_FILE_BYTES });
      for await (const page of readPages(await readFile(path), { dpi: PDF_DPI }))
        await checkPage(bench, page, file);
    } catch (error) {
      if (!(error instanceof ScanError) && !(error instanceof CliError)) throw error;
      bench.problems.push({ code: 'file-unreadable', file, page: 1, error });
    }
  }
  const found = conclude(bench);
  const confirmed = batch.state === 'confirmed';
  const { checked } = confirmed
    ? await markChecked(office.registry, number, found.right, by)
    : { checked: [] };
  return { ...found, checked, confirmed };
}

function qrField({ fields }: BatchGeometry) {
  return fields.find(({ kind }) => kind === 'qr');
}

async function checkPage(bench: Bench, page: RasterPage, file: string): Promise<void> {
  const { geometry, problems } = bench;
  const where = { file, page: page.page };
  const codes = await readSheetCodes(page);
  if (codes.length === 0) {
    problems.push({ code: 'page-without-codes', ...where });
    return;
  }
  const marks = readMarks(bench, codes);
  if (marks === 'foreign') {
    problems.push({ code: 'page-of-other-batch', ...where });
    return;
  }
  const field = qrField(geometry);
  const read: ReadCode[] = [];
  for (const code of codes) if (code.kind === 'qr') read.push(await readCard(bench, code));
  const anchors = read.flatMap(({ code, card }): Anchor[] => {
    const place = card && field && geometry.places[card.place - 1]?.[field.side];
    return card && field && place
      ? [anchorOfCode(code, { sheet: card.sheet, side: field.side, place }, geometry.card, field)]
      : [];
  });
  const located = locatePage(
    marks.length > 0
      ? [
          ...marks,
          ...anchors.filter((own) =>
            marks.some((mark) => mark.sheet === own.sheet && mark.side === own.side),
          ),
        ]
      : anchors,
  );
  if (located === undefined) await checkLooseCards(bench, page, read, file);
  else await checkSheet(bench, page, located, read, file);
}

/** Cards that lie about, or a page of their own each: every code is its card's, and its photo is beside it or not to be told. */
async function checkLooseCards(
  bench: Bench,
  page: RasterPage,
  read: readonly ReadCode[],
  file: string,
): Promise<void> {
  const field = qrField(bench.geometry);
  for (const { code, card, problem } of read) {
    if (problem !== undefined) bench.problems.push({ ...problem, file, page: page.page });
    if (card === undefined || problem !== undefined) continue;
    bench.qr.add(card.card);
    const place = field && bench.geometry.places[card.place - 1]?.[field.side];
    if (field === undefined || place === undefined) continue;
    const { sheet } = card;
    const { pairs } = anchorOfCode(code, { sheet, side: field.side, place }, bench.geometry.card, field);
    const paperToPicture = fitHomography(pairs);
    if (paperToPicture)
      await checkPhoto(bench, page, { sheet, side: field.side, paperToPicture }, card, file);
  }
}

async function checkSheet(
  bench: Bench,
  page: RasterPage,
  located: LocatedPage,
  read: readonly ReadCode[],
  file: string,
): Promise<void> {
  const { geometry, problems } = bench;
  const { sheet, side } = located;
  const field = qrField(geometry);
  const expected = bench.cards.filter((card) => card.sheet === sheet);
  const taken = new Set<ReadCode>();
  for (const card of expected) {
    const where = { file, page: page.page, sheet, place: card.place, card: card.card };
    const isCodeHere = field !== undefined && isOnPage(geometry, field.side, side);
    if (isCodeHere) {
      const place = geometry.places[card.place - 1]?.[field.side];
      const seen = place && findCodeAt(bench, page, located, place, field, read);
      if (seen === 'outside' || place === undefined) continue;
      if (seen === undefined) problems.push({ code: 'card-missing', ...where });
      else {
        taken.add(seen);
        const { problem } = seen;
        const found =
          problem?.card === undefined || problem.card === card.card ? {} : { found: problem.card };
        if (problem !== undefined) problems.push({ ...where, code: problem.code, ...found });
        else if (seen.card?.card === card.card) bench.qr.add(card.card);
        else if (seen.card !== undefined)
          problems.push({ code: 'card-misplaced', ...where, found: seen.card.card });
      }
    }
    await checkPhoto(bench, page, located, card, file);
  }
  for (const { problem, card } of read.filter((one) => !taken.has(one))) {
    const about = { file, page: page.page, sheet };
    if (problem !== undefined) problems.push({ ...problem, ...about });
    else if (card !== undefined) problems.push({ code: 'card-misplaced', ...about, card: card.card });
  }
}

function findCodeAt(
  { geometry }: Bench,
  page: RasterPage,
  { paperToPicture }: LocatedPage,
  place: PlaceOnSheet,
  field: BatchGeometry['fields'][number],
  read: readonly ReadCode[],
): ReadCode | 'outside' | undefined {
  const blank: SheetCode = { kind: 'qr', text: '', modules: 85, corners: [ORIGIN, ORIGIN, ORIGIN, ORIGIN] };
  const { centre } = anchorOfCode(blank, { sheet: 0, side: field.side, place }, geometry.card, field);
  const at = project(paperToPicture, centre.from);
  const near = read.find(({ code }) => {
    const seen = middle(code.corners);
    const side = sidePx(code.corners.map((to) => ({ from: to, to })));
    return Math.hypot(seen.x - at.x, seen.y - at.y) < side * 0.4;
  });
  const isInside = at.x > 0 && at.y > 0 && at.x < page.widthPx && at.y < page.heightPx;
  return near ?? (isInside ? undefined : 'outside');
}

const ORIGIN = { x: 0, y: 0 };

async function checkPhoto(
  bench: Bench,
  page: RasterPage,
  located: LocatedPage,
  card: BatchCard,
  file: string,
): Promise<void> {
  const { geometry, portraits, problems } = bench;
  const field = geometry.fields.find(({ kind }) => kind === 'photo');
  const place = field && geometry.places[card.place - 1]?.[field.side];
  if (!field || !place || !portraits.has(card.card) || !isOnPage(geometry, field.side, located.side)) return;
  const others = bench.cards
    .filter((one) => one.sheet === located.sheet && one.card !== card.card)
    .map((one) => one.card);
  const where = { place, card: geometry.card, field };
  const compared = await comparePhoto(page, located.paperToPicture, where, card.card, others, portraits);
  if (compared === undefined) return;
  const about = { file, page: page.page, sheet: card.sheet, place: card.place, card: card.card };
  switch (compared.verdict) {
    case 'right':
      bench.photo.add(card.card);
      return;
    case 'another':
      problems.push({
        code: 'photo-of-another',
        ...about,
        ...(compared.of === undefined ? {} : { found: compared.of }),
      });
      return;
    case 'different':
      problems.push({ code: 'photo-different', ...about });
      return;
    default:
      compared.verdict satisfies never;
  }
}

/** Whether a side is on the page that another side is on. */
function isOnPage({ places }: BatchGeometry, side: 'front' | 'back', pageSide: 'front' | 'back'): boolean {
  if (side === pageSide) return true;
  const [first] = places;
  return first?.back !== undefined && first.front.page === first.back.page;
}

function conclude({
  geometry,
  cards,
  portraits,
  problems,
  qr,
  photo,
}: Bench): Omit<CheckedPrints, 'checked' | 'confirmed'> {
  const wrong = new Set(problems.flatMap(({ card }) => card ?? []));
  const field = geometry.fields.find(({ kind }) => kind === 'photo');
  const code = qrField(geometry);
  const isComparable =
    field !== undefined &&
    code !== undefined &&
    (isOnPage(geometry, field.side, code.side) || geometry.marks.some(({ side }) => side === field.side));
  const good = cards.filter(({ card }) => qr.has(card) && !wrong.has(card)).map(({ card }) => card);
  const withPhoto = good.filter((card) => field !== undefined && portraits.has(card));
  const photoNotSeen = isComparable ? withPhoto.filter((card) => !photo.has(card)) : [];
  const waiting = new Set(photoNotSeen);
  return {
    right: good.filter((card) => !waiting.has(card)),
    photoNotSeen,
    photoNotComparable: isComparable ? [] : withPhoto,
    notSeen: cards.filter(({ card }) => !qr.has(card) && !wrong.has(card)).map(({ card }) => card),
    problems,
  };
}
