import { formatCardNumber, memberParts, type CardNumber } from '@passeport/codes';
import { selectCard, selectMatchingCards } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { keepDeclaration } from './declaration.ts';
import { findLostBelow, isLeftOut } from './lost-numbers.ts';
import { batchResult, refuse, type BatchResult, type RowOutcome } from './outcomes.ts';
import { checkIssuedCard, type IssuedCard } from './record-issued-cards.ts';
import type { Registry } from './registry.ts';
import { revoke } from './revoke-card.ts';
import { selectClosed } from './transfer/refuse-closed.ts';

type Recovered = { card: CardNumber };

/**
 * Writes down cards that were given after the backup from which the registry was restored, as they were read back from paper or PDF: of persons who are here,
 * under editions that were left out. They count as printed, and as issued on their first day; an earlier card of the person dies. That this office signed them,
 * and that they say what the registry says of the person, is for the caller to have checked. `row` is the index.
 * Refusals: `member-unknown`, `member-not-active`, `mutuelle-closed`, `edition-taken` (by another QR), `card-already-dead` (the newest list said so, or the person has a
 * newer card), `card-unknown` (not an edition that was left out), `value-refused`.
 */
export function recoverCards(
  registry: Registry,
  cards: readonly IssuedCard[],
  by: By,
): Promise<BatchResult<Recovered>> {
  return change(registry, by, async (work) => {
    const closed = await selectClosed(work.db);
    const outcomes: RowOutcome<Recovered>[] = [];
    // An earlier edition first: it dies of the later one.
    const inOrder = cards
      .map((given, row) => ({ given, row }))
      .sort((a, b) => a.given.edition - b.given.edition);
    for (const { given, row } of inOrder) {
      const field = checkIssuedCard(given);
      if (field !== undefined) outcomes.push(refuse(row, 'value-refused', { field }));
      else if (closed.has(memberParts(given.member).mutuelle))
        outcomes.push(refuse(row, 'mutuelle-closed', { mutuelle: memberParts(given.member).mutuelle }));
      else outcomes.push(await recover(work, given, row));
    }
    return batchResult(
      outcomes.sort((a, b) => a.row - b.row),
      {},
    );
  });
}

async function recover(work: Change, given: IssuedCard, row: number): Promise<RowOutcome<Recovered>> {
  const { db, takeNumbers, record } = work;
  const { member, edition, qrText, kid, notBefore, validThrough } = given;
  const card = formatCardNumber(member, edition);
  const same = await selectCard(db, card);
  if (same !== undefined)
    return same.qrText === qrText
      ? { row, outcome: 'already', card, differs: [] }
      : refuse(row, 'edition-taken', { member, card, edition });
  const person = await db
    .selectFrom('persons')
    .select('status')
    .where('member', '=', member)
    .executeTakeFirst();
  if (person === undefined) return refuse(row, 'member-unknown', { member });
  if (person.status !== 'active') return refuse(row, 'member-not-active', { member });
  const others = await selectMatchingCards(db, { members: [member] });
  if (edition < (await findLostBelow(work, member)) || others.some((other) => other.edition > edition))
    return refuse(row, 'card-already-dead', { card });
  if (!(await isLeftOut(work, member, edition))) return refuse(row, 'card-unknown', { card });
  for (const earlier of others.filter(({ state }) => state !== 'revoked'))
    await revoke(work, earlier, keepDeclaration({ reason: 'other' }, work.at));
  await db
    .insertInto('cards')
    .values({
      card,
      member,
      mutuelle: memberParts(member).mutuelle,
      edition,
      issue_number: await takeNumbers('card', 1),
      state: 'printed',
      qr_text: qrText,
      kid,
      not_before: notBefore,
      valid_through: validThrough,
      issued_at: `${notBefore}T00:00:00.000Z`,
      revoked_at: null,
      reason: null,
      replacement_asked: 0,
    })
    .execute();
  record('card.recover', card, undefined, { state: 'printed', kid, notBefore, validThrough });
  return { row, outcome: 'added', card };
}
