import type { CalendarDate } from '@passeport/calendar';
import { memberParts, type CardNumber } from '@passeport/codes';
import type { AuditAction } from './audit-actions.ts';
import { selectMatchingCards } from './card.ts';
import { change, type By } from './change.ts';
import { keepDeclaration } from './declaration.ts';
import type { Registry } from './registry.ts';
import { revoke } from './revoke-card.ts';
import { selectClosed } from './transfer/refuse-closed.ts';

/** What was done with a key or with the trust list, for the audit. Never a key or a passphrase. */
export interface KeyAct {
  action: Extract<AuditAction, `key.${string}` | `trust.${string}`>;
  /** `key kpez`, `trust 7` */
  subject: string;
  before?: unknown;
  after?: unknown;
}

/** Cards that a thief may have made: signed by this key, dated or recorded on this day or later. */
export interface StolenCards {
  kid: string;
  since: CalendarDate;
}

/**
 * Writes what was done with keys into the audit. In the same transaction the cards of a stolen key that nobody can vouch for any more
 * die, and the next editions are wanted for whoever is still a member.
 */
export function recordKeyActs(
  registry: Registry,
  acts: readonly KeyAct[],
  by: By,
  stolen: readonly StolenCards[] = [],
): Promise<{ replaced: CardNumber[] }> {
  return change(registry, by, async (work) => {
    for (const { action, subject, before, after } of acts) work.record(action, subject, before, after);
    const replaced: CardNumber[] = [];
    // Those of a mutuelle that was given up are its new office's to replace.
    const closed = await selectClosed(work.db);
    for (const { kid, since } of stolen) {
      const cards = await selectMatchingCards(work.db, { kid, live: true });
      const lost = cards.filter(({ notBefore, issuedAt }) => notBefore >= since || issuedAt >= since);
      const active = await work.db
        .selectFrom('persons')
        .select('member')
        .where('status', '=', 'active')
        .execute();
      const members = new Set<string>(active.map(({ member }) => member));
      for (const card of lost) {
        if (closed.has(memberParts(card.member).mutuelle)) continue;
        const isReplaced = members.has(card.member) && card.edition < 999;
        const declared = keepDeclaration({ reason: 'fraud' }, work.at);
        await revoke(work, card, declared, isReplaced ? { feeFcfa: undefined } : undefined);
        replaced.push(card.card);
      }
    }
    return { replaced };
  });
}
