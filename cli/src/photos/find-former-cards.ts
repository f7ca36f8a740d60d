import type { CardNumber, MemberNumber } from '@passeport/codes';
import { listCards, type Registry } from '@passeport/registry';

/** Live cards that were signed before `at` for persons whose photo has just changed: the face in their QR is the former one. */
export async function findFormerCards(
  registry: Registry,
  members: readonly MemberNumber[],
  at: Date,
): Promise<CardNumber[]> {
  if (members.length === 0) return [];
  const cards = await listCards(registry, { members, live: true });
  return cards.filter(({ issuedAt }) => issuedAt < at.toISOString()).map(({ card }) => card);
}
