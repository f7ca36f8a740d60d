import { isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import type { Kysely } from 'kysely';
import type { AuditAction } from '../audit-actions.ts';
import { RegistryError } from '../errors.ts';
import type { Tables } from '../tables.ts';

/**
 * Nothing of a closed mutuelle is changed. All that is changed leaves an audit line, whose subject begins with the mutuelle's number:
 * so this is asked once, of every change. Throws `mutuelle-closed`.
 */
export async function refuseClosed(
  db: Kysely<Tables>,
  lines: readonly { action: AuditAction; subject: string }[],
): Promise<void> {
  const closed = await selectClosed(db);
  if (closed.size === 0) return;
  const line = lines.find(({ action, subject }) => {
    const mutuelle = mutuelleOf(subject);
    return action !== 'mutuelle.close' && mutuelle !== undefined && closed.has(mutuelle);
  });
  if (line !== undefined) throw new RegistryError('mutuelle-closed', { mutuelle: line.subject.slice(0, 4) });
}

/** The closed mutuelles, and when they were closed. */
export async function selectClosed(db: Kysely<Tables>): Promise<Map<MutuelleNumber, string>> {
  const rows = await db.selectFrom('closed_mutuelles').selectAll().execute();
  return new Map(rows.map((row) => [row.mutuelle, row.closed_at]));
}

/** Whose an audit line is: its mutuelle's, household's, person's or card's number begins with it. */
export function mutuelleOf(subject: string): MutuelleNumber | undefined {
  const [number = ''] = subject.split('-', 1);
  return isMutuelleNumber(number) ? number : undefined;
}
