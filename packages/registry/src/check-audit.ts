import { hashLine, NO_HASH, type AuditHead } from './audit-chain.ts';
import { look } from './look.ts';
import { readAuditLines } from './read-audit-lines.ts';
import type { Registry } from './registry.ts';
import type { Tables } from './tables.ts';

/** The first line that does not fit, and why: its number is not the next one, or its hash is not that of what it says. */
export interface AuditFault {
  id: number;
  kind: 'missing' | 'changed';
}

/** What checking the whole audit found. */
export interface AuditCheck {
  /** the lines that fit, from the first on */
  lines: number;
  /** the hash of the last of them */
  sha256: string;
  fault?: AuditFault;
  /** the heads given, in ascending order of lines; one that does not fit shows that a line up to it was rewritten, or cut off */
  heads: (AuditHead & { fits: boolean })[];
}

/**
 * Reads the whole audit, of one moment, and checks the chain of hashes; and that it goes through the heads that were signed
 * into published lists, which whoever rewrote the database cannot change.
 */
export function checkAudit(registry: Registry, heads: readonly AuditHead[] = []): Promise<AuditCheck> {
  return look(registry, async (db) => {
    const wanted = Map.groupBy(heads, ({ lines }) => lines);
    const seen = new Map<number, string>();
    let lines = 0;
    let sha256 = NO_HASH;
    let fault: AuditFault | undefined;
    for await (const line of readAuditLines(db)) {
      fault = faultOf(line, lines, sha256);
      if (fault !== undefined) break;
      lines = line.id;
      sha256 = line.sha256;
      if (wanted.has(lines)) seen.set(lines, sha256);
    }
    const { next } = await db
      .selectFrom('counters')
      .select('next')
      .where('name', '=', 'audit')
      .executeTakeFirstOrThrow();
    // Lines taken from the end leave their numbers behind.
    if (fault === undefined && next > lines + 1) fault = { id: lines + 1, kind: 'missing' };
    if (fault === undefined && next < lines + 1) fault = { id: next, kind: 'changed' };
    const judged = [...heads]
      .sort((a, b) => a.lines - b.lines)
      .map((head) => ({ ...head, fits: seen.get(head.lines) === head.sha256 }));
    return { lines, sha256, ...(fault && { fault }), heads: judged };
  });
}

function faultOf(line: Tables['audit'], lines: number, previous: string): AuditFault | undefined {
  if (line.id !== lines + 1) return { id: lines + 1, kind: 'missing' };
  return hashLine(previous, line) === line.sha256 ? undefined : { id: line.id, kind: 'changed' };
}
