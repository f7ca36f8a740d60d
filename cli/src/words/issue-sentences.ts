import type { IssueCode } from '@passeport/intake';

/** A clause for everything that may be wrong with a cell; a code without one does not compile. */
export type IssueSentences = Readonly<Record<IssueCode, string>>;
