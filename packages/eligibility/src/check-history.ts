import { EligibilityError } from './errors.ts';
import { instantOf, isInstant, latestOf } from './instant.ts';

/** What a reader keeps of the newest list it has accepted from an office. */
export interface NewestSeen {
  office: number;
  sequence: number;
  /** Instant, UTC, to the second. */
  issued: string;
  /** SHA-256 of the manifest's payload, lower-case hexadecimal. */
  digest: string;
}

/** What the reader knows of time. */
export interface History {
  newestSeen: readonly NewestSeen[];
  /** When the trust list was signed. */
  trustIssued: string;
  /** The reader's clock. */
  now: Date;
}

const DAY_MS = 86_400_000;
/** A reader whose clock is known to be wrong takes lists this much newer than the newest signed time. */
const LONGEST_LEAP_DAYS = 366;

/**
 * Whether a list comes at its place in time. Throws `list-rollback` when the office has published a newer one,
 * or another one by the same number, or goes back in time; `list-from-future` when it was issued more than a day
 * from now.
 *
 * Now is the later of the reader's clock and the newest signed time. A clock that is itself more than a day before
 * a signed time is wrong, and cannot show that a list comes from the future: it would refuse every list to come.
 */
export function checkHistory(list: NewestSeen, { newestSeen, trustIssued, now }: History): void {
  // 1. Rollback and equivocation, by the sequence number of the office; its time does not go back either.
  const { sequence, issued } = list;
  for (const seen of newestSeen) {
    if (seen.office !== list.office) continue;
    const isSame = sequence === seen.sequence && list.digest === seen.digest;
    if (!isSame && (sequence <= seen.sequence || issued < seen.issued)) {
      throw new EligibilityError('list-rollback', { sequence, newestSequence: seen.sequence, issued });
    }
  }

  // 2. The future.
  const clock = now.getTime();
  const signed = latestOf([trustIssued, ...newestSeen.map((seen) => seen.issued)].filter(isInstant));
  const signedTime = signed === undefined ? clock : Date.parse(signed);
  const allowedDays = clock < signedTime - DAY_MS ? LONGEST_LEAP_DAYS : 1;
  if (Date.parse(issued) > Math.max(clock, signedTime) + allowedDays * DAY_MS) {
    throw new EligibilityError('list-from-future', { sequence, issued, now: instantOf(now) });
  }
}
