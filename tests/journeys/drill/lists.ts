import { cpSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Office } from './daily-work.ts';
import type { Published } from './model.ts';

/** A list, the file that it is in, and what had been reported when it was published. */
export interface List extends Published {
  sequence: number;
  file: string;
}

const published = v.object({ sequence: v.number(), file: v.string() });
const trustList = v.object({
  sequence: v.number(),
  keys: v.array(
    v.object({ kid: v.string(), uses: v.array(v.string()), office: v.object({ number: v.number() }) }),
  ),
});

/** Publishes, and keeps the list beside those that there are. */
export async function publish(
  { number: office, operator, ledger }: Office,
  day: string,
  lists: List[],
): Promise<void> {
  const { sequence, file } = v.parse(published, await operator.do(day, ['publish']));
  if (lists.some((list) => list.office === office && list.sequence === sequence))
    throw new Error(`list ${sequence} of office ${office} was given twice`);
  const kept = join(operator.folder, `${office}-${day}.psl`);
  cpSync(file, kept);
  lists.push({ office, day, sequence, file: kept, known: structuredClone(ledger.known) });
}

/** Whose keys there are by the office's trust list. */
export async function learnTrust({ operator, ledger }: Office, day: string): Promise<void> {
  const { sequence, keys } = v.parse(trustList, await operator.ask(day, ['trust', 'list']));
  const ofCards = keys.filter(({ uses }) => uses.includes('cards'));
  ledger.known.trust.sequence = sequence;
  ledger.known.trust.keys = Object.fromEntries(ofCards.map(({ kid, office }) => [kid, office.number]));
}
