import type { Receipt } from '@passeport/eligibility';

/**
 * Another of a household's receipts, recorded before this one, that may be the same paper typed again: the same day and sum, and not for
 * other months. A warning, never a refusal: a family may well pay the same twice in a day.
 */
export function findAlike(given: Receipt, inOrderOfRecording: readonly Receipt[]): Receipt | undefined {
  const at = inOrderOfRecording.findIndex(({ number }) => number === given.number);
  return inOrderOfRecording
    .slice(0, Math.max(at, 0))
    .find(
      ({ paidOn, amountFcfa, from = given.from }) =>
        paidOn === given.paidOn && amountFcfa === given.amountFcfa && from === (given.from ?? from),
    );
}
