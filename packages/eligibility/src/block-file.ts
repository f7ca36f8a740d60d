import { BitCounter, BitDecoder, BitEncoder, freshModels, type BitCoder } from './bit-models.ts';
import { MAX_HOUSEHOLD, MAX_MONTH, NONE, type Block } from './block.ts';
import { codeNumber, codeWideNumber, numberSlots, WIDE_NUMBER_SLOTS } from './code-number.ts';
import { EligibilityError } from './errors.ts';
import { codePage, decodePage, encodePage, type PageFrame, type Usual } from './page-codec.ts';
import { PAGE_SLOTS } from './page-slots.ts';
import { codePriors, findPriors, modelsOf, PRIOR_SLOTS, type Priors } from './priors.ts';
import { findUsual, lowestMonth } from './usual.ts';
import { ByteReader, BytesError, ByteWriter, sameBytes } from './varint.ts';

/** The largest file of blocks read or written, in bytes. */
export const MAX_BLOCK_BYTES = 1_048_576;
/** How many mutuelles, and how many households in all, a file may have. */
export const MAX_BLOCKS_A_FILE = 1024;
export const MAX_HOUSEHOLDS_A_FILE = 131_072;

/** What is read at one time for a lookup. */
const HOUSEHOLDS_A_PAGE = 1024;

const VERSION = 2;

/** A mutuelle as the header of a file tells of it: its households, and how many bytes each of its pages has. */
interface Outline {
  size: number;
  usual: Usual;
  pageBytes: number[];
}

interface Header {
  base: number;
  priors: Priors;
  outlines: Outline[];
}

/** Slots of the header. */
const SIZE = PRIOR_SLOTS;
const HAS_USUAL = SIZE + WIDE_NUMBER_SLOTS;
const USUAL_THROUGH = HAS_USUAL + 1;
const USUAL_SPAN = USUAL_THROUGH + numberSlots(11);
/** By the magnitude of the page's households. */
const PAGE_BYTES = USUAL_SPAN + numberSlots(12);
const HEADER_SLOTS = PAGE_BYTES + 11 * WIDE_NUMBER_SLOTS;

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

