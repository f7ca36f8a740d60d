import { formatCardNumber, parseFrontMark, type CardNumber } from '@passeport/codes';
import { verifyCard, type TrustList } from '@passeport/credential';
import { findCard, type BatchCard } from '@passeport/registry';
import type { SheetCode } from '@passeport/scan';
import type { Office } from '../office/open-office.ts';
import type { BatchGeometry } from './batch-plan.ts';
import { anchorOfMark, type Anchor } from './locate-sheet.ts';
import type { Portraits } from './portraits.ts';
import type { PrintProblemCode } from './print-problem.ts';

/** A batch whose paper is looked at, and what was found right. */
export interface Bench {
  office: Office;
  number: number;
  list: TrustList;
  geometry: BatchGeometry;
  cards: BatchCard[];
  /** Of the batch, declared spoiled. */
  spoiled: ReadonlySet<CardNumber>;
  texts: ReadonlyMap<CardNumber, string>;
  portraits: Portraits;
  /** Cards whose code was found right. */
  qr: Set<CardNumber>;
  /** Cards whose photo was found right. */
  photo: Set<CardNumber>;
}

/** A QR code or a front's mark on the paper and what it is. */
export interface ReadCode {
  code: SheetCode;
  /** of this batch */
  card: BatchCard | undefined;
  problem?: { code: PrintProblemCode; card?: CardNumber };
}

/** Marks of this batch's sheets; `foreign` when they are another's. */
export function readMarks(
  { office, number, geometry }: Bench,
  codes: readonly SheetCode[],
): Anchor[] | 'foreign' {
  const anchors: Anchor[] = [];
  for (const code of codes) {
    const [, own, batch, sheet, at] =
      /^(\d{4})(\d{6})(\d{5})([0-7])$/.exec(code.kind === 'qr' ? '' : code.text) ?? [];
    if (own === undefined) continue;
    if (Number(own) !== office.record.number || Number(batch) !== number) return 'foreign';
    const side = Number(at) < 4 ? 'front' : 'back';
    const mark = geometry.marks.find((one) => one.side === side && one.index === Number(at) % 4);
    if (mark !== undefined) anchors.push(anchorOfMark(code, { sheet: Number(sheet), side }, mark));
  }
  return anchors;
}

/** Whose code or mark it is, and what is wrong with it; undefined for what is none of a card's. */
export async function readCode(bench: Bench, code: SheetCode): Promise<ReadCode | undefined> {
  if (code.kind === 'qr') return await readCard(bench, code);
  const card = parseFrontMark(code.text);
  return card === undefined ? undefined : await knowCard(bench, code, card);
}

async function readCard(bench: Bench, code: SheetCode): Promise<ReadCode> {
  const reading = await verifyCard(code.text, bench.list);
  const none = { code, card: undefined };
  switch (reading.status) {
    case 'unreadable':
      return { ...none, problem: { code: 'code-unreadable' } };
    case 'not-authentic':
      return { ...none, problem: { code: 'card-forged' } };
    case 'unknown-issuer':
      return { ...none, problem: { code: 'card-foreign' } };
    case 'genuine':
    // Its key was stolen since: the register tells, below.
    case 'doubtful':
      break;
    default:
      reading satisfies never;
  }
  if (reading.status !== 'genuine' && reading.status !== 'doubtful') return none;
  const card = formatCardNumber(reading.claims.member, reading.claims.edition);
  if (reading.office.number !== bench.office.record.number)
    return { ...none, problem: { code: 'card-foreign', card } };
  const known = await knowCard(bench, code, card);
  // Another signature for the same card never left this office as its card.
  if (known.problem === undefined && bench.texts.get(card) !== code.text)
    return { ...known, problem: { code: 'card-forged', card } };
  return known;
}

async function knowCard(bench: Bench, code: SheetCode, card: CardNumber): Promise<ReadCode> {
  const own = bench.cards.find((one) => one.card === card);
  const state = own?.state ?? (await findCard(bench.office.registry, card))?.state;
  if (state === 'revoked') return { code, card: own, problem: { code: 'card-dead', card } };
  if (bench.spoiled.has(card)) return { code, card: own, problem: { code: 'card-spoiled', card } };
  if (own === undefined) return { code, card: own, problem: { code: 'card-of-other-batch', card } };
  return { code, card: own };
}
