import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { IntakeError } from './errors.ts';
import { MAX_INFLATED_BYTES, MAX_ZIP_ENTRIES } from './limits.ts';

/** The XML parts of a workbook by their path in the zip. */
export type WorkbookParts = Map<string, Uint8Array>;

/**
 * Unzips the XML parts of an .xlsx. The number of entries and their sizes are summed from the zip's directory before
 * anything is inflated, and an entry that inflates to another size than the directory says stops there: a zip
 * bomb costs no more than reading its directory.
 * Throws `workbook-too-big`, `workbook-damaged`, `ods-not-supported`, `file-not-a-table` (another zip).
 */
export async function openWorkbook(bytes: Uint8Array, fileName: string): Promise<WorkbookParts> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    });
    const entries = await listEntries(zip, fileName);
    const parts: WorkbookParts = new Map();
    for (const entry of entries) {
      if (!/\.xml(?:\.rels)?$/i.test(entry.fileName)) continue;
      parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
    }
    return parts;
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    throw new IntakeError('workbook-damaged', { fileName }, error);
  }
}

async function listEntries(zip: ZipFile, fileName: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let inflatedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    inflatedBytes += entry.uncompressedSize;
    if (entries.length > MAX_ZIP_ENTRIES || inflatedBytes > MAX_INFLATED_BYTES)
      throw new IntakeError('workbook-too-big', { fileName, limit: MAX_INFLATED_BYTES });
  }
  const names = new Set(entries.map((entry) => entry.fileName));
  if (names.has('xl/workbook.xml')) return entries;
  // OpenDocument names its own kind in an entry called "mimetype" (ODF 1.3 part 2, §3.3).
  if (names.has('mimetype') && names.has('content.xml'))
    throw new IntakeError('ods-not-supported', { fileName });
  throw new IntakeError('file-not-a-table', { fileName });
}