/** The bytes of some mutuelles’ blocks, as the README specifies them. Throws `list-too-big`. */
export function encodeBlocks(blocks: readonly Block[]): Uint8Array {
  const base = Math.min(MAX_MONTH, ...blocks.map(lowestMonth));
  const pages = blocks.map((block) => {
    const usual = findUsual(block);
    return { usual, size: block.through.length, pages: pagesOf(block, usual, base) };
  });

  const counter = new BitCounter(PAGE_SLOTS);
  for (const { pages: own } of pages) for (const { frame, page } of own) codePage(counter, frame, page);
  const priors = findPriors(counter);
  const models = modelsOf(priors);

  const parts: Uint8Array[] = [];
  const outlines = pages.map(({ usual, size, pages: own }): Outline => {
    const bytes = own.map(({ frame, page }) => encodePage(models, frame, page));
    parts.push(...bytes);
    return { usual, size, pageBytes: bytes.map(({ length }) => length) };
  });
  const isUsed = (slot: number) => (counter.zeros[slot] ?? 0) + (counter.ones[slot] ?? 0) > 0;
  const coder = new BitEncoder(freshModels(HEADER_SLOTS));
  codeHeader(coder, { base, priors, outlines }, isUsed);
  const header = coder.finish();

  const out = new ByteWriter();
  out.byte(VERSION);
  out.varint(blocks.length);
  out.varint(base);
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
export function openBlocks(bytes: Uint8Array): BlockFile {
  checkSize(bytes);
  return orMalformed(() => {
    const { header, parts } = readFrame(bytes);
    const models = modelsOf(header.priors);
    let last: { part: Uint8Array; page: Block } | undefined;
    return {
      blocks: header.outlines.length,
      pageOf: (index, household) => {
        const at = Math.floor((household - 1) / HOUSEHOLDS_A_PAGE);
        const outline = header.outlines[index];
        const part = parts[index]?.[at];
        if (outline === undefined || part === undefined) return undefined;
        if (last?.part !== part) {
          const page = orMalformed(() => decodePage(models, frameOf(outline, at, header.base), part));
          last = { part, page };
        }
        return last.page;
      },
    };
  });
}

/** Every block of a file. Throws `list-too-big`, and `block-malformed` for anything that `encodeBlocks` would not have written. */
export function decodeBlocks(bytes: Uint8Array): Block[] {
  checkSize(bytes);
  return orMalformed(() => {
    const { header, parts } = readFrame(bytes);
    const models = modelsOf(header.priors);
    const blocks = header.outlines.map((outline, index) =>
      join((parts[index] ?? []).map((part, at) => decodePage(models, frameOf(outline, at, header.base), part))),
    );
    if (!sameBytes(encodeBlocks(blocks), bytes)) throw new BytesError('not in its one spelling');
    return blocks;
  });
}

function readFrame(bytes: Uint8Array): { header: Header; parts: Uint8Array[][] } {
  const input = new ByteReader(bytes);
  if (input.byte() !== VERSION) throw new BytesError('unknown version');
  const count = input.varint(MAX_BLOCKS_A_FILE);
  const base = input.varint(MAX_MONTH);
  const coded = input.bytes(input.varint(MAX_BLOCK_BYTES));
  const blank = { size: 1, usual: { through: NONE, from: 0 }, pageBytes: [] };
  const empty = { base, priors: new Uint8Array(PAGE_SLOTS), outlines: Array<Outline>(count).fill(blank) };
  const header = codeHeader(new BitDecoder(freshModels(HEADER_SLOTS), coded), empty, () => false);
  const parts = header.outlines.map(({ pageBytes }) => pageBytes.map((length) => input.bytes(length)));
  input.end();
  return { header, parts };
}

/** The header as its coder has it: the one given when it writes, the one read when it reads. */
function codeHeader(coder: BitCoder, { base, priors, outlines }: Header, isUsed: (slot: number) => boolean): Header {
  const codedPriors = codePriors(coder, priors, isUsed);
  let households = 0;
  const coded = outlines.map((given): Outline => {
    const size = codeWideNumber(coder, SIZE, given.size);
    households += size;
    if (size > MAX_HOUSEHOLD || households > MAX_HOUSEHOLDS_A_FILE) throw new BytesError('too many households');
    const usual = codeUsual(coder, base, given.usual);
    const pageBytes: number[] = [];
    for (let first = 1; first <= size; first += HOUSEHOLDS_A_PAGE) {
      const magnitude = 31 - Math.clz32(Math.min(HOUSEHOLDS_A_PAGE, size + 1 - first));
      const length = given.pageBytes[pageBytes.length] ?? 0;
      pageBytes.push(codeWideNumber(coder, PAGE_BYTES + magnitude * WIDE_NUMBER_SLOTS, length));
    }
    return { size, usual, pageBytes };
  });
  return { base, priors: codedPriors, outlines: coded };
}

function codeUsual(coder: BitCoder, base: number, given: Usual): Usual {
  if (coder.bit(HAS_USUAL, given.through === NONE ? 0 : 1) === 0) return { through: NONE, from: 0 };
  const through = base + codeNumber(coder, USUAL_THROUGH, 11, given.through - base);
  const span = given.through - given.from;
  const code = codeNumber(coder, USUAL_SPAN, 12, span >= 0 ? 2 * span : -2 * span - 1);
  const from = through - (code % 2 === 0 ? code / 2 : -(code + 1) / 2);
  if (through > MAX_MONTH || from < 0 || from > MAX_MONTH) throw new BytesError('month out of range');
  return { through, from };
}

function pagesOf(block: Block, usual: Usual, base: number): { frame: PageFrame; page: Block }[] {
  const pages = [];
  const size = block.through.length;
  for (let at = 0; at * HOUSEHOLDS_A_PAGE < size; at += 1) {
    const frame = frameOf({ size, usual }, at, base);
    const begin = frame.first - 1;
    const end = begin + frame.size;
    const persons = block.persons.filter(({ household }) => household > begin && household <= end);
    const months = { through: block.through.subarray(begin, end), from: block.from.subarray(begin, end) };
    pages.push({ frame, page: { first: frame.first, ...months, persons } });
  }
  return pages;
}

function frameOf({ size, usual }: Pick<Outline, 'size' | 'usual'>, at: number, base: number): PageFrame {
  const before = at * HOUSEHOLDS_A_PAGE;
  return { first: before + 1, size: Math.min(HOUSEHOLDS_A_PAGE, size - before), usual, base };
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
