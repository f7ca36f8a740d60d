import type { ErrorSentences } from './error-codes.ts';
import { errorsOfCommandsEn } from './errors-commands.en.ts';
import { errorsOfFilesEn } from './errors-files.en.ts';
import { errorsOfRegistryEn } from './errors-registry.en.ts';
import { errorsOfSignedEn } from './errors-signed.en.ts';
import { officesErrorsEn } from './offices.en.ts';

/** The sentences of `errors.fr.ts`, in English. */
export const errorsEn: ErrorSentences = {
  ...officesErrorsEn,
  ...errorsOfCommandsEn,
  ...errorsOfSignedEn,
  ...errorsOfRegistryEn,
  ...errorsOfFilesEn,
};
