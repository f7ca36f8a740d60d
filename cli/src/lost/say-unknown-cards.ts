import { calendarDateOf } from '@passeport/calendar';
import { cardsToIssue, listAudit, type Registry } from '@passeport/registry';
import type { Words } from '../words/fr.ts';

/** After a theft: what to do about cards that a restored office does not know and cannot vouch for; nothing of an office that was never restored. */
export async function sayUnknownCards(registry: Registry, words: Words, now: Date): Promise<string[]> {
  const restored = await listAudit(registry, { action: 'number.skip', limit: 1 });
  if (restored.length === 0) return [];
  const due = await cardsToIssue(registry, { withoutPhoto: true, today: calendarDateOf(now) });
  return [words.recover.afterTheft(due.length)];
}
