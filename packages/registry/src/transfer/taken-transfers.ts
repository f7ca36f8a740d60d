import type { MutuelleNumber } from '@passeport/codes';
import * as v from 'valibot';
import { look } from '../look.ts';
import type { Registry } from '../registry.ts';

const takenSchema = v.pipe(v.string(), v.parseJson(), v.object({ token: v.string() }));

/** The tokens of the transfers by which a mutuelle was ever taken in: here, or at an office from which it has come since, as that one's audit tells. */
export function listTakenTransfers(registry: Registry, mutuelle: MutuelleNumber): Promise<string[]> {
  return look(registry, async (db) => {
    const tokens: string[] = [];
    for (const table of ['audit', 'former_audit'] as const)
      for (const { after } of await db
        .selectFrom(table)
        .select('after')
        .where('subject', '=', mutuelle)
        .where('action', '=', 'mutuelle.take')
        .execute()) {
        const taken = v.safeParse(takenSchema, after);
        if (taken.success) tokens.push(taken.output.token);
      }
    return tokens;
  });
}
