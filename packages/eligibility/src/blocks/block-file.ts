import { AdaptiveSlots } from '../coding/adaptive-slots.ts';
import { BitCounter, BitDecoder, BitEncoder } from '../coding/bit-coder.ts';
import {
  codeHeader,
  HEADER_SLOTS,
  HOUSEHOLDS_A_PAGE,
  MAX_PERSONS_A_FILE,
  type Header,
  type Outline,
} from './block-header.ts';
import { MAX_MONTH, NONE, type Block } from './block.ts';
import { EligibilityError } from '../errors.ts';
import { codePage, decodePage, encodePage, type PageFrame, type Usual } from './page-codec.ts';
import { layOut } from './page-slots.ts';
import { blankPriors, findPriors, modelsOf, type Priors } from './priors.ts';
import { findUsual, monthsOf } from './usual.ts';
import { ByteReader, BytesError, ByteWriter } from '../coding/varint.ts';

/** The largest file of blocks read or written, in bytes. */
export const MAX_BLOCK_BYTES = 1_048_576;
/** How many mutuelles a file may have. */
export const MAX_BLOCKS_A_FILE = 1024;

const VERSION = 2;

/** A file of blocks whose header is read; a page is read when a household of it is looked up. */
export interface BlockFile {
  /** How many mutuelles it has. */
  blocks: number;
  /**
   * The households around one, of the mutuelle at an index of the file; none when the block does not reach so far.
   * Throws `block-malformed`.
   */
  pageOf(index: number, household: number): Block | undefined;
}

/**
 * The bytes of some mutuelles’ blocks, as FORMAT.md specifies them; `horizon` is the first month of which their list tells
 * anything, counted as blocks count months. Throws `list-too-big`.
 */
export function encodeBlocks(blocks: readonly Block[], horizon: number): Uint8Array {
  const told = blocks.reduce((sum, { persons }) => sum + persons.length, 0);
  if (told > MAX_PERSONS_A_FILE) throw new EligibilityError('list-too-big', { problem: 'persons of a file' });
  const { base, span } = spanOf(blocks);
  const slots = layOut(span);
  const pages = blocks.map((block) => {
    const usual = findUsual(block, horizon);
    return { usual, size: block.through.length, pages: pagesOf(block, usual, { base, slots }) };
  });

  const counter = new BitCounter(slots.count);
  for (const { pages: own } of pages) for (const { frame, page } of own) codePage(counter, frame, page);
  const priors = findPriors(counter);
  const models = modelsOf(priors);

  const parts: Uint8Array[] = [];
  const outlines = pages.map(({ usual, size, pages: own }): Outline => {
    const bytes = own.map(({ frame, page }) => encodePage(models, frame, page));
    parts.push(...bytes);
    return { usual, size, pageBytes: bytes.map(({ length }) => length) };
  });
  const coder = new BitEncoder(AdaptiveSlots.fresh(HEADER_SLOTS));
  codeHeader(coder, { base, span, priors, outlines });
  const header = coder.finish();

  const out = new ByteWriter();
  out.byte(VERSION);
  out.varint(blocks.length);
  out.varint(base);
  out.varint(span);
  out.varint(header.length);
  out.bytes(header);
  for (const part of parts) out.bytes(part);
  const file = out.finish();
  checkSize(file);
  return file;
}

/**
 * Reads the header of a file of blocks. Throws `list-too-big`, and `block-malformed` for what `encodeBlocks` would
 * not have written, as far as the header shows it.
 */
export function openBlocks(bytes: Uint8Array, horizon: number): BlockFile {
  checkSize(bytes);
  return orMalformed(() => {
    const { header, parts } = readFrame(bytes, horizon);
    const models = modelsOf(header.priors);
    const months = { base: header.base, slots: layOut(header.span) };
    let last: { part: Uint8Array; page: Block } | undefined;
    return {
      blocks: header.outlines.length,
      pageOf: (index, household) => {
        const at = Math.floor((household - 1) / HOUSEHOLDS_A_PAGE);
        const outline = header.outlines[index];
        const part = parts[index]?.[at];
        if (outline === undefined || part === undefined) return undefined;
        if (last?.part !== part) {
          const page = orMalformed(() => decodePage(models, frameOf(outline, at, months), part));
          last = { part, page };
        }
        return last.page;
      },
    };
  });
}

