import { formatCardNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { findCard } from './card.ts';
import { cardsToIssue } from './cards-to-issue.ts';
import { checkAudit } from './check-audit.ts';
import { deadEditions } from './dead-editions.ts';
import { recordIssuedCards } from './record-issued-cards.ts';
import { recoverCards } from './recover-cards.ts';
import { setPersonStatus } from './set-person-status.ts';
import { skipNumbers } from './skip-numbers.ts';
import {
  BY,
  issue,
  issuedCard,
  numberOf,
  openWithTwoHouseholds,
  summary,
  TODAY,
} from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const NOTHING = { list: 0, lines: 0, mutuelles: [], dead: [], ended: [] };

export function recoveringSuite(engine: TestEngine): void {
  describe('cards of after the backup, read back', () => {
    const [a, b, c, d] = [numberOf(1, 1), numberOf(1, 2), numberOf(1, 3), numberOf(1, 4)];

    test('are known again, once, and need no new one; an earlier one dies', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await issue(registry, [a]);
      await skipNumbers(registry, NOTHING, BY);
      const found = [issuedCard(a, 3), issuedCard(b, 1), issuedCard(a, 2)];
      expect(summary((await recoverCards(registry, found, BY)).outcomes)).toEqual([
        'added',
        'added',
        'added',
      ]);
      expect(summary((await recoverCards(registry, found, BY)).outcomes)).toEqual([
        'already',
        'already',
        'already',
      ]);
      expect(await findCard(registry, formatCardNumber(a, 2))).toMatchObject({ state: 'revoked' });
      const kept = await findCard(registry, formatCardNumber(a, 3));
      expect(kept).toMatchObject({
        state: 'printed',
        issuedAt: `${issuedCard(a, 3).notBefore}T00:00:00.000Z`,
      });
      const due = await cardsToIssue(registry, { withoutPhoto: true, today: TODAY });
      expect(due.map(({ person }) => person.member).slice(0, 2)).toEqual([c, d]);
      expect((await checkAudit(registry)).fault).toBeUndefined();
    });

    test('are refused where no number was left out, or the card is dead', async () => {
      const registry = await openWithTwoHouseholds(engine);
      expect(summary((await recoverCards(registry, [issuedCard(b, 1)], BY)).outcomes)).toEqual([
        'refused card-unknown',
      ]);
      await issue(registry, [a]);
      await skipNumbers(registry, { ...NOTHING, dead: [{ member: b, below: 3 }] }, BY);
      await setPersonStatus(registry, c, { status: 'left', since: TODAY }, BY);
      await recordIssuedCards(registry, [issuedCard(d, 6)], BY);
      const found = [
        { ...issuedCard(a, 1), qrText: 'PS1:99' },
        issuedCard(a, 7),
        issuedCard(b, 2),
        issuedCard(b, 3),
        issuedCard(c, 1),
        issuedCard(d, 1),
        issuedCard(numberOf(1, 9), 1),
        { ...issuedCard(a, 2), edition: 1_000 },
      ];
      expect(summary((await recoverCards(registry, found, BY)).outcomes)).toEqual([
        'refused edition-taken',
        'refused card-unknown',
        'refused card-already-dead',
        'added',
        'refused member-not-active',
        'refused card-already-dead',
        'refused member-unknown',
        'refused value-refused',
      ]);
    });

    test('a card that the newest list called dead stays dead, though nobody here knew it', async () => {
      const registry = await openWithTwoHouseholds(engine);
      await issue(registry, [a]);
      await skipNumbers(registry, { ...NOTHING, dead: [{ member: a, below: 3 }] }, BY);
      expect(await deadEditions(registry, parseMutuelleNumber('0401'))).toEqual([{ member: a, below: 3 }]);
    });
  });
}
