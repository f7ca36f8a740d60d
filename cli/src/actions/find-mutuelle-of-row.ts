import { isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import { foldName } from '@passeport/intake';
import { listMutuelles, type Registry } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { requireMutuelle } from './require-mutuelle.ts';

/** Tells which mutuelle a row belongs to, from what its mutuelle column says, if anything. */
export type MutuelleFinder = (typed: string | undefined) => MutuelleNumber | undefined;

/**
 * The mutuelle named in the row (number or name), else the one named on the command line, else the office's only one.
 * Throws `mutuelle-not-named` when rows without one could be anybody's, `mutuelle-missing` when the chosen one is not
 * there; an unknown or ambiguous name finds nothing.
 */
export async function prepareMutuelleFinder(
  registry: Registry,
  chosen: MutuelleNumber | undefined,
  rows: readonly { mutuelle?: string }[],
): Promise<MutuelleFinder> {
  await requireMutuelle(registry, chosen);
  const mutuelles = await listMutuelles(registry);
  const [first, second] = mutuelles;
  const standard = chosen ?? (second === undefined ? first?.number : undefined);
  if (standard === undefined && rows.some(({ mutuelle }) => mutuelle === undefined))
    throw new CliError('mutuelle-not-named');

  const byName = new Map<string, MutuelleNumber | undefined>();
  for (const { name, number } of mutuelles) {
    const folded = foldName(name);
    byName.set(folded, byName.has(folded) ? undefined : number);
  }
  return (typed) => {
    if (typed === undefined) return standard;
    const padded = /^\d{1,4}$/.test(typed) ? typed.padStart(4, '0') : typed;
    return isMutuelleNumber(padded) ? padded : byName.get(foldName(typed));
  };
}
