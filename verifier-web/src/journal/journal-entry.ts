import * as v from 'valibot';

/** A line of the desk's journal. What was not said, or not known, is absent. */
export const journalEntrySchema = v.object({
  /** When the answer was given: an ISO instant. */
  at: v.string(),
  /** The verdict's code, and the words that were shown. */
  verdict: v.string(),
  said: v.string(),
  /** The card's number, or the member's when it was typed. */
  number: v.exactOptional(v.string()),
  /** The list's number. */
  list: v.exactOptional(v.number()),
  /** The kind of care, as the plan names it. */
  care: v.exactOptional(v.string()),
  /** What the patient was asked to pay, in F CFA. */
  askedFcfa: v.exactOptional(v.number()),
});

export type JournalEntry = v.InferOutput<typeof journalEntrySchema>;
