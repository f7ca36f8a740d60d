import { CredentialError } from '@passeport/credential';
import { EligibilityError } from '@passeport/eligibility';
import { VerifierError } from '../errors.ts';
import { isStrangersSignature } from '../setup/strangers-signature.ts';
import { fill, type Words } from '../words/index.ts';
import type { Received } from './list-desk.ts';

/** The sentence that says what came of taking a list. */
export async function sayReceived(taking: Promise<Received>, words: Words): Promise<string> {
  try {
    const { list, isNew, offices } = await taking;
    if (!isNew) return words.listSame;
    return offices === undefined
      ? fill(words.listUpdated, { sequence: list.sequence })
      : fill(words.listsUpdated, { offices });
  } catch (error) {
    return refusalText(error, words);
  }
}

function refusalText(error: unknown, words: Words): string {
  if (error instanceof VerifierError) {
    if (error.code === 'offline') return words.listOffline;
    if (error.code === 'interrupted') return words.listInterrupted;
    if (error.code === 'not-found') return words.listMissing;
    if (error.code === 'not-a-list') return words.listNotAList;
    if (error.code === 'overtaken') return words.listOvertaken;
    if (error.code === 'storage-full') return words.listStorageFull;
    return fill(words.listRefused, { code: error.code });
  }
  if (error instanceof EligibilityError) {
    if (error.code === 'list-rollback') return words.listRollback;
    if (error.code === 'list-from-future') return words.listFuture;
    if (error.code === 'list-key-stolen') return words.listKeyStolen;
    if (error.code === 'list-key-expired') return words.listKeyExpired;
    if (error.code === 'delta-other-list') {
      return fill(words.listDeltaOther, { sequence: error.details.sequence ?? 0 });
    }
    if (error.code === 'delta-malformed') return words.listDeltaDamaged;
    // A file that did not arrive: the reason is below.
    if (error.code === 'block-missing' && error.cause instanceof VerifierError) {
      return refusalText(error.cause, words);
    }
    return fill(words.listRefused, { code: error.code });
  }
  if (isStrangersSignature(error)) return words.listStranger;
  if (error instanceof CredentialError) return fill(words.listRefused, { code: error.code });
  // The browser took the database away.
  if (error instanceof DOMException) return words.storageLost;
  throw error;
}
