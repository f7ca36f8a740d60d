import { checkAudit, listPublishedLists, type AuditCheck } from '@passeport/registry';
import type { Office } from '../office/open-office.ts';
import { readSealedHeads, type SealedHead, type UncheckedList } from './read-sealed-heads.ts';

/** What is wrong with an office's audit, or with the lists that sealed it. */
export type AuditTrouble =
  | { kind: 'changed' | 'missing'; id: number }
  | { kind: 'rewritten'; from: number; to: number; sequence: number }
  | { kind: 'shorter'; sequence: number; lines: number }
  | { kind: 'other-list'; sequence: number };

export interface AuditVerdict extends Pick<AuditCheck, 'lines' | 'sha256'> {
  troubles: AuditTrouble[];
  /** the lists whose sealed heads were compared */
  lists: number[];
  unchecked: UncheckedList[];
}

/** Checks the office's audit, line by line and against what its published lists sealed: those kept, and those given. */
export async function verifyAudit(
  { folder, registry, record }: Office,
  given: readonly string[],
  now: Date,
): Promise<AuditVerdict> {
  const { heads, unchecked } = await readSealedHeads(folder, record.number, given, now);
  const { lines, sha256, fault, ...check } = await checkAudit(registry, heads);
  const troubles: AuditTrouble[] = fault === undefined ? [] : [fault];
  // Heads in the order of their lists: a list is at fault when its head does not fit although the line is there.
  const fitting = new Set(check.heads.flatMap((head) => (head.fits ? `${head.lines} ${head.sha256}` : [])));
  let good = 0;
  for (const head of heads) {
    if (fitting.has(`${head.lines} ${head.sha256}`)) good = Math.max(good, head.lines);
    else if (fault === undefined) {
      troubles.push(troubleOf(head, good, lines));
      break;
    }
  }
  const recorded = new Map(
    (await listPublishedLists(registry)).map(({ sequence, manifestSha256 }) => [sequence, manifestSha256]),
  );
  for (const { sequence, manifestSha256 } of heads) {
    const known = recorded.get(sequence);
    if (manifestSha256 !== '' && known !== undefined && known !== manifestSha256)
      troubles.push({ kind: 'other-list', sequence });
  }
  return { lines, sha256, troubles, lists: heads.map(({ sequence }) => sequence), unchecked };
}

function troubleOf(head: SealedHead, good: number, lines: number): AuditTrouble {
  const { sequence } = head;
  if (head.lines > lines) return { kind: 'shorter', sequence, lines: head.lines };
  return { kind: 'rewritten', from: good + 1, to: head.lines, sequence };
}
