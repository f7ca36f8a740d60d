import type { TrustList } from '@passeport/credential';

import { EligibilityError } from '../errors.ts';
import { instantOf, isInstant, latestOf } from '../instant.ts';

/** What a reader keeps of the newest list it has accepted from an office, or of the newest collection. */
export interface NewestSeen {
  /** A collection that the office made of several offices' lists: its numbers are not those of the office's own list. */
  kind?: 'collection';
  office: number;
  sequence: number;
  /** Instant, UTC, to the second. */
  issued: string;
  /** SHA-256 of the manifest's payload, lower-case hexadecimal. */
  digest: string;
  /** The key that signed it, when that is known. */
  kid?: string;
}

/** What was seen, without what a key signed that is known to be stolen: a thief could number his list so high that no other follows. */
export function withoutStolen(newestSeen: readonly NewestSeen[], { keys }: TrustList): NewestSeen[] {
  const stolen = keys.filter((key) => key.compromisedSince !== undefined);
  // A key's name is short, and can be had by trying: an office that does away with its own does not undo what another's did.
  const isThiefs = (seen: NewestSeen): boolean =>
    stolen.some(({ kid, office }) => kid === seen.kid && office.number === seen.office);
  return newestSeen.filter((seen) => !isThiefs(seen));
}

/** Whose numbers they are: of one kind and office there is one series, and one newest is kept. */
type Series = Pick<NewestSeen, 'kind' | 'office'>;

/** Whether two are numbered in one series: then the higher number is the newer one. */
export function isOfOneSeries(a: Series, b: Series): boolean {
  return a.office === b.office && a.kind === b.kind;
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
 * Now is the later of the reader's clock and the newest signed time; but no list is taken that is more than two days ahead of the clock, else an
 * office could take every phone into the future, a day with each list. A clock that is itself more than two days before a signed time
 * is wrong, and cannot show that a list comes from the future: it would refuse every list to come.
 */
export function checkHistory(list: NewestSeen, { newestSeen, trustIssued, now }: History): void {
  // 1. Rollback and equivocation, by the sequence number of the office; its time does not go back either.
  const { sequence, issued } = list;
  for (const seen of newestSeen) {
    if (!isOfOneSeries(seen, list)) continue;
    const isSame = sequence === seen.sequence && list.digest === seen.digest;
    if (!isSame && (sequence <= seen.sequence || issued < seen.issued)) {
      throw new EligibilityError('list-rollback', { sequence, newestSequence: seen.sequence, issued });
    }
  }

  // 2. The future.
  const clock = now.getTime();
  const signed = latestOf([trustIssued, ...newestSeen.map((seen) => seen.issued)].filter(isInstant));
  const signedTime = signed === undefined ? clock : Date.parse(signed);
  const latest =
    clock < signedTime - 2 * DAY_MS
      ? signedTime + LONGEST_LEAP_DAYS * DAY_MS
      : Math.min(Math.max(clock, signedTime) + DAY_MS, clock + 2 * DAY_MS);
  if (Date.parse(issued) > latest) {
    throw new EligibilityError('list-from-future', { sequence, issued, now: instantOf(now) });
  }
}
