import { EligibilityError } from '../errors.ts';

/** What is thrown then says whose list it is about. */
export async function naming<Value>(office: number, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof EligibilityError)) throw error;
    throw new EligibilityError(error.code, { ...error.details, office }, error);
  }
}
