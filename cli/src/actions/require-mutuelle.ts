import type { MutuelleNumber } from '@passeport/codes';
import { listMutuelles, type Registry } from '@passeport/registry';
import { CliError } from '../cli-error.ts';

/** A mutuelle that is named must be there: else a slip of the keyboard reads as "nothing to do". Throws `mutuelle-missing`. */
export async function requireMutuelle(registry: Registry, chosen: MutuelleNumber | undefined): Promise<void> {
  if (chosen === undefined) return;
  const mutuelles = await listMutuelles(registry);
  if (mutuelles.every(({ number }) => number !== chosen))
    throw new CliError('mutuelle-missing', { mutuelle: chosen });
}
