import {
  MAX_BELOW,
  MAX_HOUSEHOLD,
  MAX_PERSON,
  personKey,
  sameCoverage,
  type Block,
  type BlockException,
  type CoverageRun,
  type RunCoverage,
} from './block.ts';
import { EligibilityError } from './errors.ts';
import { ByteReader, BytesError, ByteWriter, sameBytes } from './varint.ts';

/** The largest block read or written, in bytes. */
export const MAX_BLOCK_BYTES = 1_048_576;

const VERSION = 1;
/** Months are counted from January 1900, `toMonthIndex` 22800, the first month of the calendar; 2199-12 is the last. */
const MONTH_ORIGIN = 1900 * 12;
const MAX_MONTH = 300 * 12 - 1;

const NONE = 0;
const LEFT = 1;
const FIRST_COVERED = 2;
const KINDS = ['died', 'removed', 'left', 'aged-out', 'waiting'] as const;

/** The bytes of a block, as the README specifies them. Throws `list-too-big`. */
export function encodeBlock(block: Block): Uint8Array {
  const base = baseMonthOf(block);
  const out = new ByteWriter();
  out.byte(VERSION);
  out.varint(base);
  const month = (index: number) => out.varint(index - MONTH_ORIGIN - base);

  out.varint(block.runs.length);
  for (const { length, coverage } of block.runs) {
    out.varint(length);
    if (coverage === 'none') out.varint(NONE);
    else if (coverage === 'left') out.varint(LEFT);
    else {
      out.varint(FIRST_COVERED + coverage.through - MONTH_ORIGIN - base);
      month(coverage.from);
    }
  }

  writePersons(out, block.deadBelow, (below) => out.varint(below));
  writePersons(out, block.exceptions, (exception) => {
    out.byte(KINDS.indexOf(exception.kind));
    switch (exception.kind) {
      case 'died':
      case 'removed':
        break;
      case 'left':
      case 'aged-out':
        out.varint(exception.from === undefined ? 0 : 1 + exception.from - MONTH_ORIGIN - base);
        break;
      case 'waiting':
        month(exception.from);
        break;
    }
  });

  const bytes = out.finish();
  if (bytes.length > MAX_BLOCK_BYTES) {
    throw new EligibilityError('list-too-big', { bytes: bytes.length, limitBytes: MAX_BLOCK_BYTES });
  }
  return bytes;
}

/** Throws `list-too-big`, and `block-malformed` for anything that `encodeBlock` would not have written. */
export function decodeBlock(bytes: Uint8Array): Block {
  if (bytes.length > MAX_BLOCK_BYTES) {
    throw new EligibilityError('list-too-big', { bytes: bytes.length, limitBytes: MAX_BLOCK_BYTES });
  }
  try {
    const block = readBlock(new ByteReader(bytes));
    if (!sameBytes(encodeBlock(block), bytes)) throw new BytesError('not in its one spelling');
    return block;
  } catch (error) {
    if (!(error instanceof BytesError)) throw error;
    throw new EligibilityError('block-malformed', { problem: error.message }, error);
  }
}

function readBlock(input: ByteReader): Block {
  if (input.byte() !== VERSION) throw new BytesError('unknown version');
  const base = input.varint(MAX_MONTH);
  const month = (offset: number) => {
    if (base + offset > MAX_MONTH) throw new BytesError('month out of range');
    return MONTH_ORIGIN + base + offset;
  };

  const runs: CoverageRun[] = [];
  let first = 1;
  for (let left = input.varint(MAX_HOUSEHOLD); left > 0; left -= 1) {
    const length = input.varint();
    if (length === 0 || length > MAX_HOUSEHOLD + 1 - first) throw new BytesError('run out of range');
    const coverage = readCoverage(input, month);
    const previous = runs[runs.length - 1]?.coverage;
    if (previous !== undefined && sameCoverage(previous, coverage)) throw new BytesError('run cut in two');
    if (coverage === 'none' && left === 1) throw new BytesError('needless last run');
    runs.push({ first, length, coverage });
    first += length;
  }

  const deadBelow = readPersons(input, () => {
    const below = input.varint(MAX_BELOW);
    if (below < 2) throw new BytesError('edition out of range');
    return below;
  });
  const exceptions = readPersons(input, () => readException(input, month));
  input.end();
  return { runs, deadBelow, exceptions };
}

function readCoverage(input: ByteReader, month: (offset: number) => number): RunCoverage {
  const state = input.varint();
  if (state === NONE) return 'none';
  if (state === LEFT) return 'left';
  const through = month(state - FIRST_COVERED);
  return { from: month(input.varint()), through };
}

function readException(input: ByteReader, month: (offset: number) => number): BlockException {
  const kind = KINDS[input.byte()];
  if (kind === undefined) throw new BytesError('unknown exception');
  switch (kind) {
    case 'died':
    case 'removed':
      return { kind };
    case 'left':
    case 'aged-out': {
      const from = input.varint();
      return from === 0 ? { kind } : { kind, from: month(from - 1) };
    }
    case 'waiting':
      return { kind, from: month(input.varint()) };
  }
}

/** Per person: the step from the previous household, the person in it, the value. */
function writePersons<Value>(
  out: ByteWriter,
  persons: ReadonlyMap<number, Value>,
  write: (value: Value) => void,
): void {
  out.varint(persons.size);
  let previous = 0;
  for (const [key, value] of persons) {
    const household = Math.floor(key / 100);
    out.varint(household - previous);
    out.byte(key % 100);
    write(value);
    previous = household;
  }
}

function readPersons<Value>(input: ByteReader, read: () => Value): Map<number, Value> {
  const persons = new Map<number, Value>();
  let previous = 0;
  let household = 0;
  for (let left = input.varint(); left > 0; left -= 1) {
    household += input.varint(MAX_HOUSEHOLD);
    const person = input.byte();
    const key = personKey(household, person);
    if (household < 1 || household > MAX_HOUSEHOLD || person < 1 || person > MAX_PERSON || key <= previous) {
      throw new BytesError('person out of range or order');
    }
    persons.set(key, read());
    previous = key;
  }
  return persons;
}

/** The lowest month that the block names, counted from the origin; 0 when it names none. */
function baseMonthOf({ runs, exceptions }: Block): number {
  let lowest = Infinity;
  for (const { coverage } of runs) {
    if (typeof coverage === 'object') lowest = Math.min(lowest, coverage.from, coverage.through);
  }
  for (const exception of exceptions.values()) {
    if ('from' in exception && exception.from !== undefined) lowest = Math.min(lowest, exception.from);
  }
  return lowest === Infinity ? 0 : lowest - MONTH_ORIGIN;
}
