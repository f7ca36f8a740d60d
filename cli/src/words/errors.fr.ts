import type { ErrorSentences } from './error-codes.ts';
import { errorsOfCommandsFr } from './errors-commands.fr.ts';
import { errorsOfFilesFr } from './errors-files.fr.ts';
import { errorsOfRegistryFr } from './errors-registry.fr.ts';
import { errorsOfSignedFr } from './errors-signed.fr.ts';
import { officesErrorsFr } from './offices.fr.ts';

/** One sentence a code, in French: what is wrong and what to do. `{name}` is filled from the error's details. */
export const errorsFr: ErrorSentences = {
  ...officesErrorsFr,
  ...errorsOfCommandsFr,
  ...errorsOfSignedFr,
  ...errorsOfRegistryFr,
  ...errorsOfFilesFr,
};
