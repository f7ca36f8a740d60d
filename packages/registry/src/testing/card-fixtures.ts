import { formatCardNumber, type MemberNumber, type MutuelleNumber } from '@passeport/codes';
import { cardsToIssue } from '../cards-to-issue.ts';
import { recordIssuedCards } from '../record-issued-cards.ts';
import type { Registry } from '../registry.ts';
import { BY, enrol, numberOf, photograph, startOffice, summary, TODAY } from './fixtures.ts';
import type { TestEngine } from './test-engine.ts';

export const a = numberOf(1, 1);
export const b = numberOf(1, 2);
export const c = numberOf(1, 3);
export const d = numberOf(1, 4);

interface Start {
  registry: Registry;
  mutuelle: MutuelleNumber;
}

/** Four persons, a to d, all with photos but d. */
export async function startWithFour(engine: TestEngine): Promise<Start> {
  const registry = await engine.open();
  const mutuelle = await startOffice(registry);
  await enrol(registry, mutuelle, 4);
  await photograph(registry, [a, b, c]);
  return { registry, mutuelle };
}

/** The card numbers that `cardsToIssue` would give. */
export async function due(
  registry: Registry,
  options: { withoutPhoto?: boolean; members?: MemberNumber[] } = {},
) {
  const found = await cardsToIssue(registry, { today: TODAY, ...options });
  return found.map(({ person, edition }) => formatCardNumber(person.member, edition));
}

/** Records cards and says in short what became of each. */
export async function record(registry: Registry, ...cards: Parameters<typeof recordIssuedCards>[1]) {
  return summary((await recordIssuedCards(registry, cards, BY)).outcomes);
}