/** Every block of a file. Throws `list-too-big`, and `block-malformed` for anything that `encodeBlocks` would not have written. */
export function decodeBlocks(bytes: Uint8Array, horizon: number): Block[] {
  checkSize(bytes);
  return orMalformed(() => {
    const { header, parts } = readFrame(bytes, horizon);
    const models = modelsOf(header.priors);
    const months = { base: header.base, slots: layOut(header.span) };
    const counter = new BitCounter(months.slots.count);
    let persons = 0;
    const blocks = header.outlines.map((outline, index) =>
      join(
        (parts[index] ?? []).map((part, at) => {
          const page = decodePage(models, frameOf(outline, at, months), part, counter);
          persons += page.persons.length;
          if (persons > MAX_PERSONS_A_FILE) throw new BytesError('too many persons');
          return page;
        }),
      ),
    );
    checkHeader(header, blocks, findPriors(counter));
    return blocks;
  });
}

/** Whether the header tells what `encodeBlocks` would tell of these blocks. Throws `BytesError`. */
function checkHeader(
  { base, span, priors, outlines }: Header,
  blocks: readonly Block[],
  found: Priors,
): void {
  if (!priors.every((prior, slot) => prior === found[slot]))
    throw new BytesError('not the priors of its pages');
  const months = spanOf(blocks);
  if (base !== months.base || span !== months.span) throw new BytesError('not the lowest and highest month');
  blocks.forEach((block, index) => {
    const usual = outlines[index]?.usual;
    const { through, from } = findUsual(block, usual?.horizon ?? 0);
    if (usual?.through !== through || usual.from !== from) throw new BytesError('not the usual months');
    const size = block.through.length;
    const isNeeded =
      block.through[size - 1] !== NONE || block.persons[block.persons.length - 1]?.household === size;
    if (size > 0 && !isNeeded) throw new BytesError('needless last households');
  });
}

/** The lowest month of blocks, and how far the highest is above it; 0 and 0 when there is none. */
function spanOf(blocks: readonly Block[]): { base: number; span: number } {
  const months = blocks.map(monthsOf);
  const base = Math.min(...months.map(({ lowest }) => lowest));
  const highest = Math.max(...months.map((one) => one.highest));
  return base > highest ? { base: 0, span: 0 } : { base, span: highest - base };
}

function readFrame(bytes: Uint8Array, horizon: number): { header: Header; parts: Uint8Array[][] } {
  const input = new ByteReader(bytes);
  if (input.byte() !== VERSION) throw new BytesError('unknown version');
  const count = input.varint(MAX_BLOCKS_A_FILE);
  const base = input.varint(MAX_MONTH);
  const span = input.varint(MAX_MONTH - base);
  const coded = input.bytes(input.varint(MAX_BLOCK_BYTES));
  const blank = { size: 1, usual: { through: NONE, from: 0, horizon }, pageBytes: [] };
  const empty = {
    base,
    span,
    priors: blankPriors(layOut(span).count),
    outlines: Array.from({ length: count }, () => blank),
  };
  const coder = new BitDecoder(AdaptiveSlots.fresh(HEADER_SLOTS), coded);
  const header = codeHeader(coder, empty);
  if (!coder.isExact()) throw new BytesError('header not in its one spelling');
  const parts = header.outlines.map(({ pageBytes }) => pageBytes.map((length) => input.bytes(length)));
  input.end();
  return { header, parts };
}

function pagesOf(block: Block, usual: Usual, months: Months): { frame: PageFrame; page: Block }[] {
  const pages = [];
  const size = block.through.length;
  for (let at = 0; at * HOUSEHOLDS_A_PAGE < size; at += 1) {
    const frame = frameOf({ size, usual }, at, months);
    const begin = frame.first - 1;
    const end = begin + frame.size;
    const persons = block.persons.filter(({ household }) => household > begin && household <= end);
    const through = block.through.subarray(begin, end);
    const from = block.from.subarray(begin, end);
    pages.push({ frame, page: { first: frame.first, through, from, persons } });
  }
  return pages;
}

type Months = Pick<PageFrame, 'base' | 'slots'>;

function frameOf({ size, usual }: Pick<Outline, 'size' | 'usual'>, at: number, months: Months): PageFrame {
  const before = at * HOUSEHOLDS_A_PAGE;
  return { first: before + 1, size: Math.min(HOUSEHOLDS_A_PAGE, size - before), usual, ...months };
}

function join(pages: readonly Block[]): Block {
  const size = pages.reduce((sum, { through }) => sum + through.length, 0);
  const block: Block = { first: 1, through: new Int16Array(size), from: new Int16Array(size), persons: [] };
  for (const { first, through, from, persons } of pages) {
    block.through.set(through, first - 1);
    block.from.set(from, first - 1);
    for (const person of persons) block.persons.push(person);
  }
  return block;
}

function checkSize({ length }: Uint8Array): void {
  if (length > MAX_BLOCK_BYTES) {
    throw new EligibilityError('list-too-big', { bytes: length, limitBytes: MAX_BLOCK_BYTES });
  }
}

function orMalformed<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BytesError)) throw error;
    throw new EligibilityError('block-malformed', { problem: error.message }, error);
  }
}
