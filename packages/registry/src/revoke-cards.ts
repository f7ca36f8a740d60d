import type { CardNumber, MemberNumber } from '@passeport/codes';
import { selectCard, selectMatchingCards, type Card } from './card.ts';
import { change, type By, type Change } from './change.ts';
import { keepDeclaration, type Declaration, type KeptDeclaration } from './declaration.ts';
import { RegistryError } from './errors.ts';
import { batchResult, refuse, type BatchOptions, type BatchResult, type RowOutcome } from './outcomes.ts';
import type { Registry } from './registry.ts';
import { revoke } from './revoke-card.ts';

/** A card to declare dead: its number, or its holder's for her newest card. `row` is the caller's own number for it. */
export interface CardToRevoke extends Declaration {
  row: number;
  card?: CardNumber | undefined;
  member?: MemberNumber | undefined;
}

/**
 * Declares many cards dead, in one transaction. Dead ones are `already` so. Refusals: `card-unknown`, `value-refused`,
 * `text-refused`.
 */
export function revokeCards(
  registry: Registry,
  rows: readonly CardToRevoke[],
  by: By,
  options: BatchOptions = {},
): Promise<BatchResult<{ card: Card }>> {
  const revokeAll = async (work: Change): Promise<BatchResult<{ card: Card }>> => {
    const outcomes: RowOutcome<{ card: Card }>[] = [];
    for (const row of rows) outcomes.push(await revokeRow(work, row));
    return batchResult(outcomes, options);
  };
  return change(registry, by, revokeAll, options);
}

async function revokeRow(work: Change, row: CardToRevoke): Promise<RowOutcome<{ card: Card }>> {
  const declared = keepOrRefuse(row, work.at);
  if (declared instanceof RegistryError) {
    const code = declared.code === 'text-refused' ? 'text-refused' : 'value-refused';
    return refuse(row.row, code, declared.details);
  }
  const known = await find(work, row);
  if (known === undefined) return refuse(row.row, 'card-unknown', { card: row.card ?? `${row.member}/?` });
  if (known.state === 'revoked') return { row: row.row, outcome: 'already', differs: [], card: known };
  return { row: row.row, outcome: 'added', card: await revoke(work, known, declared) };
}

async function find({ db }: Change, { card, member }: CardToRevoke): Promise<Card | undefined> {
  if (card !== undefined) return await selectCard(db, card);
  if (member === undefined) return undefined;
  return (await selectMatchingCards(db, { members: [member] })).at(-1);
}

function keepOrRefuse(row: CardToRevoke, at: string): KeptDeclaration | RegistryError {
  try {
    return keepDeclaration(row, at);
  } catch (error) {
    if (error instanceof RegistryError) return error;
    throw error;
  }
}
