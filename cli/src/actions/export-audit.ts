import type { WriteStream } from 'node:fs';
import { once } from 'node:events';
import { listAudit, type AuditLine, type Registry } from '@passeport/registry';
import { csvRows, CSV_MARK } from '../photos/csv.ts';
import type { Words } from '../words/fr.ts';
import { sayAuditAction } from '../words/say-audit-line.ts';
import { writeStreamAtomically } from '../write-stream-atomically.ts';

const LINES_A_PAGE = 2_000;

/** Which lines: instants from the one on, and before the other. */
interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Writes the audit to a file, for its user alone, whole or not at all: as a table for a spreadsheet, in which no cell is a
 * formula, or as JSON `{ "lines": [ … ] }`. Returns how many lines.
 */
export function exportAudit(
  registry: Registry,
  path: string,
  format: 'csv' | 'json',
  span: Span,
  words: Words,
): Promise<number> {
  return writeStreamAtomically(path, async (output) => {
    let lines = 0;
    await write(output, format === 'csv' ? `${CSV_MARK}${csvRows([words.audit.csvHeadings])}` : '{"lines":[');
    for await (const page of readPages(registry, span)) {
      const isFirst = lines === 0;
      lines += page.length;
      const json = () => `${isFirst ? '\n' : ',\n'}${page.map((line) => JSON.stringify(line)).join(',\n')}`;
      await write(output, format === 'csv' ? csvRows(page.map((line) => cellsOf(line, words))) : json());
    }
    if (format === 'json') await write(output, '\n]}\n');
    output.end();
    await once(output, 'close');
    return lines;
  });
}

async function* readPages(registry: Registry, span: Span): AsyncGenerator<AuditLine[]> {
  for (let after = 0; ;) {
    const page = await listAudit(registry, { ...span, after, limit: LINES_A_PAGE });
    if (page.length > 0) yield page;
    after = page.at(-1)?.id ?? after;
    if (page.length < LINES_A_PAGE) return;
  }
}

function cellsOf(line: AuditLine, words: Words): string[] {
  const { id, at, actor, action, subject, before, after, sha256 } = line;
  const json = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
  const inWords = sayAuditAction(line, words);
  return [String(id), at, actor, action, subject, inWords, json(before), json(after), sha256];
}

async function write(output: WriteStream, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}
