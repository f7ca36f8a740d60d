import { decodeText, looksLikeText } from './decode-text.ts';
import { IntakeError } from './errors.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { isBlankRow, type Table } from './table.ts';

/** "PK": every zip, so every .xlsx. */
const ZIP = [0x50, 0x4b];
/** Compound File Binary ([MS-CFB] §2.2): an .xls, or a workbook with a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Where a compound file keeps a workbook with a password ([MS-OFFCRYPTO] §2.3.4.4), in UTF-16LE. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Reads an .xlsx or a separated-values file into rows of cells. What it is, is told by its content and not by its
 * name, except that text under a workbook's name is refused: it is not what its owner believes it to be.
 * Throws `IntakeError`: `file-empty`, `file-too-big`, `file-not-a-table`, `text-named-workbook`, `xls-not-supported`,
 * `ods-not-supported`, `workbook-protected`, `workbook-damaged`, `workbook-too-big`, `csv-quote-unterminated`,
 * `too-many-rows`, `too-many-columns`.
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<Table> {
  if (bytes.length === 0) throw new IntakeError('file-empty', { fileName });
  if (bytes.length > MAX_FILE_BYTES)
    throw new IntakeError('file-too-big', { fileName, limit: MAX_FILE_BYTES });
  const table = await readByContent(bytes, fileName);
  if (table.sheets.every(({ rows }) => rows.every((row) => isBlankRow(row))))
    throw new IntakeError('file-empty', { fileName });
  return table;
}

async function readByContent(bytes: Uint8Array, fileName: string): Promise<Table> {
  if (startsWith(bytes, ZIP))
    return { fileName, format: 'xlsx', sheets: await readWorkbook(bytes, fileName) };
  if (startsWith(bytes, COMPOUND_FILE)) {
    const isProtected = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED_PACKAGE);
    throw new IntakeError(isProtected ? 'workbook-protected' : 'xls-not-supported', { fileName });
  }
  if (!looksLikeText(bytes) || startsWith(bytes, [...Buffer.from('%PDF')]))
    throw new IntakeError('file-not-a-table', { fileName });
  if (/\.(?:xls[xmb]?|ods)$/i.test(fileName)) throw new IntakeError('text-named-workbook', { fileName });
  return { fileName, format: 'csv', sheets: [readCsv(decodeText(bytes), fileName)] };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
