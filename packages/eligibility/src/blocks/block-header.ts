import type { BitCoder } from '../coding/bit-coder.ts';
import { MAX_HOUSEHOLD, MAX_MONTH, NONE } from './block.ts';
import { codeNumber, codeWideNumber, numberSlots, WIDE_NUMBER_SLOTS } from '../coding/code-number.ts';
import type { Usual } from './page-codec.ts';
import { layOut } from './page-slots.ts';
import { codePriors, PRIOR_SLOTS, type Priors } from './priors.ts';
import { BytesError } from '../coding/varint.ts';

/** How many households in all a file of blocks may have. */
export const MAX_HOUSEHOLDS_A_FILE = 131_072;
/** Of how many persons it may say something: of hardly any, the coder makes a few bytes of millions. */
export const MAX_PERSONS_A_FILE = 262_144;

/** What is read at one time for a lookup. */
export const HOUSEHOLDS_A_PAGE = 1024;

/** A mutuelle as the header of a file tells of it: its households, and how many bytes each of its pages has. */
export interface Outline {
  size: number;
  usual: Usual;
  pageBytes: number[];
}

export interface Header {
  base: number;
  /** How far the highest month is above the lowest. */
  span: number;
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
export const HEADER_SLOTS = PAGE_BYTES + 11 * WIDE_NUMBER_SLOTS;

/** The header as its coder has it: the one given when it writes, the one read when it reads. */
export function codeHeader(coder: BitCoder, given: Header): Header {
  const { base, span, priors, outlines } = given;
  const codedPriors = codePriors(coder, layOut(span), priors);
  let households = 0;
  const coded = outlines.map((given): Outline => {
    const size = codeWideNumber(coder, SIZE, given.size);
    households += size;
    if (size > MAX_HOUSEHOLD || households > MAX_HOUSEHOLDS_A_FILE)
      throw new BytesError('too many households');
    const usual = codeUsual(coder, base, given.usual);
    const pageBytes: number[] = [];
    for (let first = 1; first <= size; first += HOUSEHOLDS_A_PAGE) {
      const magnitude = 31 - Math.clz32(Math.min(HOUSEHOLDS_A_PAGE, size + 1 - first));
      const length = given.pageBytes[pageBytes.length] ?? 0;
      pageBytes.push(codeWideNumber(coder, PAGE_BYTES + magnitude * WIDE_NUMBER_SLOTS, length));
    }
    return { size, usual, pageBytes };
  });
  return { base, span, priors: codedPriors, outlines: coded };
}

function codeUsual(coder: BitCoder, base: number, given: Usual): Usual {
  const { horizon } = given;
  if (coder.bit(HAS_USUAL, given.through === NONE ? 0 : 1) === 0) return { through: NONE, from: 0, horizon };
  const through = base + codeNumber(coder, USUAL_THROUGH, 11, given.through - base);
  const span = given.through - given.from;
  const code = codeNumber(coder, USUAL_SPAN, 12, span >= 0 ? 2 * span : -2 * span - 1);
  const from = through - (code % 2 === 0 ? code / 2 : -(code + 1) / 2);
  if (through > MAX_MONTH || from < 0 || from > MAX_MONTH) throw new BytesError('month out of range');
  return { through, from, horizon };
}
