import type { CardNumber } from '@passeport/codes';
import type { Registry } from '../registry.ts';
import { enrol, issue, startOffice } from './fixtures.ts';
import type { TestEngine } from './test-engine.ts';

/** Four persons of one household with a card each, that wait to be printed. */
export async function openWithCards(
  engine: TestEngine,
): Promise<{ registry: Registry; cards: [CardNumber, CardNumber, CardNumber, CardNumber] }> {
  const registry = await engine.open();
  const members = await enrol(registry, await startOffice(registry), 4);
  const [a, b, c, d] = await issue(registry, members);
  if (!a || !b || !c || !d) throw new Error('four were issued');
  return { registry, cards: [a, b, c, d] };
}
