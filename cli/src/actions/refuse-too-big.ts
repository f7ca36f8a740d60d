import { EligibilityError } from '@passeport/eligibility';
import { CliError } from '../cli-error.ts';

/**
 * Throws `publish-too-big` for a list of the office's own that no reader would take: what `list-too-big` says is for those to whom a
 * list is given. Anything else is thrown as it is.
 */
export function refuseTooBig(error: unknown): never {
  if (error instanceof EligibilityError && error.code === 'list-too-big')
    throw new CliError('publish-too-big', {}, { cause: error });
  throw error;
}
