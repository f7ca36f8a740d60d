import { listPublishedLists, type Card, type PublishedListRecord, type Registry } from '@passeport/registry';

/** How long it took, or takes, from the report of a dead card until a desk can know. Instants are ISO text. */
export interface WordToDesks {
  reportedAt: string;
  recordedAt: string;
  /** the first list that says it; none yet: desks still accept the card */
  list?: Pick<PublishedListRecord, 'sequence' | 'issued'>;
}

/** Undefined for a live card. */
export async function wordToDesks(registry: Registry, card: Card): Promise<WordToDesks | undefined> {
  const { revokedAt, revokedAfterList } = card;
  if (revokedAt === undefined || revokedAfterList === undefined) return undefined;
  const lists = await listPublishedLists(registry);
  const list = lists.find(({ sequence }) => sequence > revokedAfterList);
  return {
    reportedAt: card.reportedAt ?? revokedAt,
    recordedAt: revokedAt,
    ...(list && { list: { sequence: list.sequence, issued: list.issued } }),
  };
}
