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
  const { revokedAt } = card;
  if (revokedAt === undefined) return undefined;
  const list = (await listPublishedLists(registry)).find(
    // A list's instant has whole seconds; one of the same second was begun after what it holds.
    ({ issued }) => Date.parse(issued) >= Math.floor(Date.parse(revokedAt) / 1000) * 1000,
  );
  return {
    reportedAt: card.reportedAt ?? revokedAt,
    recordedAt: revokedAt,
    ...(list && { list: { sequence: list.sequence, issued: list.issued } }),
  };
}
