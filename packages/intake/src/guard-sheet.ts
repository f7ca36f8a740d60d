import { IntakeError } from './errors.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { FORMULA_WITHOUT_VALUE } from './read-text.ts';
import { columnIndex } from './column-letters.ts';

/** Longest run of characters without a `>`: a cell's text is at most 32,767 characters, each six when escaped. */
const MAX_TOKEN_LENGTH = 1_000_000;

const EMPTY_CELL = /<(?:\w+:)?c(?:\s[^<>]*)?\/>/g;
const EMPTY_ROW = /<(?:\w+:)?row(?:\s[^<>]*)?(?:\/>|>\s*<\/(?:\w+:)?row>)/g;
const ERROR_CELL = /(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*)(["'])e\2/g;
/** A cell, the attributes that it has, and in it a formula and no value, or an empty one. */
const FORMULA_CELL =
  /<((?:\w+:)?)c(\s[^<>]*)?>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:\/>|>\s*<\/(?:\w+:)?v>)\s*)?<\/(?:\w+:)?c>/g;
const TYPE = /\st\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const POSITION = /(?<!\sxmlns:)\br=(?:"([^"]*)"|'([^']*)')/g;

/**
 * Prepares a worksheet (ECMA-376 part 1, §18.3.1) for the reader, which fills every gap with empty rows and cells and so
 * must never see a row or a column far out. Cells and rows that only carry a format go away; a position past the caps is
 * `too-many-rows` or `too-many-columns`; a cell in error (`#N/A`) becomes its text, and a formula that was
 * saved without its value `FORMULA_WITHOUT_VALUE`, where the reader would drop them.
 */
export function guardSheet(xml: string, fileName: string): string {
  refuseLongTokens(xml, fileName);
  const kept = xml
    .replace(EMPTY_CELL, '')
    .replace(EMPTY_ROW, '')
    .replace(ERROR_CELL, '$1$2str$2')
    .replace(FORMULA_CELL, markFormula);
  for (const match of kept.matchAll(POSITION)) checkPosition(match[1] ?? match[2] ?? '', fileName);
  return kept;
}

/** An empty text is a value, which a formula may well have; nothing at all is none: the program that wrote the file does not calculate. */
function markFormula(cell: string, prefix: string, attributes = ''): string {
  const [, double, single] = TYPE.exec(attributes) ?? [];
  if ((double ?? single) === 'str') return cell;
  const others = attributes.replace(TYPE, '');
  return `<${prefix}c${others} t="str"><${prefix}v>${FORMULA_WITHOUT_VALUE}</${prefix}v></${prefix}c>`;
}

/** The reader takes its text in pieces and starts a token again with each: endless ones would cost their square. */
function refuseLongTokens(xml: string, fileName: string): void {
  let from = 0;
  for (let end = xml.indexOf('>'); end !== -1; end = xml.indexOf('>', from)) {
    if (end - from > MAX_TOKEN_LENGTH) throw new IntakeError('workbook-damaged', { fileName });
    from = end + 1;
  }
  if (xml.length - from > MAX_TOKEN_LENGTH) throw new IntakeError('workbook-damaged', { fileName });
}

/** `r` of a row is its number, of a cell its address (§18.3.1.73, §18.3.1.4); anything else could mislead the reader. */
function checkPosition(position: string, fileName: string): void {
  const [matched, letters = '', digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(position) ?? [];
  if (matched === undefined) throw new IntakeError('workbook-damaged', { fileName });
  if (columnIndex(letters) >= MAX_COLUMNS)
    throw new IntakeError('too-many-columns', { fileName, limit: MAX_COLUMNS });
  if (Number(digits) > MAX_ROWS) throw new IntakeError('too-many-rows', { fileName, limit: MAX_ROWS });
}
