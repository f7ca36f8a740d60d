import { formatMonth, type Month } from '@passeport/calendar';
import { memberParts, type MemberNumber } from '@passeport/codes';
import type { FoundPerson } from '../lost/find-by-words.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { DuplicateCandidate } from '../persons/find-duplicates.ts';
import type { Merged } from '../persons/merge.ts';
import type { Moved, MoveOptions } from '../persons/move.ts';
import { alignColumns } from '../terminal/align-columns.ts';
import type { Language } from './language.ts';
import { cellsOf } from './say-found-persons.ts';
import { wordsOf } from './words-of.ts';

/** Each pair as two lines of a table and why they are one; then how to decide. */
export function sayDuplicates(
  { pairs, found }: { pairs: readonly DuplicateCandidate[]; found: number },
  persons: ReadonlyMap<MemberNumber, FoundPerson>,
  language: Language,
): string[] {
  const { identity, lost } = wordsOf(language);
  if (pairs.length === 0) return [identity.noDuplicates];
  const rows = pairs.flatMap(({ members }) =>
    members.flatMap((member) => {
      const person = persons.get(member);
      return person === undefined ? [] : [cellsOf(person, language)];
    }),
  );
  const [head = '', ...table] = alignColumns([lost.tableHead, ...rows]);
  return [
    head,
    ...pairs.flatMap(({ likenesses }, at) => [
      ...table.slice(at * 2, at * 2 + 2),
      identity.pair(likenesses.map((likeness) => identity.likenesses[likeness]).join(', ')),
    ]),
    ...(found > pairs.length ? [identity.more(found - pairs.length)] : []),
    identity.decide,
  ];
}

/** What a merge did, and what stays where it was. */
export function sayMerged(merged: Merged, language: Language): string[] {
  const { identity } = wordsOf(language);
  const { kept, dropped, revoked, household, isSameHousehold, staying, isHeadless, photo } = merged;
  const through = monthIn(merged.coveredThrough, language);
  const whoStays =
    staying === 0 ? identity.nobodyStays(household) : identity.staying(household, staying, isHeadless);
  return [
    identity.merged(kept.member, nameOnCard(kept), dropped.member, nameOnCard(dropped)),
    revoked === undefined ? identity.mergedWithoutCard(dropped.member) : identity.mergedCard(revoked),
    isSameHousehold
      ? identity.sameHousehold(household)
      : identity.moneyStays(household, through, kept.member),
    ...(isSameHousehold && !isHeadless ? [] : [whoStays]),
    ...(photo === undefined ? [] : [identity.photoOfDropped(kept.member, dropped.member, photo)]),
    identity.undoMerge(dropped.member),
  ];
}

/** What a move did, and what stays where it was. */
export function sayMoved(done: Moved, { to, household: given }: MoveOptions, language: Language): string[] {
  const { identity } = wordsOf(language);
  const { moved, household, from, mutuelle, staying } = done;
  return [
    identity.moved(moved.length, mutuelle, household),
    ...moved.map((one) => identity.movedLine(one.name, one.from, one.to, one.revoked, one.hasPhoto)),
    identity.paid(from, monthIn(done.paidThrough, language)),
    ...(staying > 0 ? [identity.staying(from, staying, hasHeadGone(done))] : []),
    given === undefined
      ? identity.startsAnew(household)
      : identity.joins(household, monthIn(done.coveredThrough, language)),
    identity.whatNext(to),
  ];
}

function hasHeadGone({ moved }: Moved): boolean {
  return moved.some(({ from }) => memberParts(from).person === 1);
}

function monthIn(month: Month | undefined, language: Language): string | undefined {
  return month && formatMonth(month, language);
}
